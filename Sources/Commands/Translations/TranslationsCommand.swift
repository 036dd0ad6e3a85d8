import Content
import Diagnostics
import Files
import Languages
import Portal

/// `onir translations`.
enum TranslationsCommand: Command {
  static let definition = Definition(
    name: "translations",
    summary: "tells which translations are current, outdated, missing, orphan",
    options: Inputs.places + [
      Definition.Option(name: "--language", value: "kk|ru", help: "only translations into it"),
      Definition.Option(
        name: "--accept", value: "GUIDE", help: "its translation is right now; may be repeated",
        isRepeated: true),
      Definition.Option(
        name: "--accept-strings", value: nil, help: "so are all strings of the templates"),
      Definition.Option(
        name: "--fail-on", value: "LIST",
        help: "end with 4 on these: outdated,missing,orphan,structure"),
      Definition.Option(name: "--format", value: "human|json", help: "how to print it (human)"),
    ])

  /// What `--fail-on` may name.
  private static let structure = "structure"
  private static let failures =
    Translation.State.allCases.map(\.rawValue).filter { $0 != "current" } + [structure]

  static func run(_ arguments: Arguments, _ console: Console) throws(CommandFailure) -> ExitCode {
    let format = try Inputs.choice(arguments, "--format", ["human", "json"])
    let failing = try failing(arguments)
    let language =
      arguments.has("--language")
      ? Language(rawValue: try Inputs.choice(arguments, "--language", ["kk", "ru"])) : nil
    let inputs = try Inputs(arguments)
    let accepted = arguments.values("--accept")
    let acceptsStrings = arguments.has("--accept-strings")
    var site = try load(inputs, isToBeSound: !accepted.isEmpty || acceptsStrings)
    if !accepted.isEmpty || acceptsStrings {
      try Acceptance(site, inputs.source).accept(accepted, strings: acceptsStrings, console)
      site = try load(inputs, isToBeSound: true)
    }
    let found = try translations(site, inputs.source).filter { translation in
      language.map { $0 == translation.language } ?? true
    }
    let report = TranslationReport(found, site)
    console.print(format == "json" ? report.json : report.text(in: console.language))
    let isRefused = found.contains { translation in
      failing.contains(translation.state.rawValue)
        || (failing.contains(structure) && !translation.differences.isEmpty)
    }
    return isRefused ? .negative : .done
  }

  private static func failing(_ arguments: Arguments) throws(CommandFailure) -> Set<String> {
    var failing: Set<String> = []
    for name in (arguments.value("--fail-on") ?? "").split(separator: ",").map(String.init) {
      guard failures.contains(name) else {
        let near = NearMiss.suggestion(for: name, among: failures)
        let known = failures.joined(separator: ", ")
        throw .usage(
          "--fail-on knows \(known), not “\(name)”\(Message.hint(near))")
      }
      failing.insert(name)
    }
    return failing
  }

  /// What is to be accepted must be sound; to tell how things stand, it is enough that it can be read.
  private static func load(_ inputs: Inputs, isToBeSound: Bool) throws(CommandFailure) -> Site {
    let loaded = try inputs.load()
    guard let site = loaded.site, !(isToBeSound && loaded.report.hasErrors) else {
      throw CommandFailure(
        code: .content, message: "the content has errors; onir check shows them")
    }
    return site
  }

  private static func translations(_ site: Site, _ source: SiteSource) throws(CommandFailure)
    -> [Translation]
  {
    let strings: AcceptedStrings
    do throws(FileError) {
      strings = try AcceptedStrings.read(from: source.templates)
    } catch {
      throw .machine(error.message)
    }
    let selection = source.selection
    return site.guideTranslations { level, place in
      switch level {
      case .country: true
      case .region: selection.isEverything || selection.regions.contains(place)
      case .city: selection.isEverything || site.isSelected(place)
      }
    } + site.stringTranslations(strings)
  }
}

extension Site {
  /// Whether a run has chosen a city.
  fileprivate func isSelected(_ city: String) -> Bool {
    content.cities.contains { $0.slug == city && $0.isSelected }
  }
}
