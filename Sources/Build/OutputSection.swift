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
    func matches(_ status: FileStatus?) -> Bool {
      guard let status else { return false }
      return status.kind == .file && status.size == size && status.modified == modified
    }
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
        guard let fingerprint = reader.fingerprint(), let size = reader.number(),
          let modified = reader.number(), let reads = reader.number(), reads >= 0,
          let file = reader.rest(), Self.isInside(file)
        else { return nil }
        outputs.append(
          Output(
            file: file, fingerprint: fingerprint, size: size, modified: Int64(modified),
            reads: reads))
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
    for output in outputs {
      writer.line(
        "o", .fingerprint(output.fingerprint), .number(output.size),
        .number(Int(output.modified)), .number(output.reads), rest: output.file)
    }
    for names in reads { writer.line("r", rest: names.joined(separator: " ")) }
    for (name, fingerprint) in dependencies.sorted(by: { $0.key < $1.key }) {
      writer.line("d", .fingerprint(fingerprint), rest: name)
    }
    return writer.bytes
  }

  /// A damaged state must not lead a deletion out of the output folder.
  static func isInside(_ file: String) -> Bool {
    var start = true
    var dots = 0
    var other = false
    // Written out, since it runs for every output of every build: no empty part, no `.` and no `..`.
    for byte in file.utf8 {
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
