import Content
import Files

/// What earlier builds wrote and what it was made of: the only files Önir may replace or delete.
///
/// Lines of text: what the build was made of as a whole, then a section for each folder at the top of the
/// output, and a fingerprint of it all at the end. Sections are read when somebody asks, so that what has
/// not changed is passed on as it is.
struct OutputState: Sendable {
  /// What the build was made of; nil unless it wrote everything.
  var origin: BuildOrigin?
  /// What stands for what outputs of all sections may be made of.
  var dependencies: [String: Fingerprint] = [:]
  /// The sections by their folders; the outputs that belong to no city have the name "".
  private(set) var sections: [String: Section] = [:]
  /// The names of the sections in the order in which they were written.
  private(set) var names: [String] = []

  /// A section as it stands in the state.
  struct Section: Sendable {
    /// How many outputs it has.
    var files: Int
    /// The bytes of all of them.
    var size: Int
    var lines: ArraySlice<UInt8>
  }

  private static let heading = "onir-state 2\n"

  init() {}

  /// Adds a section, unless it is empty.
  mutating func add(_ name: String, _ section: Section) {
    guard section.files > 0, sections.updateValue(section, forKey: name) == nil else { return }
    names.append(name)
  }

  /// Reads a state; nil when it is not one that this program wrote.
  init?(_ bytes: [UInt8]) {
    guard let end = Self.checkedEnd(of: bytes) else { return nil }
    var reader = StateReader(bytes[Self.heading.utf8.count..<end])
    var reading = OriginReading()
    while !reader.isAtEnd {
      guard let tag = reader.tag() else { return nil }
      switch tag {
      case UInt8(ascii: "d"):
        guard let fingerprint = reader.fingerprint(), let name = reader.rest() else { return nil }
        dependencies[name] = fingerprint
      case UInt8(ascii: "s"):
        guard let count = reader.number(), let files = reader.number(),
          let size = reader.number(), let name = reader.rest(), let lines = reader.run(count)
        else { return nil }
        add(name, Section(files: files, size: size, lines: lines))
      default:
        guard reading.take(tag, &reader) else { return nil }
      }
    }
    origin = reading.origin
  }

  /// Where the lines end, if the fingerprint behind them is theirs.
  private static func checkedEnd(of bytes: [UInt8]) -> Int? {
    let tail = "end \(String(repeating: "0", count: 32))\n".utf8.count
    let end = bytes.count - tail
    guard end >= heading.utf8.count, bytes.starts(with: heading.utf8),
      bytes[end...].starts(with: "end ".utf8)
    else { return nil }
    var reader = StateReader(bytes[(end + 4)...])
    guard reader.fingerprint() == Fingerprint(part: bytes[..<end]) else { return nil }
    return end
  }

  /// The state as a file keeps it, in parts: it is megabytes, most of them as they were read.
  var parts: [ArraySlice<UInt8>] {
    var parts: [ArraySlice<UInt8>] = []
    var writer = StateWriter()
    writer.append(Array(Self.heading.utf8)[...])
    origin?.write(to: &writer)
    for (name, fingerprint) in dependencies.sorted(by: { $0.key < $1.key }) {
      writer.begin("d")
      writer.add(fingerprint)
      writer.end(rest: name)
    }
    for name in names {
      guard let section = sections[name] else { continue }
      writer.begin("s")
      writer.add(section.lines.count)
      writer.add(section.files)
      writer.add(section.size)
      writer.end(rest: name)
      parts.append(writer.take())
      parts.append(section.lines)
    }
    parts.append(writer.take())
    var fingerprint = FingerprintStream()
    for part in parts { fingerprint.add(part) }
    writer.end(fingerprint.fingerprint)
    parts.append(writer.take())
    return parts
  }
}

extension OutputState {
  /// The section whose outputs a file would be among.
  static func section(of file: some StringProtocol, among cities: (String) -> Bool) -> String {
    guard let slash = file.firstIndex(of: "/") else { return "" }
    let top = String(file[..<slash])
    return cities(top) ? top : ""
  }

  /// What a section holds; nothing if there is none.
  func section(_ name: String) -> OutputSection {
    sections[name].flatMap { OutputSection($0.lines) } ?? OutputSection()
  }

  /// What was written to a file.
  func output(_ file: String) -> OutputSection.Output? {
    let name = Self.section(of: file) { sections[$0] != nil }
    let section = section(name)
    return section.outputs.first { section.name($0).elementsEqual(file.utf8) }
  }

  /// All files with the fingerprints they were written with.
  var files: [(String, Fingerprint)] {
    names.flatMap { name in
      let section = section(name)
      return section.outputs.map { (section.file($0), $0.fingerprint) }
    }
  }
}

/// The lines of what a build was made of, as they come.
private struct OriginReading {
  private var program: FileStatus?
  private var options: Fingerprint?
  private var clock: (moments: Range<Int>, zone: Int, began: Int64)?
  private var inputs: [Input] = []
  private var outlines: [(city: String, outline: TablesOutline)] = []

  /// What was read; nil unless all of it was.
  var origin: BuildOrigin? {
    guard let program, let options, let clock else { return nil }
    return BuildOrigin(
      program: program, options: options, moments: clock.moments, zone: clock.zone,
      began: clock.began, inputs: inputs, outlines: outlines)
  }

  /// Takes a line; says no if it is none of these.
  mutating func take(_ tag: UInt8, _ reader: inout StateReader) -> Bool {
    switch tag {
    case UInt8(ascii: "P"):
      guard let status = reader.status(.file), reader.rest() != nil else { return false }
      program = status
    case UInt8(ascii: "O"):
      guard let fingerprint = reader.fingerprint(), reader.rest() != nil else { return false }
      options = fingerprint
    case UInt8(ascii: "C"):
      guard let from = reader.number(), let until = reader.number(), from <= until,
        let zone = reader.number(), let began = reader.rest().flatMap({ Int64($0) })
      else { return false }
      clock = (from..<until, zone, began)
    case UInt8(ascii: "t"):
      guard let outline = reader.outline(), let city = reader.rest() else { return false }
      outlines.append((city, outline))
    default:
      guard let input = Input(tag, &reader) else { return false }
      inputs.append(input)
    }
    return true
  }
}
