import Diagnostics
import Files
import JSON

extension Manifest {
  /// The document.
  var document: [UInt8] {
    var text = "{\"version\":1,\"id\":\"\(name.text)\",\"previous\":"
    text += previous.map { "\"\($0.text)\"" } ?? "null"
    text += ",\"base\":\(JSONText.quoted(base)),\"compression\":\"\(compression.rawValue)\""
    if let slice { text += ",\"slice\":\(slice.json)" }
    text += ",\"totals\":{\"files\":\(entries.count),\"bytes\":\(bytesOfFiles)},\"files\":["
    var bytes = Array(text.utf8)
    bytes.reserveCapacity(entries.count * 256)
    var isFirst = true
    for file in entries.keys.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      guard let entry = entries[file] else { continue }
      bytes.append(contentsOf: (isFirst ? "\n" : ",\n").utf8)
      isFirst = false
      bytes.append(contentsOf: Self.line(file, entry).utf8)
    }
    bytes.append(contentsOf: "\n]}\n".utf8)
    return bytes
  }

  private static func line(_ file: String, _ entry: Entry) -> String {
    var line = "{\"path\":"
    line += JSONText.quoted(file)
    line += ",\"size\":\(entry.size),\"modified\":\(entry.modified),\"xxh3\":\""
    line += entry.fingerprint.digits
    line += "\",\"sha256\":\""
    line += entry.digest
    return line + (entry.isRetired ? "\",\"retired\":true}" : "\"}")
  }

  /// Reads a document; nil when it is not one that this program wrote.
  public init?(_ document: [UInt8]) {
    var lines = document.split(separator: 10, omittingEmptySubsequences: false)
    guard lines.count >= 3, lines.popLast()?.isEmpty == true,
      lines.popLast()?.elementsEqual("]}".utf8) == true
    else { return nil }
    let heading = Array(lines.removeFirst())
    self.init(heading: heading)
    entries.reserveCapacity(lines.count)
    var bytes = 0
    for (place, line) in lines.enumerated() {
      let isLast = place == lines.count - 1
      guard isLast || line.last == UInt8(ascii: ",") else { return nil }
      var reader = ManifestLine(isLast ? line : line.dropLast())
      guard let (file, entry) = reader.read(), Self.isInside(file) else { return nil }
      bytes += entry.size
      guard bytes <= Self.mostBytes else { return nil }
      entries[file] = entry
    }
    guard entries.count == lines.count, Self.totals(heading) == (lines.count, bytes) else {
      return nil
    }
  }

  private init?(heading: [UInt8]) {
    guard let json = try? JSONValue(heading + Array("]}".utf8)), json["version"] == .integer(1),
      let name = json["id"]?.text.flatMap(ReleaseName.init), let base = json["base"]?.text,
      let compression = json["compression"]?.text
    else { return nil }
    self.name = name
    self.base = base
    self.compression = Compression(rawValue: compression) ?? .other
    previous = json["previous"]?.text.flatMap(ReleaseName.init)
    guard let slice = json["slice"] else { return }
    guard let mark = SliceMark(slice) else { return nil }
    self.slice = mark
  }

  /// How many files and bytes a heading speaks of: a line that is lost is missed.
  private static func totals(_ heading: [UInt8]) -> (files: Int, bytes: Int) {
    let totals = (try? JSONValue(heading + Array("]}".utf8)))?["totals"]
    guard case .integer(let files)? = totals?["files"], case .integer(let bytes)? = totals?["bytes"]
    else { return (-1, -1) }
    return (files, bytes)
  }

  /// A damaged manifest must not lead anybody out of the release.
  static func isInside(_ file: String) -> Bool {
    !file.utf8.contains(0)
      && !file.split(separator: "/", omittingEmptySubsequences: false).contains {
        $0 == ".." || $0 == "." || $0.isEmpty
      }
  }
}

/// Reads the line of a file in a manifest.
private struct ManifestLine {
  private var rest: ArraySlice<UInt8>

  init(_ line: ArraySlice<UInt8>) { rest = line }

  mutating func read() -> (String, Manifest.Entry)? {
    guard skip("{\"path\":"), let file = text(), skip(",\"size\":"), let size = number(),
      skip(",\"modified\":"), let modified = number(), skip(",\"xxh3\":\""),
      let high = hexadecimal(16).flatMap({ UInt64($0, radix: 16) }),
      let low = hexadecimal(16).flatMap({ UInt64($0, radix: 16) }), skip("\",\"sha256\":\""),
      let digest = hexadecimal(64), skip("\""), modified <= Manifest.lastSecond,
      size <= Manifest.mostBytes
    else { return nil }
    let isRetired = skip(",\"retired\":true")
    guard skip("}"), rest.isEmpty else { return nil }
    return (
      file,
      Manifest.Entry(
        fingerprint: Fingerprint(high: high, low: low), size: size, modified: modified,
        digest: digest, isRetired: isRetired)
    )
  }

  private mutating func skip(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    let isThere = text.withUTF8Buffer { rest.starts(with: $0) }
    guard isThere else { return false }
    rest = rest.dropFirst(count)
    return true
  }

  private mutating func text() -> String? {
    let start = rest.startIndex
    guard rest.first == UInt8(ascii: "\"") else { return nil }
    var end = start + 1
    var isEscaped = false
    while end < rest.endIndex, rest[end] != UInt8(ascii: "\"") {
      if rest[end] == UInt8(ascii: "\\") {
        isEscaped = true
        end += 1
      }
      end += 1
    }
    guard end < rest.endIndex else { return nil }
    let literal = rest[start...end]
    rest = rest[(end + 1)...]
    if isEscaped { return (try? JSONValue(Array(literal)))?.text }
    return String(validating: literal.dropFirst().dropLast(), as: UTF8.self)
  }

  private mutating func number() -> Int? {
    let digits = rest.prefix { $0 >= 48 && $0 <= 57 }
    guard !digits.isEmpty, digits.count < 19 else { return nil }
    rest = rest.dropFirst(digits.count)
    return digits.reduce(0) { 10 * $0 + Int($1 - 48) }
  }

  private mutating func hexadecimal(_ count: Int) -> String? {
    let digits = rest.prefix(count)
    guard digits.count == count,
      digits.allSatisfy({ ($0 >= 48 && $0 <= 57) || ($0 >= 97 && $0 <= 102) })
    else { return nil }
    rest = rest.dropFirst(count)
    return String(decoding: digits, as: UTF8.self)
  }
}
