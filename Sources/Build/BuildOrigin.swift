import Content
import Files

/// What a build was made of as a whole: as long as all this stands, another would write the same.
struct BuildOrigin: Sendable {
  /// The program that built.
  var program: FileStatus
  /// What stands for the options that decide what is written.
  var options: Fingerprint
  /// The moments from which and up to which the clock changes nothing, in seconds since 1970.
  var moments: Range<Int>
  /// The portal's clock, in seconds ahead of UTC.
  var zone: Int
  /// When it began to read, in nanoseconds since 1970: a file that was changed later may have been read before.
  var began: Int64
  /// Everything that was read.
  var inputs: [Input]
  /// What the tables of each city are, in the order of the cities.
  var outlines: [(city: String, outline: TablesOutline)]

  /// The program that runs.
  static var runningProgram: FileStatus? { FileStatus("/proc/self/exe") }
}

extension BuildOrigin {
  /// Adds its lines to a state.
  func write(to writer: inout StateWriter) {
    writer.begin("P")
    writer.add(program)
    writer.end(rest: "")
    writer.begin("O")
    writer.add(options)
    writer.end(rest: "")
    writer.begin("C")
    writer.add(moments.lowerBound)
    writer.add(moments.upperBound)
    writer.add(zone)
    writer.end(rest: String(began))
    for input in inputs {
      switch input.content {
      case .nothing: writer.begin("n")
      case .program(let status):
        writer.begin("p")
        writer.add(status)
      case .file(let status, let fingerprint):
        writer.begin("f")
        writer.add(status)
        writer.add(fingerprint)
      case .folder(let status, let fingerprint):
        writer.begin("F")
        writer.add(status)
        writer.add(fingerprint)
      }
      writer.end(rest: input.path)
    }
    for (city, outline) in outlines {
      writer.begin("t")
      writer.add(outline)
      writer.end(rest: city)
    }
  }
}

extension Input {
  /// Reads an input's line behind its letter; nil when it is none.
  init?(_ tag: UInt8, _ reader: inout StateReader) {
    let content: Content
    switch tag {
    case UInt8(ascii: "n"): content = .nothing
    case UInt8(ascii: "p"):
      guard let status = reader.status(.file) else { return nil }
      content = .program(status)
    case UInt8(ascii: "f"):
      guard let status = reader.status(.file), let fingerprint = reader.fingerprint() else {
        return nil
      }
      content = .file(status, fingerprint)
    case UInt8(ascii: "F"):
      guard let status = reader.status(.folder), let fingerprint = reader.fingerprint() else {
        return nil
      }
      content = .folder(status, fingerprint)
    default: return nil
    }
    guard let path = reader.rest() else { return nil }
    self.init(path: path, content: content)
  }
}
