import Files

/// What a state tells of the outputs of a city, or of those that belong to none.
struct OutputSection: Sendable {
  /// A file as it was written.
  struct Output: Sendable {
    /// Where its line begins in `names`.
    let start: Int
    /// Where its name stands in `names`: up to the end of the line.
    let file: Range<Int>
    let line: OutputLine

    /// Where its line stands in `names`, with the end.
    var wholeLine: Range<Int> { start..<file.upperBound + 1 }
    var size: Int { line.size }
    var fingerprint: Fingerprint { line.fingerprint }
    var reads: Int { line.reads }

    /// Whether what stands on the disk still is what was written.
    func matches(_ status: FileStatus?) -> Bool {
      guard let status else { return false }
      return status.kind == .file && status.size == line.size
        && status.modified == line.modified
    }
  }

  /// What stands for everything that its outputs were made of, but for what all sections share.
  var dependencies: [String: Fingerprint] = [:]
  /// The names of what outputs were made of, with blanks between them, each combination once.
  var reads: [String] = []
  /// The files, in the order in which the site has them.
  private(set) var outputs: [Output] = []
  /// The lines that the names of the files are parts of: most builds need few of them as texts.
  private(set) var names: ArraySlice<UInt8> = []

  /// The name of something that nothing stands for: what is made of it is made again.
  static let unknown = "unfinished"

  /// A section without outputs.
  init() {}

  /// Reads a section; nil when it is not one that this program wrote.
  init?(_ bytes: ArraySlice<UInt8>) {
    names = bytes
    outputs.reserveCapacity(bytes.count / 128)
    var reader = StateReader(bytes)
    while !reader.isAtEnd {
      switch reader.tag() {
      case UInt8(ascii: "o"):
        guard let output = Output(&reader, of: bytes) else { return nil }
        outputs.append(output)
      case UInt8(ascii: "r"):
        guard let names = reader.rest() else { return nil }
        reads.append(names)
      case UInt8(ascii: "d"):
        guard let fingerprint = reader.fingerprint(), let name = reader.rest() else { return nil }
        dependencies[name] = fingerprint
      default: return nil
      }
    }
    guard outputs.allSatisfy({ reads.indices.contains($0.reads) }) else { return nil }
  }

  /// Adds a file that a build which was cut off may have made: nothing is known of it but its name.
  mutating func add(unknown file: String, reads: Int) {
    var line = StateWriter()
    let output = OutputLine(
      fingerprint: FingerprintSum().fingerprint, size: -1, modified: 0, reads: reads)
    line.add(output, file: file.utf8.span)
    let start = names.endIndex
    names.append(contentsOf: line.take())
    let end = names.endIndex - 1
    outputs.append(Output(start: start, file: end - file.utf8.count..<end, line: output))
  }

  /// The name of an output's file, from the output folder.
  func name(_ output: Output) -> ArraySlice<UInt8> { names[output.file] }

  /// The same as a text.
  func file(_ output: Output) -> String { String(decoding: name(output), as: UTF8.self) }

  /// All files.
  var files: [String] { outputs.map(file) }

  /// A damaged state must not lead a deletion out of the output folder.
  static func isInside(_ file: ArraySlice<UInt8>) -> Bool {
    var start = true
    var dots = 0
    var other = false
    let bytes = file.span
    // Written out, since it runs for every output of every build: no empty part, no `.` and no `..`.
    for place in bytes.indices {
      let byte = bytes[place]
      if byte == 0 { return false }
      if byte == UInt8(ascii: "/") {
        if start || (!other && dots <= 2) { return false }
        (start, dots, other) = (true, 0, false)
      } else {
        start = false
        if byte == UInt8(ascii: ".") { dots += 1 } else { other = true }
      }
    }
    return !start && (other || dots > 2)
  }
}

extension OutputSection.Output {
  /// Reads a line of a state behind its letter; nil when it is none, or leads out of the output folder.
  init?(_ reader: inout StateReader, of bytes: ArraySlice<UInt8>) {
    // Its letter and a blank.
    let start = reader.position - 2
    guard let fingerprint = reader.fingerprint(), let size = reader.number(),
      let modified = reader.number(), let reads = reader.number(), reads >= 0,
      let file = reader.restOfLine(), OutputSection.isInside(bytes[file])
    else { return nil }
    self.init(
      start: start, file: file,
      line: OutputLine(
        fingerprint: fingerprint, size: size, modified: Int64(modified), reads: reads))
  }
}
