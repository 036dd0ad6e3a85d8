import Files

/// What a state tells of the outputs of a city, or of those that belong to none.
struct OutputSection: Sendable {
  /// A file as it was written.
  struct Output: Sendable {
    /// Where its name stands in `names`.
    let file: Range<Int>
    let fingerprint: Fingerprint
    let size: Int
    let modified: Int64
    /// What it was made of, as a place in `reads`.
    let reads: Int

    /// Whether what stands on the disk still is what was written.
    func matches(_ status: FileStatus?) -> Bool {
      guard let status else { return false }
      return status.kind == .file && status.size == size && status.modified == modified
    }
  }

  /// What stands for everything that its outputs were made of, but for what all sections share.
  var dependencies: [String: Fingerprint] = [:]
  /// The names of what outputs were made of, with blanks between them, each combination once.
  var reads: [String] = []
  /// The files, in the order in which the site has them.
  private(set) var outputs: [Output] = []
  /// What the names of the files are parts of: most builds need few of them as texts.
  private(set) var names: ArraySlice<UInt8> = []

  /// A section without outputs, with room for as many as another has.
  init(like other: OutputSection? = nil) {
    guard let other else { return }
    outputs.reserveCapacity(other.outputs.count)
    names.reserveCapacity(other.names.count)
  }

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

  /// Adds an output.
  mutating func add(
    _ name: some Collection<UInt8>, _ fingerprint: Fingerprint, _ size: Int, _ modified: Int64,
    reads: Int
  ) {
    let start = names.endIndex
    names.append(contentsOf: name)
    outputs.append(
      Output(
        file: start..<names.endIndex, fingerprint: fingerprint, size: size, modified: modified,
        reads: reads))
  }

  /// Adds a file that a build which was cut off may have made: nothing is known of it but its name.
  mutating func add(unknown file: String, reads: Int) {
    add(file.utf8, FingerprintSum().fingerprint, -1, 0, reads: reads)
  }

  /// The name of an output's file, from the output folder.
  func name(_ output: Output) -> ArraySlice<UInt8> { names[output.file] }

  /// The same as a text.
  func file(_ output: Output) -> String { String(decoding: name(output), as: UTF8.self) }

  /// All files.
  var files: [String] { outputs.map(file) }

  /// The section as a state keeps it.
  var bytes: [UInt8] {
    var writer = StateWriter()
    writer.reserve(outputs.count * 160)
    for output in outputs {
      writer.begin("o")
      writer.add(output.fingerprint)
      writer.add(output.size)
      writer.add(Int(output.modified))
      writer.add(output.reads)
      writer.end(rest: name(output))
    }
    for names in reads {
      writer.begin("r")
      writer.end(rest: names)
    }
    for (name, fingerprint) in dependencies.sorted(by: { $0.key < $1.key }) {
      writer.begin("d")
      writer.add(fingerprint)
      writer.end(rest: name)
    }
    return writer.bytes
  }

  /// A damaged state must not lead a deletion out of the output folder.
  static func isInside(_ file: some Sequence<UInt8>) -> Bool {
    var start = true
    var dots = 0
    var other = false
    // Written out, since it runs for every output of every build: no empty part, no `.` and no `..`.
    for byte in file {
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
    guard let fingerprint = reader.fingerprint(), let size = reader.number(),
      let modified = reader.number(), let reads = reader.number(), reads >= 0,
      let file = reader.restOfLine(), OutputSection.isInside(bytes[file])
    else { return nil }
    self.init(
      file: file, fingerprint: fingerprint, size: size, modified: Int64(modified), reads: reads)
  }
}
