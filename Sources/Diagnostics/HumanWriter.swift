/// Writes a report for a person at a terminal.
///
///     content/cities/atyrau/vacancies.csv:4:2: error: no kindergarten has the id atyrau-12
///       4 | 2026-11-20,atyrau-12,3-4,general,kk,3
///       help: the ids stand in content/cities/atyrau/kindergartens.csv
///       did you mean atyrau-0012?
public struct HumanWriter {
  /// The line of a file, if it can still be read; for the excerpt.
  public typealias Excerpt = (_ file: String, _ line: Int) -> String?

  private let language: MessageLanguage
  private let excerpt: Excerpt

  /// Makes a writer that speaks a language; without a source for excerpts none is printed.
  public init(
    in language: MessageLanguage = .english, excerpt: @escaping Excerpt = { _, _ in nil }
  ) {
    self.language = language
    self.excerpt = excerpt
  }

  /// The report as text, ending with a line that counts.
  public func text(of report: Report) -> String {
    let diagnostics = report.diagnostics
    guard !diagnostics.isEmpty else { return "" }
    var text = ""
    for diagnostic in diagnostics { append(diagnostic, to: &text) }
    text += words(Self.count(diagnostics)) + "\n"
    return text
  }

  private func append(_ diagnostic: Diagnostic, to text: inout String) {
    let location = diagnostic.location
    text += "\(Self.place(location)): \(words(diagnostic.severity.word)): "
    // A workbook's reader looks for B4, not for the numbers of its row and column.
    text += location.cell.map { "\($0): " } ?? ""
    text += "\(Self.plain(diagnostic.summary(in: language))) [\(diagnostic.identifier.rawValue)]\n"
    if let line = excerpt(location.file, location.line) {
      text += "  \(location.line) | \(Self.shortened(line))\n"
    }
    for note in diagnostic.notes {
      text += "  \(Self.place(note.location)): \(words(note.summary))\n"
    }
    if let help = diagnostic.help { text += "  \(words("help: \(help)"))\n" }
    if let suggestion = diagnostic.suggestion {
      text += "  \(words("did you mean \(suggestion)?"))\n"
    }
  }

  private func words(_ message: Message) -> String { Self.plain(message.text(in: language)) }

  private static func place(_ location: Location) -> String {
    let sheet = location.sheet.map { "[\($0)]" } ?? ""
    return plain("\(location.file)\(sheet)") + ":\(location.line):\(location.column)"
  }

  private static func shortened(_ line: String) -> String {
    let visible = plain(line).unicodeScalars
    var text = String.UnicodeScalarView()
    text.append(contentsOf: visible.prefix(120))
    return String(text) + (visible.count > 120 ? "…" : "")
  }

  /// Blanks for control characters, so that no text can steer the terminal or begin a line.
  private static func plain(_ text: String) -> String {
    var plain = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
      plain.append(isControl ? " " : scalar)
    }
    return String(plain)
  }

  private static func count(_ diagnostics: [Diagnostic]) -> Message {
    let errors = diagnostics.count { $0.severity == .error }
    let warnings = diagnostics.count - errors
    return "\(errors, "error", "errors"), \(warnings, "warning", "warnings")"
  }
}

extension Diagnostic.Severity {
  /// What it is called before a message.
  fileprivate var word: Message {
    switch self {
    case .error: "error"
    case .warning: "warning"
    }
  }
}
