import Diagnostics
import Files
import Tables

/// How a report is printed.
enum ReportFormat: String, CaseIterable {
  case human
  case json
  case github

  /// The report as text; the human form quotes the lines of the files.
  func text(
    of report: Report, content: String, templates: String, in language: MessageLanguage
  ) -> String {
    switch self {
    case .json: return JSONWriter(in: language).text(of: report)
    case .github: return GitHubWriter(in: language).text(of: report)
    case .human:
      let excerpts = Excerpts(content: content, templates: templates)
      return HumanWriter(in: language, excerpt: excerpts.line).text(of: report)
    }
  }
}

/// The lines of files that diagnostics speak of, each file read once.
private final class Excerpts {
  private let content: String
  private let templates: String
  private var files: [String: [Substring]] = [:]

  init(content: String, templates: String) {
    self.content = content
    self.templates = templates
  }

  func line(_ file: String, _ number: Int) -> String? {
    if files[file] == nil { files[file] = read(file) }
    guard let lines = files[file], lines.indices.contains(number - 1) else { return nil }
    let line = lines[number - 1]
    return line.isEmpty ? nil : String(line)
  }

  private func read(_ file: String) -> [Substring] {
    let path: String
    if file.hasPrefix("content/") {
      path = content + file.dropFirst(7)
    } else if file.hasPrefix("templates/") {
      path = templates + file.dropFirst(9)
    } else {
      path = file
    }
    // What a link leads to is nothing to quote, nor are the bytes of a workbook.
    guard ![".xlsx", ".xls", ".ods"].contains(where: path.hasSuffix), !Disk.isLink(path),
      FileStatus(path)?.kind == .file,
      let bytes = try? Disk.read(path, limit: 64 << 20),
      // Tables may have other encodings; a text that is not UTF-8 has no line to quote.
      let text = path.hasSuffix(".csv")
        ? Encoding.text(of: bytes) : String(validating: bytes, as: UTF8.self)
    else { return [] }
    return text.split(omittingEmptySubsequences: false) { $0.isNewline }
  }
}
