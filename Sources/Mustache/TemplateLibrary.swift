public import Diagnostics

/// What a partial or parent tag does that names no template.
public enum MissingTemplates: Sendable {
  /// It is an error with a suggestion.
  case reported
  /// It is empty, as the Mustache specification says.
  case empty
}

/// All templates, parsed and resolved: partials are written out in place and blocks are filled.
public struct TemplateLibrary: Sendable {
  /// Everything that is wrong in any template: syntax, missing templates, endless recursion.
  public let report: Report

  /// The names of all templates, sorted.
  public let names: [String]

  private let templates: [String: Result<Template, RenderError>]

  /// Parses and resolves all templates; never fails, but collects what is wrong in `report`.
  ///
  /// Of two sources with one name the first counts.
  public init(_ sources: [TemplateSource], missing: MissingTemplates = .reported) {
    let parsed = sources.map(ParsedTemplate.init)
    var report = Report()
    for template in parsed { report.add(contentsOf: template.diagnostics) }
    let fresh = Resolver(parsed, missing: missing)
    var templates: [String: Result<Template, RenderError>] = [:]
    for (index, template) in parsed.enumerated() where templates[template.name] == nil {
      var resolver = fresh
      let program = resolver.resolve(index)
      report.add(contentsOf: resolver.diagnostics)
      if let first = resolver.failure {
        templates[template.name] = .failure(RenderError(first))
      } else {
        templates[template.name] = .success(Template(name: template.name, program))
      }
    }
    self.report = report
    self.templates = templates
    names = templates.keys.sorted()
  }

  /// The template of a name.
  ///
  /// - Throws: `templateMissing` with a suggestion if there is none of that name; the first error
  ///   if it, or a template that it includes, is broken.
  public func template(_ name: String) throws(RenderError) -> Template {
    guard let result = templates[name] else {
      let suggestion = NearMiss.suggestion(for: name, among: names)
      throw RenderError(
        Diagnostic(
          .templateMissing, at: Location(name), "no template is called \(name)",
          suggestion: suggestion))
    }
    return try result.get()
  }
}
