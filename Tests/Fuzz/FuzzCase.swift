import Dates
import Diagnostics
import Languages
import Markdown
import Mustache
import Tables

@testable import Content
@testable import HTTPServer

/// What is read from outside, each as a function of bytes that must come to an end without a trap.
enum FuzzCase: String, CaseIterable {
  case csv
  case xlsx
  case frontMatter = "front-matter"
  case template
  case markdown
  case request

  /// Reads the bytes as one of their kind, and looks at all that came of it.
  func run(_ bytes: [UInt8]) {
    switch self {
    case .csv: Self.readTable(bytes, "t.csv")
    case .xlsx: Self.readTable(bytes, "t.xlsx")
    case .frontMatter: Self.readGuide(bytes)
    case .template: Self.render(bytes)
    case .markdown:
      let text = MarkdownText(bytes, file: "kk.md", options: .init(language: .kazakh))
      _ = text.body.bytes(.init(localPrefix: "", rootPrefix: "/") { "\($0)" })
    case .request: Self.readRequest(bytes)
    }
  }

  private static func readTable(_ bytes: [UInt8], _ file: String) {
    for table in [ContentTable.vacancies, .kindergartens, .statistics] {
      let result = table.read(bytes, file: file)
      _ = HumanWriter().text(of: result.report)
      guard let read = result.table else { continue }
      let canonical = table.canonical(read)
      precondition(canonical.rows.allSatisfy { $0.count == canonical.header.count })
    }
  }

  private static func readGuide(_ bytes: [UInt8]) {
    var report = Report()
    let reading = FrontMatter.read(bytes, file: "kk.md", zone: .kazakhstan, report: &report)
    precondition(reading.firstLine >= 1)
    _ = JSONWriter().text(of: report)
  }

  private static func render(_ bytes: [UInt8]) {
    let library = TemplateLibrary(
      [
        TemplateSource(name: "t", file: "t.mustache", text: bytes),
        TemplateSource(name: "p", file: "p.mustache", text: "<{{a}}{{$b}}x{{/b}}>"),
      ], missing: .empty)
    var output = Output()
    let data = Value.list([.text("a & b"), .flag(true), .null])
    do throws(RenderError) {
      try library.template("t").render(root: data, into: &output, strict: false)
    } catch {
      _ = error.diagnostic
    }
  }

  /// Lines of a request: method, target and version, then headers.
  private static func readRequest(_ bytes: [UInt8]) {
    let lines = bytes.split(separator: 10, omittingEmptySubsequences: false)
    let words = (lines.first ?? []).split(separator: 32, maxSplits: 2)
    guard words.count == 3 else { return }
    let headers = lines.dropFirst().map { line in
      let parts = line.split(separator: UInt8(ascii: ":"), maxSplits: 1)
      return (
        name: String(decoding: parts.first ?? [], as: UTF8.self),
        value: String(decoding: parts.dropFirst().first ?? [], as: UTF8.self)
      )
    }
    let version = String(decoding: words[2], as: UTF8.self)
    do throws(RequestRefusal) {
      let head = try Head(
        method: String(decoding: words[0], as: UTF8.self), version: version,
        target: Array(words[1]), headers: headers)
      precondition(!head.target.segments.contains(".."))
      _ = try Framing(headers, version: version)
    } catch {
      precondition((400...505).contains(error.status))
    }
  }
}
