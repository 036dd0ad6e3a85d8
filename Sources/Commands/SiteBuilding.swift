import Content
import Diagnostics
import Portal

/// What the commands that write a portal, or compare with one, do before and after.
enum SiteBuilding {
  /// Loads a site that has no errors, and prints what else is wrong.
  ///
  /// - Returns: The site; nil when the content has errors, which have been printed.
  static func load(_ inputs: Inputs, isStrict: Bool, _ console: Console) throws(CommandFailure)
    -> Site?
  {
    try loadReporting(inputs, isStrict: isStrict, console)?.site
  }

  /// The same with what was printed.
  static func loadReporting(_ inputs: Inputs, isStrict: Bool, _ console: Console)
    throws(CommandFailure) -> (site: Site, report: Report)?
  {
    let loaded = try inputs.load()
    let report = isStrict ? loaded.report.strict : loaded.report
    show(report, inputs.source, console)
    guard let site = loaded.site, !report.hasErrors else { return nil }
    return (site, report)
  }

  /// What a failure to render a page ends with.
  static func failure(_ diagnostic: Diagnostic, _ source: SiteSource, _ console: Console)
    -> CommandFailure
  {
    var report = Report()
    report.add(diagnostic)
    show(report, source, console)
    return CommandFailure(code: .content, message: "")
  }

  private static func show(_ report: Report, _ source: SiteSource, _ console: Console) {
    guard !report.isEmpty else { return }
    console.error(
      ReportFormat.human.text(
        of: report, content: source.content, templates: source.templates, in: console.language))
  }

  /// Seconds with two digits after the point, or the comma of the language.
  static func text(seconds: Double) -> Message {
    let hundredths = Int((seconds * 100).rounded())
    return "\(hundredths / 100).\(hundredths % 100 / 10)\(hundredths % 10)"
  }
}
