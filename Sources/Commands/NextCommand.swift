import Content
import Dates
import Diagnostics
import JSON
import Mustache
import Portal

/// `onir next`.
enum NextCommand: Command {
  static let definition = Definition(
    name: "next", summary: "tells when the clock changes the portal next: texts and bulletins",
    options: Inputs.options + [
      Definition.Option(name: "--format", value: "human|json", help: "how to print it (human)")
    ])

  static func run(_ arguments: Arguments, _ console: Console) throws(CommandFailure) -> ExitCode {
    let format = try Inputs.choice(arguments, "--format", ["human", "json"])
    let inputs = try Inputs(arguments)
    let loaded = try inputs.load()
    guard let site = loaded.site, !loaded.report.hasErrors else {
      throw CommandFailure(
        code: .content, message: "the content has errors; onir check shows them")
    }
    let changes: [DueChange]
    do throws(RenderError) {
      changes = try site.dueChanges().map { existing($0, inputs) }
    } catch {
      throw CommandFailure(
        code: .content, message: "a page cannot be rendered; onir build tells which")
    }
    if format == "json" {
      console.output(json(changes, site) + [10])
    } else {
      say(changes, site, console)
    }
    return changes.isEmpty ? .negative : .done
  }

  /// A table may be of another format than the usual one.
  private static func existing(_ change: DueChange, _ inputs: Inputs) -> DueChange {
    change.in(inputs.existing(change.file))
  }

  private static func json(_ changes: [DueChange], _ site: Site) -> [UInt8] {
    let zone = site.content.site.zone
    var json = JSON.JSONWriter()
    json.object { json in
      json.field("version", 1)
      json.field("daily", site.nextMidnight?.rfc3339(in: zone))
      json.key("items")
      json.list { json in
        for change in changes {
          json.object { json in
            json.field("at", change.moment.rfc3339(in: zone))
            json.field("kind", change.kind.rawValue)
            json.field("file", change.file)
            json.field("address", "/" + change.address)
            json.field("cities", change.cities)
          }
        }
      }
    }
    return json.bytes
  }

  /// The nearest changes in words, as many as a screen holds.
  private static func say(_ changes: [DueChange], _ site: Site, _ console: Console) {
    let zone = site.content.site.zone
    let language = console.language
    for change in changes.prefix(shown) {
      let words = MomentInWords(change.moment, zone)
      let wait = words.wait(from: site.moment)
      console.print(
        "\(words.text.text(in: language)) (\(wait.text(in: language)))\n"
          + "  \(what(change).text(in: language))\n  \(change.file)\n")
    }
    if changes.count > shown {
      let more = changes.count - shown
      console.say("and \(more, "change", "changes") more; --format json lists all")
    }
    if changes.isEmpty {
      console.say(
        "nothing is due: no text is to appear or to go, no row is dated later, no place is open")
    }
    if site.nextMidnight != nil {
      console.say(
        "besides, pages with bulletins change every midnight: they say how many days old each is")
    }
  }

  private static let shown = 10

  private static func what(_ change: DueChange) -> Message {
    let others = change.cities - 1
    let address = "/" + change.address
    switch (change.kind, others) {
    case (.publish, 0): return "the text appears: \(address)"
    case (.publish, _):
      return "the text appears: \(address) and in \(others, "city", "cities") more"
    case (.expire, 0): return "the text goes: \(address)"
    case (.expire, _): return "the text goes: \(address) and in \(others, "city", "cities") more"
    case (.bulletin, _): return "the bulletin appears: \(address)"
    case (.deadline, _): return "the last day to apply has passed: \(address)"
    case (.review, _): return "the review appears: \(address)"
    case (.statistics, _): return "a month of the statistics begins or ends: \(address)"
    }
  }
}
