import Diagnostics
import Files
import Languages
import Markdown
import Tables

/// `onir render-markdown`.
enum RenderMarkdownCommand: Command {
  static let definition = Definition(
    name: "render-markdown", summary: "prints the HTML of a Markdown file, holes left as they are",
    arguments: ["FILE"],
    options: [
      Definition.Option(
        name: "--language", value: "kk|ru", help: "the titles of callouts (by the file's name)"),
      Definition.Option(name: "--raw-html", value: nil, help: "let raw HTML stand"),
    ])

  static func run(_ arguments: Arguments, _ console: Console) throws(CommandFailure) -> ExitCode {
    let file = arguments.positional[0]
    var bytes: [UInt8]
    do throws(FileError) {
      bytes = try Disk.read(file == "-" ? "/dev/stdin" : file, limit: 16 << 20)
    } catch {
      throw error.isMissing ? .usage(error.message) : .machine(error.message)
    }
    guard Encoding.invalidPlace(in: bytes) == nil else {
      throw CommandFailure(code: .content, message: "\(file) is not UTF-8")
    }
    let name = file.split(separator: "/").last.map(String.init) ?? file
    let isRussian = arguments.value("--language").map { $0 == "ru" } ?? name.hasPrefix("ru.")
    var options = MarkdownText.Options(language: isRussian ? .russian : .kazakh)
    options.leavesReferences = true
    options.allowsRawHTML = arguments.has("--raw-html")
    let start = frontMatter(bytes)
    bytes.removeFirst(start.count)
    let text = MarkdownText(bytes, file: file, firstLine: start.lines + 1, options: options)
    var report = Report()
    report.add(contentsOf: text.diagnostics)
    if !report.isEmpty {
      console.error(
        ReportFormat.human.text(
          of: report, content: "content", templates: "templates",
          in: console.language))
    }
    console.output(text.body.bytes(.init(localPrefix: "", rootPrefix: "/") { "{{\($0)}}" }))
    return report.hasErrors ? .content : .done
  }

  /// How many bytes and lines of front matter stand above the text.
  private static func frontMatter(_ bytes: [UInt8]) -> (count: Int, lines: Int) {
    guard bytes.starts(with: "---\n".utf8) || bytes.starts(with: "---\r\n".utf8) else {
      return (0, 0)
    }
    var lines = 0
    var start = 0
    while let end = bytes[start...].firstIndex(of: 10) {
      lines += 1
      let line = bytes[start..<end].filter { $0 != 13 }
      start = end + 1
      if lines > 1, line.elementsEqual("---".utf8) { return (start, lines) }
    }
    return (0, 0)
  }
}
