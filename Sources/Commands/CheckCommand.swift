import Content
import Diagnostics
import Portal

/// `onir check`.
enum CheckCommand: Command {
  static let definition = Definition(
    name: "check", summary: "reports everything that is wrong with the content, writing nothing",
    options: Inputs.options + [
      Definition.Option(
        name: "--format", value: "human|json|github", help: "how to print the report (human)"),
      Definition.Option(name: "--strict", value: nil, help: "warnings are errors"),
      Definition.Option(
        name: "--changed-since", value: "REV",
        help: "only files changed since a git revision; with --region, no others"),
    ])

  static func run(_ arguments: Arguments, _ console: Console) throws(CommandFailure) -> ExitCode {
    let inputs = try Inputs(arguments)
    var format = ReportFormat.human
    do throws(Arguments.Misuse) {
      let name = try arguments.choice("--format", ReportFormat.allCases.map(\.rawValue))
      format = ReportFormat(rawValue: name) ?? .human
    } catch {
      throw CommandFailure(error)
    }
    let loaded = try inputs.load()
    var report = loaded.report
    if let revision = arguments.value("--changed-since") {
      let changes = try ChangedFiles(since: revision, inputs)
      report = report.filtered { changes.concern($0.location.file) }
      let selection = inputs.source.selection
      if !selection.regions.isEmpty {
        let walls = try RegionWalls(selection, changes, inputs)
        report.add(contentsOf: walls.report)
      }
    }
    if arguments.has("--strict") { report = report.strict }
    let text = format.text(
      of: report, content: inputs.source.content, templates: inputs.source.templates,
      in: console.language)
    console.print(text)
    if format == .human, report.isEmpty { console.say("nothing is wrong") }
    return report.hasErrors ? .content : .done
  }
}
