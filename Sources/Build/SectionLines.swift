import Files

/// What a state tells of an output beside its name.
struct OutputLine: Sendable {
  let fingerprint: Fingerprint
  let size: Int
  let modified: Int64
  /// What it was made of, as a place among the combinations of its section.
  let reads: Int
}

extension StateWriter {
  /// Adds the line of an output.
  mutating func add(_ output: OutputLine, file: Span<UInt8>) {
    begin("o")
    add(output.fingerprint)
    add(output.size)
    add(Int(output.modified))
    add(output.reads)
    end(rest: file)
  }
}

/// Writes a section of a state: what has not changed goes on as the line that it was.
struct SectionLines: ~Copyable {
  private var writer: StateWriter
  /// The lines of the earlier section, and those of them that go on next.
  private let old: ArraySlice<UInt8>
  private var kept: Range<Int>
  private var files = 0
  private var size = 0
  /// The combinations of names that outputs are made of: those of the old section, then new ones.
  private var reads: [String]
  private var isUsed: [Bool]
  private var places: [String: Int]?
  private var last: (names: String, place: Int)?

  /// Begins with the combinations of an earlier section.
  init(like old: OutputSection) {
    reads = old.reads
    isUsed = Array(repeating: false, count: reads.count)
    self.old = old.names
    kept = old.names.startIndex..<old.names.startIndex
    writer = StateWriter(capacity: old.names.count)
  }

  /// Adds an output of the earlier section as it was.
  mutating func keep(_ output: OutputSection.Output) {
    // Mostly those that stood behind one another do so again.
    if kept.upperBound == output.wholeLine.lowerBound {
      kept = kept.lowerBound..<output.wholeLine.upperBound
    } else {
      writeKept()
      kept = output.wholeLine
    }
    count(output.size, output.reads)
  }

  /// Adds an output.
  ///
  /// - Parameters:
  ///   - file: Its name.
  ///   - fingerprint: What stands for its bytes.
  ///   - size: How many there are.
  ///   - modified: When the file was written.
  ///   - names: What it was made of.
  mutating func add(
    _ file: Span<UInt8>, _ fingerprint: Fingerprint, _ size: Int, _ modified: Int64,
    of names: String
  ) {
    let place = place(of: names)
    let line = OutputLine(
      fingerprint: fingerprint, size: size, modified: modified, reads: place)
    writeKept()
    writer.add(line, file: file)
    count(size, place)
  }

  private mutating func writeKept() {
    writer.append(old[kept])
    kept = kept.upperBound..<kept.upperBound
  }

  private mutating func count(_ size: Int, _ reads: Int) {
    files += 1
    self.size += max(0, size)
    isUsed[reads] = true
  }

  private mutating func place(of names: String) -> Int {
    // Mostly as the output before: then it is the same text, and that is seen at once.
    if let last, last.names == names { return last.place }
    var known = places ?? Dictionary(zip(reads, reads.indices)) { first, _ in first }
    // Taken out, so that it is not copied.
    places = nil
    let place = known[names] ?? reads.count
    if place == reads.count {
      reads.append(names)
      isUsed.append(false)
      known[names] = place
    }
    places = known
    last = (names, place)
    return place
  }

  /// The section, last.
  ///
  /// - Parameter dependencies: What stands for what its outputs were made of.
  /// - Returns: The section as a state keeps it.
  mutating func section(_ dependencies: [String: Fingerprint]) -> OutputState.Section {
    writeKept()
    for names in reads {
      writer.begin("r")
      writer.end(rest: names)
    }
    if isUsed.contains(false), let whole = OutputSection(writer.bytes[...]) {
      return whole.renewed(dependencies)
    }
    for (name, fingerprint) in dependencies.sorted(by: { $0.key < $1.key }) {
      writer.begin("d")
      writer.add(fingerprint)
      writer.end(rest: name)
    }
    return OutputState.Section(files: files, size: size, lines: writer.take())
  }
}

extension OutputSection {
  /// The same outputs as a state keeps them, without combinations that none is made of.
  func renewed(_ dependencies: [String: Fingerprint]) -> OutputState.Section {
    var lines = SectionLines(like: OutputSection())
    for output in outputs {
      lines.add(
        name(output).span, output.fingerprint, output.size, output.line.modified,
        of: reads[output.reads])
    }
    return lines.section(dependencies)
  }
}
