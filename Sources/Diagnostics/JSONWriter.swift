/// Writes a report as one JSON object, a diagnostic a line, for pipelines.
public struct JSONWriter {
  private let language: MessageLanguage

  /// Makes a writer that speaks a language; keys and the names of rules are the same in all.
  public init(in language: MessageLanguage = .english) { self.language = language }

  /// `{"version":1,"errors":n,"warnings":n,"diagnostics":[…]}` and a newline.
  public func text(of report: Report) -> String {
    let diagnostics = report.diagnostics
    let errors = diagnostics.count { $0.severity == .error }
    let items = diagnostics.map(object).joined(separator: ",\n")
    return """
      {"version":1,"errors":\(errors),"warnings":\(diagnostics.count - errors),\
      "diagnostics":[\(items)]}

      """
  }

  private func object(_ diagnostic: Diagnostic) -> String {
    let location = diagnostic.location
    let notes = diagnostic.notes.map { note in
      """
      {"file":\(JSONText.quoted(note.location.file)),"line":\(note.location.line),\
      "column":\(note.location.column),"summary":\(JSONText.quoted(note.summary.text(in: language)))}
      """
    }
    return """
      {"id":\(JSONText.quoted(diagnostic.identifier.rawValue)),\
      "severity":\(JSONText.quoted(diagnostic.severity.rawValue)),\
      "file":\(JSONText.quoted(location.file)),"sheet":\(JSONText.quoted(location.sheet)),\
      "line":\(location.line),"column":\(location.column),\
      "field":\(JSONText.quoted(location.field)),\
      "summary":\(JSONText.quoted(diagnostic.summary(in: language))),\
      "help":\(JSONText.quoted(diagnostic.help?.text(in: language))),\
      "suggestion":\(JSONText.quoted(diagnostic.suggestion)),\
      "notes":[\(notes.joined(separator: ","))]}
      """
  }
}
