import Build
import Content
import Diagnostics
import Files
import Leaflets
import Portal
import WeasyPrint

/// `onir leaflets`.
enum LeafletsCommand: Command {
  static let definition = Definition(
    name: "leaflets", summary: "makes each guide a leaflet to print, as PDF",
    options: Inputs.options + [
      .leaflets,
      Definition.Option(
        name: "--weasyprint", value: "PROGRAM", help: "makes the PDFs (weasyprint of PATH)"),
      Definition.Option(name: "--clean", value: nil, help: "make everything again"),
      Definition.Option(name: "--format", value: "json", help: "print a summary as JSON"),
    ])

  static func run(_ arguments: Arguments, _ console: Console) throws(CommandFailure) -> ExitCode {
    let format = try Inputs.choice(arguments, "--format", ["human", "json"])
    let inputs = try Inputs(arguments).withoutLeaflets
    let source = inputs.source
    guard !FolderOverlap.isUnclear(source.leaflets) else {
      throw .usage(
        "\(source.leaflets) goes up from a folder that is not there: write it without “..”")
    }
    if let other = FolderOverlap.source(
      in: [source.content, source.templates], overlapping: source.leaflets)
    {
      throw .usage(
        "the leaflets \(source.leaflets) and \(other) lie in each other: choose another --leaflets")
    }
    StopSignals().endProgramsFirst()
    let converter = try converter(arguments, jobs: source.jobs)
    guard let site = try SiteBuilding.load(inputs, isStrict: false, console) else {
      return .content
    }
    let progress = console.isTerminal ? Progress(console, of: "leaflets") : nil
    var options = LeafletPress.Options(folder: source.leaflets)
    (options.jobs, options.isClean) = (source.jobs, arguments.has("--clean"))
    options.isEverything = source.selection.isEverything
    options.progress = progress?.show
    let summary: LeafletSummary
    do throws(LeafletError) {
      summary = try LeafletPress(site, converter, options).run()
      progress?.clear()
    } catch {
      progress?.clear()
      switch error {
      case .refused(let message): throw .usage(message)
      case .failed(let message): throw .machine(message)
      case .rendering(let diagnostic): throw SiteBuilding.failure(diagnostic, source, console)
      }
    }
    tell(summary, source.leaflets, isJSON: format == "json", console)
    return .done
  }

  private static func converter(
    _ arguments: Arguments, jobs: Int
  ) throws(CommandFailure) -> PDFConverter {
    if let path = arguments.value("--weasyprint") {
      guard Subprocess.isProgram(path) else {
        throw .machine("--weasyprint: \(path) is no program that can be run")
      }
      return PDFConverter(path, .batch(jobs))
    }
    guard let converter = PDFConverter.found(.batch(jobs)) else {
      throw .machine(
        """
        leaflets need WeasyPrint, which is not installed: pip install weasyprint, or name the \
        program with --weasyprint
        """)
    }
    return converter
  }

  private static func tell(
    _ summary: LeafletSummary, _ folder: String, isJSON: Bool, _ console: Console
  ) {
    for leaflet in summary.long {
      console.say(
        """
        \(leaflet.name) has \(leaflet.pages) pages and does not fit on two sheets: shorten the guide
        """)
    }
    guard !isJSON else {
      console.print(summary.json + "\n")
      return
    }
    console.say(
      """
      \(summary.leaflets, "leaflet", "leaflets") in \(folder): \(summary.made) made, \
      \(summary.unchanged) unchanged, \(summary.removed) removed, \
      \(summary.bytes / 1_000_000) MB, \(SiteBuilding.text(seconds: summary.seconds)) s
      """)
  }
}
