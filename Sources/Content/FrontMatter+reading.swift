import Dates
import Diagnostics
import Languages
import Markdown
import YAML

extension FrontMatter {
  /// A guide's file in its two parts.
  struct Reading {
    var frontMatter: FrontMatter
    /// The tree of the settings, for places; nil when it cannot be read.
    var node: Node?
    /// The bytes of the text.
    var body: ArraySlice<UInt8>
    /// The line of the file on which the text begins.
    var firstLine: Int
    /// Whether it is sure where the text begins.
    var isWhole = true
  }

  /// Splits a guide into what stands above it and its text.
  ///
  /// What is wrong with the settings is reported; the text is read all the same, for its own faults,
  /// and so that links to the guide are not broken besides. Its title is empty then.
  static func read(_ bytes: [UInt8], file: String, zone: Zone, report: inout Report) -> Reading {
    let split = split(bytes)
    if let flaw = split.flaw {
      report.add(Diagnostic(.frontMatter, at: Location(file), flaw.summary, help: flaw.help))
    }
    let parsed = Parser.parse(Array(split.settings), file: file, firstLine: 2)
    report.add(contentsOf: parsed.diagnostics)
    if split.flaw == nil, let node = parsed.node {
      var check = SchemaCheck(
        file: file, languages: [], zone: zone, root: "the part between the lines ---")
      check.check(node, .frontMatter)
      report.add(contentsOf: check.report)
    }
    let frontMatter = FrontMatter(parsed.node, zone: zone)
    if let publish = frontMatter.publish, let expire = frontMatter.expire,
      publish.seconds >= expire.seconds, let node = parsed.node?["expire"]
    {
      report.add(
        Diagnostic(
          .invalidValue,
          at: Location(file, line: node.line, column: node.column, field: "expire"),
          "the text expires before it is published, so nobody would ever see it",
          help: "write an expire that comes after publish, or take one of them out"))
    }
    return Reading(
      frontMatter: frontMatter, node: parsed.node, body: split.body,
      firstLine: split.firstLine, isWhole: split.isWhole)
  }

  /// The front matter of a file that cannot be read.
  static let unreadable = FrontMatter(nil, zone: .kazakhstan)

  private init(_ node: Node?, zone: Zone) {
    title = node?["title"]?.text ?? ""
    summary = node?["summary"]?.text ?? ""
    updated = node?["updated"]?.text.flatMap { Day($0) }
    order = node?["order"]?.text.flatMap { Int($0) } ?? 1000
    publish = node?["publish"]?.text.flatMap { Moment($0, in: zone) }
    expire = node?["expire"]?.text.flatMap { Moment($0, in: zone) }
    isDraft = node?["draft"]?.text == "true"
    aliases = node?["aliases"]?.items?.compactMap(\.text) ?? []
    source = node?["source"]?.text.flatMap { TranslationSource($0) }
  }

  private struct Split {
    var settings: ArraySlice<UInt8> = []
    var body: ArraySlice<UInt8>
    var firstLine = 1
    var isWhole = true
    var flaw: (summary: Message, help: Message)?
  }

  private static func split(_ bytes: [UInt8]) -> Split {
    guard let first = line(bytes, 0), isRule(bytes[..<first.end]) else {
      let flaw: (Message, Message) = (
        "the guide does not begin with its title",
        "begin with a line ---, then title: …, then a line ---"
      )
      return Split(body: bytes[...], flaw: flaw)
    }
    var position = first.next
    var number = 2
    while let current = line(bytes, position) {
      if isRule(bytes[position..<current.end]) {
        return Split(
          settings: bytes[first.next..<position], body: bytes[current.next...],
          firstLine: number + 1)
      }
      position = current.next
      number += 1
    }
    let flaw: (Message, Message) = (
      "the line --- below the title is missing",
      "write a line --- where the title and the other settings end and the text begins"
    )
    return Split(body: [], isWhole: false, flaw: flaw)
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
