import Build
import Content
import Diagnostics
import Portal

/// `onir build`.
enum BuildCommand: Command {
  static let definition = Definition(
    name: "build", summary: "writes the portal into a folder",
    options: Inputs.options + [
      .leaflets,
      Definition.Option(name: "--output", value: "DIR", help: "where to write (site)"),
      Definition.Option(name: "--clean", value: nil, help: "render everything again"),
      Definition.Option(
        name: "--check-output", value: nil, help: "read every file, mend it, follow its links"),
      Definition.Option(name: "--strict", value: nil, help: "warnings are errors"),
      Definition.Option(name: "--format", value: "json", help: "print a summary as JSON"),
    ])

  static func run(_ arguments: Arguments, _ console: Console) throws(CommandFailure) -> ExitCode {
    var inputs = try Inputs(arguments).offeringLeaflets
    var format = ""
    do throws(Arguments.Misuse) {
      format = try arguments.choice("--format", ["human", "json"])
    } catch {
      throw CommandFailure(error)
    }
    let output = Inputs.withoutSlash(arguments.value("--output") ?? "site")
    var options = Builder.Options(
      output: output,
      sources: [inputs.source.content, inputs.source.templates, inputs.source.leaflets],
      jobs: inputs.source.jobs, isClean: arguments.has("--clean"),
      readsOutputs: arguments.has("--check-output"),
      isEverything: inputs.source.selection.isEverything)
    let reading = Reading(inputs.source)
    // Links are looked at on pages that a site tells of.
    if !arguments.has("--check-output") {
      switch StandingOutput.look(options, reading, inputs.source) {
      case .stands(let summary):
        say(summary, output, format, console)
        return .done
      case .moved(let known):
        options.state = known.state
        inputs.source.known = known.site
      }
    }
    inputs.source.log = reading.log
    guard
      let (site, report) = try SiteBuilding.loadReporting(
        inputs, isStrict: arguments.has("--strict"), console)
    else { return .content }
    UntilExit.keep(site)
    // What is to be said has to be found again.
    if report.isEmpty { options.reading = reading }
    let summary = try build(site, inputs.source, options, console)
    say(summary, output, format, console)
    return arguments.has("--check-output") ? try check(site, output, inputs, console) : .done
  }

  private static func say(
    _ summary: BuildSummary, _ output: String, _ format: String, _ console: Console
  ) {
    if format == "json" {
      console.print(summary.json + "\n")
    } else {
      console.say(sentence(summary, output))
    }
  }

  private static func check(
    _ site: Site, _ output: String, _ inputs: Inputs, _ console: Console
  ) throws(CommandFailure) -> ExitCode {
    let check = OutputCheck(
      folder: output, basePath: site.basePath, baseURL: site.content.site.baseURL,
      jobs: inputs.source.jobs,
      folders: inputs.source.selection.isEverything
        ? nil : Set(site.selectedCities.map { site.content.cities[$0].slug } + ["assets"]),
      hosts: hosts(site))
    do throws(BuildError) {
      let problems = try check.run()
      for problem in problems { console.say(problem) }
      return problems.isEmpty ? .done : .content
    } catch {
      guard case .failed(let message) = error else { throw .machine("\(output) cannot be read") }
      throw .machine(message)
    }
  }

  private static func build(
    _ site: Site, _ source: SiteSource, _ options: Builder.Options, _ console: Console
  ) throws(CommandFailure) -> BuildSummary {
    let progress = console.isTerminal ? Progress(console) : nil
    var options = options
    options.progress = progress?.show
    do throws(BuildError) {
      let summary = try Builder(site, options).build()
      progress?.clear()
      return summary
    } catch {
      progress?.clear()
      switch error {
      case .refused(let message): throw .usage(message)
      case .failed(let message): throw .machine(message)
      case .rendering(let diagnostic): throw SiteBuilding.failure(diagnostic, source, console)
      }
    }
  }

  /// The cities with an address of their own.
  private static func hosts(_ site: Site) -> [OutputCheck.Host] {
    let settings = site.content.site
    return site.content.cities.filter { $0.portal != "\(settings.baseURL)\($0.slug)/" }
      .map { city in
        OutputCheck.Host(
          folder: city.slug, address: city.portal, isLinked: settings.hasCityHosts)
      }
  }

  private static func sentence(_ summary: BuildSummary, _ output: String) -> Message {
    """
    \(summary.pages, "file", "files") in \(output): \(summary.written) written, \
    \(summary.unchanged) unchanged, \(summary.removed) removed, \
    \(summary.bytes / 1_000_000) MB, \(SiteBuilding.text(seconds: summary.seconds)) s
    """
  }
}
