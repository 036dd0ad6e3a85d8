import Cabinet
import CabinetService
import CabinetStore
import Dates
import Diagnostics
import Languages

/// `onir cabinet messages`.
enum CabinetMessagesCommand: Command {
  static let definition = Definition(
    name: "cabinet messages",
    summary: "lists the notices that wait or were not delivered; --again sends one again",
    options: [
      CabinetOptions.database, CabinetOptions.keyFile,
      Definition.Option(
        name: "--again", value: "ID", help: "let this undelivered notice be sent again"),
    ])

  static func run(_ arguments: Arguments, _ console: Console) throws(CommandFailure) -> ExitCode {
    if let again = arguments.value("--again") { return try send(again, arguments, console) }
    let opened = try OpenedDesk(arguments, cabinet: nil)
    defer { opened.close() }
    for entry in try opened.result({ desk throws(Refusal) in try desk.outbox() }) {
      console.print(line(entry, in: opened.desk.directory().zone))
    }
    return .done
  }

  private static func send(
    _ text: String, _ arguments: Arguments, _ console: Console
  ) throws(CommandFailure) -> ExitCode {
    guard let id = Identifier<OutgoingMessage>(text) else {
      throw .usage("“\(text)” is no id; onir cabinet messages lists them")
    }
    let opened = try OpenedDesk(arguments, cabinet: nil)
    defer { opened.close() }
    try opened.result { desk throws(Refusal) in try desk.sendAgain(id, by: "operator") }
    console.say("it is sent by the server, within half a minute")
    return .done
  }

  /// One line without the text, the address masked.
  static func line(_ entry: OutboxEntry, in zone: Zone) -> String {
    let state =
      switch entry.state {
      case .waiting: "waiting until " + entry.nextAt.rfc3339(in: zone)
      case .sending: "sending"
      case .undelivered(let reason): "undelivered: " + reason.rawValue
      }
    let tries = entry.attempts == 1 ? "1 try" : "\(entry.attempts) tries"
    return [
      entry.id.text, entry.kind, entry.recipient.channelName, entry.recipient.masked,
      entry.language.code, entry.createdAt.rfc3339(in: zone), tries, state,
    ].joined(separator: "  ") + "\n"
  }
}
