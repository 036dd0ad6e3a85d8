import Content
import Diagnostics
import Portal
import Release

/// `onir diff`.
enum DiffCommand: Command {
  static let definition = Definition(
    name: "diff", summary: "lists the pages that publishing would add, change or take away",
    arguments: ["DIR"],
    options: Inputs.options + [
      Definition.Option(
        name: "--exit-code", value: nil, help: "end with 4 when something would change"),
      Definition.Option(name: "--format", value: "FORMAT", help: "human or json (human)"),
    ])

  static func run(_ arguments: Arguments, _ console: Console) throws(CommandFailure) -> ExitCode {
    let inputs = try Inputs(arguments).offeringLeaflets
    var format = ""
    do throws(Arguments.Misuse) {
      format = try arguments.choice("--format", ["human", "json"])
    } catch {
      throw CommandFailure(error)
    }
    guard let site = try SiteBuilding.load(inputs, isStrict: false, console) else {
      return .content
    }
    let differences: [SiteComparison.Difference]
    do throws(ReleaseError) {
      let folder = Inputs.withoutSlash(arguments.positional[0])
      differences = try SiteComparison(site, with: folder)
        .run(jobs: inputs.source.jobs, isEverything: inputs.source.selection.isEverything)
    } catch {
      throw CommandFailure(error, inputs.source, console)
    }
    if format == "json" {
      console.print(json(differences))
    } else if differences.isEmpty {
      console.say("nothing would change")
    } else {
      console.print(text(differences, console.language))
    }
    return arguments.has("--exit-code") && !differences.isEmpty ? .negative : .done
  }

  private static func count(_ differences: [SiteComparison.Difference], _ kind: SiteComparison.Kind)
    -> Int
  { differences.count { $0.kind == kind } }

  /// A block for each city and language, shared pages first.
  private static func text(
    _ differences: [SiteComparison.Difference], _ language: MessageLanguage
  ) -> String {
    let groups = Dictionary(grouping: differences) { difference in
      [difference.city, difference.language].compactMap(\.self).joined(separator: " ")
    }
    let order = groups.sorted { left, right in
      let isShared = (left.value[0].city == nil, right.value[0].city == nil)
      return isShared.0 == isShared.1 ? left.key < right.key : isShared.0
    }
    return order.map { name, lines in
      let place: Message = name.isEmpty ? "shared pages" : Message(verbatim: name)
      let title: Message =
        """
        \(place): \(count(lines, .added)) added, \(count(lines, .changed)) changed, \
        \(count(lines, .removed)) gone
        """
      return title.text(in: language) + "\n"
        + lines.map { "  \(sign($0.kind)) /\($0.address)\n" }.joined()
    }.joined()
  }

  private static func sign(_ kind: SiteComparison.Kind) -> String {
    switch kind {
    case .added: "+"
    case .changed: "~"
    case .removed: "-"
    }
  }

  private static func json(_ differences: [SiteComparison.Difference]) -> String {
    let pages = differences.map { difference in
      "{\"address\":\(JSONText.quoted("/" + difference.address)),"
        + "\"change\":\"\(difference.kind.rawValue)\","
        + "\"city\":\(JSONText.quoted(difference.city)),"
        + "\"language\":\(JSONText.quoted(difference.language))}"
    }
    let counts = SiteComparison.Kind.allCases.map { kind in
      "\"\(kind.rawValue)\":\(count(differences, kind))"
    }
    return "{\"version\":1,\(counts.joined(separator: ",")),"
      + "\"pages\":[\(pages.joined(separator: ","))]}\n"
  }
}
