import Cabinet
import CabinetService
import Dates
import JSON
import Languages

/// The sandbox's messages and people, for a person and for a program.
struct SandboxPage {
  let messages: [SandboxMessages.Sent]
  let now: Moment
  let zone: Zone

  var json: [UInt8] {
    var json = JSONWriter(capacity: 4096)
    json.object { json in
      json.field("now", now.rfc3339(in: zone))
      json.field(
        "items",
        list: { json in
          for sent in messages {
            let (channel, recipient) = Self.address(sent.message)
            json.object { json in
              json.field("at", sent.at.rfc3339(in: zone))
              json.field("channel", channel)
              json.field("to", recipient)
              json.field("kind", sent.message.kind.rawValue)
              json.field("language", sent.message.language.code)
              json.field("text", sent.message.text)
            }
          }
        })
    }
    return json.bytes
  }

  private static func address(_ message: Message) -> (channel: String, recipient: String) {
    switch message.address {
    case .sms(let phone): ("sms", phone.e164)
    case .whatsapp(let phone): ("whatsapp", phone.e164)
    case .email(let address): ("email", address)
    }
  }

  var html: [UInt8] {
    Array(
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <title>SANDBOX: messages and people</title>
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <link rel="stylesheet" href="/sandbox/style.css">
      </head>
      <body>
      <main>
      <h1>SANDBOX</h1>
      <p>Nothing here is real: the people are made up, and so is what the messages say.
      The clock shows <time>\(now.rfc3339(in: zone))</time>.</p>
      <h2>Messages “sent”, the newest first</h2>
      \(messages.isEmpty ? "<p>None yet. Load this page again after asking for a code.</p>" : rows)
      <h2>People to try the cabinet with</h2>
      \(people)
      </main>
      </body>
      </html>

      """.utf8)
  }

  private var rows: String {
    "<table><thead><tr><th>Time</th><th>To</th><th>Text</th></tr></thead><tbody>\n"
      + messages.map { sent in
        let (channel, recipient) = Self.address(sent.message)
        return "<tr><td>\(sent.at.rfc3339(in: zone))</td>"
          + "<td>\(channel) \(Self.escaped(recipient))</td>"
          + "<td lang=\"\(sent.message.language.code)\">\(Self.escaped(sent.message.text))</td></tr>\n"
      }.joined() + "</tbody></table>"
  }

  private var people: String {
    "<table><thead><tr><th>Grown-up</th><th>Number</th><th>Phones</th><th>Children</th></tr></thead>"
      + "<tbody>\n"
      + SyntheticFamilies.people.filter { !isChild($0.iin) }.map { person in
        let phones = SyntheticFamilies.phones(person.iin).map(\.e164).joined(separator: "<br>")
        let children = SyntheticFamilies.children(of: person.iin).map { child in
          let name = SyntheticFamilies.person(child.iin)?.name.full ?? ""
          return "\(child.iin.digits) \(Self.escaped(name)) (\(child.relation.rawValue))"
        }
        return "<tr><td>\(Self.escaped(person.name.full))</td><td>\(person.iin.digits)</td>"
          + "<td>\(phones.isEmpty ? "none in the register" : phones)</td>"
          + "<td>\(children.joined(separator: "<br>"))</td></tr>\n"
      }.joined() + "</tbody></table>"
  }

  private func isChild(_ iin: IIN) -> Bool {
    SyntheticFamilies.people.contains { adult in
      SyntheticFamilies.children(of: adult.iin).contains { $0.iin == iin }
    }
  }

  private static func escaped(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.append(character)
      }
    }
  }

  static let style = """
    :root { color-scheme: light dark; }
    body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; }
    main { max-width: 64rem; margin: 0 auto; padding: 1rem; overflow-x: auto; }
    h1 { display: inline-block; padding: 0.25rem 0.75rem; background: #ffc629; color: #12232e; }
    table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
    th, td { text-align: left; vertical-align: top; padding: 0.4rem 0.75rem 0.4rem 0; border-bottom: 1px solid #6b7c87; }

    """
}
