/// Writes a report as one JSON object, a diagnostic a line, for pipelines.
public struct JSONWriter {
  /// Makes a writer.
  public init() {}

  /// `{"version":1,"errors":n,"warnings":n,"diagnostics":[…]}` and a newline.
  public func text(of report: Report) -> String {
    let diagnostics = report.diagnostics
    let errors = diagnostics.count { $0.severity == .error }
    let items = diagnostics.map(Self.object).joined(separator: ",\n")
    return """
      {"version":1,"errors":\(errors),"warnings":\(diagnostics.count - errors),\
      "diagnostics":[\(items)]}

      """
  }

  private static func object(_ diagnostic: Diagnostic) -> String {
    let location = diagnostic.location
    let notes = diagnostic.notes.map { note in
      """
      {"file":\(JSONText.quoted(note.location.file)),"line":\(note.location.line),\
      "column":\(note.location.column),"summary":\(JSONText.quoted(note.summary))}
      """
    }
    return """
      {"id":\(JSONText.quoted(diagnostic.identifier.rawValue)),\
      "severity":\(JSONText.quoted(diagnostic.severity.rawValue)),\
      "file":\(JSONText.quoted(location.file)),"sheet":\(JSONText.quoted(location.sheet)),\
      "line":\(location.line),"column":\(location.column),\
      "field":\(JSONText.quoted(location.field)),\
      "summary":\(JSONText.quoted(diagnostic.summary)),\
      "help":\(JSONText.quoted(diagnostic.help)),\
      "suggestion":\(JSONText.quoted(diagnostic.suggestion)),\
      "notes":[\(notes.joined(separator: ","))]}
      """
  }
}
