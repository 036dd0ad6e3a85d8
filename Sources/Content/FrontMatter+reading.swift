import Dates
import Diagnostics
import Languages
import Markdown
import YAML

extension FrontMatter {
  /// Splits a guide into what stands above it and its text.
  ///
  /// - Returns: The settings and their tree, the bytes of the text and the line it begins on; nil
  ///   when there is no front matter or it cannot be read.
  static func read(_ bytes: [UInt8], file: String, zone: Zone, report: inout Report) -> (
    frontMatter: FrontMatter, node: Node, body: [UInt8], firstLine: Int
  )? {
    guard let split = split(bytes) else {
      report.add(
        Diagnostic(
          .frontMatter, at: Location(file), "the guide does not begin with its title",
          help: "begin with a line ---, then title: …, then a line ---"))
      return nil
    }
    let parsed = Parser.parse(Array(split.settings), file: file, firstLine: 2)
    report.add(contentsOf: parsed.diagnostics)
    guard let node = parsed.node else { return nil }
    var check = SchemaCheck(file: file, languages: [], zone: zone)
    check.check(node, .frontMatter)
    report.add(contentsOf: check.report)
    guard let title = node["title"]?.text else { return nil }
    return (FrontMatter(node, title: title, zone: zone), node, Array(split.body), split.firstLine)
  }

  private init(_ node: Node, title: String, zone: Zone) {
    self.title = title
    summary = node["summary"]?.text ?? ""
    updated = node["updated"]?.text.flatMap { Day($0) }
    order = node["order"]?.text.flatMap { Int($0) } ?? 1000
    publish = node["publish"]?.text.flatMap { Moment($0, in: zone) }
    expire = node["expire"]?.text.flatMap { Moment($0, in: zone) }
    isDraft = node["draft"]?.text == "true"
    aliases = node["aliases"]?.items?.compactMap(\.text) ?? []
  }

  private static func split(_ bytes: [UInt8]) -> (
    settings: ArraySlice<UInt8>, body: ArraySlice<UInt8>, firstLine: Int
  )? {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard let first = line(bytes, start), isRule(bytes[start..<first.end]) else { return nil }
    var position = first.next
    var number = 2
    while let current = line(bytes, position) {
      if isRule(bytes[position..<current.end]) {
        return (bytes[first.next..<position], bytes[current.next...], number + 1)
      }
      position = current.next
      number += 1
    }
    return nil
  }

  /// The end of the line that begins at a position, and where the next begins.
  private static func line(_ bytes: [UInt8], _ start: Int) -> (end: Int, next: Int)? {
    guard start < bytes.count else { return nil }
    let end = bytes[start...].firstIndex(of: 10) ?? bytes.count
    return (end, min(end + 1, bytes.count))
  }

  private static func isRule(_ line: ArraySlice<UInt8>) -> Bool {
    var line = line
    while let last = line.last, last == 13 || last == 32 { line.removeLast() }
    return line.elementsEqual("---".utf8)
  }
}
