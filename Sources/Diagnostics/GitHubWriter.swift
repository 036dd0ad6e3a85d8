/// Writes a report as workflow commands, so that a code host shows each message beside its line.
public struct GitHubWriter {
  private let language: MessageLanguage

  /// Makes a writer that speaks a language.
  public init(in language: MessageLanguage = .english) { self.language = language }

  /// One line a diagnostic: `::error file=F,line=L,col=C,title=ID::SUMMARY`.
  public func text(of report: Report) -> String {
    var text = ""
    for diagnostic in report.diagnostics {
      let location = diagnostic.location
      text += "::\(diagnostic.severity.rawValue) file=\(Self.property(location.file))"
      text += ",line=\(location.line),col=\(location.column)"
      text += ",title=\(diagnostic.identifier.rawValue)::"
      // A workbook has no lines that a code host could show.
      if let sheet = location.sheet, let cell = location.cell {
        text += Self.data("\(sheet) \(cell): ")
      }
      text += "\(Self.data(diagnostic.summary(in: language)))\n"
    }
    return text
  }

  private static func data(_ text: String) -> String {
    escape(text, ["%": "%25", "\r": "%0D", "\n": "%0A"])
  }

  private static func property(_ text: String) -> String {
    escape(text, ["%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"])
  }

  private static func escape(_ text: String, _ codes: [Unicode.Scalar: String]) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      if let code = codes[scalar] { escaped += code } else { escaped.unicodeScalars.append(scalar) }
    }
    return escaped
  }
}
