import Files

/// What a state tells of the outputs of a city, or of those that belong to none.
struct OutputSection: Sendable {
  /// A file as it was written.
  struct Output: Sendable, Equatable {
    let file: String
    let fingerprint: Fingerprint
    let size: Int
    let modified: Int64
    /// What it was made of, as a place in `reads`.
    let reads: Int

    /// Whether what stands on the disk still is what was written.
    func matches(_ status: FileStatus?) -> Bool { status?.isFile(size, modified) ?? false }
  }

  /// What stands for everything that its outputs were made of, but for what all sections share.
  var dependencies: [String: Fingerprint] = [:]
  /// The names of what outputs were made of, each combination once.
  var reads: [[String]] = []
  /// The files, in the order in which the site has them.
  var outputs: [Output] = []

  init() {}

  /// Reads a section; nil when it is not one that this program wrote.
  init?(_ bytes: ArraySlice<UInt8>) {
    var reader = StateReader(bytes)
    while !reader.isAtEnd {
      switch reader.tag() {
      case UInt8(ascii: "o"):
        guard let line = OutputLine(&reader, of: bytes) else { return nil }
        outputs.append(
          Output(
            file: String(decoding: bytes[line.file], as: UTF8.self),
            fingerprint: line.fingerprint, size: line.size, modified: line.modified,
            reads: line.reads))
      case UInt8(ascii: "r"):
        guard let names = reader.rest() else { return nil }
        reads.append(names.split(separator: " ").map(String.init))
      case UInt8(ascii: "d"):
        guard let fingerprint = reader.fingerprint(), let name = reader.rest() else { return nil }
        dependencies[name] = fingerprint
      default: return nil
      }
    }
    guard outputs.allSatisfy({ reads.indices.contains($0.reads) }) else { return nil }
  }

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
      writer.end(rest: output.file)
    }
    for names in reads {
      writer.begin("r")
      writer.end(rest: names.joined(separator: " "))
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
