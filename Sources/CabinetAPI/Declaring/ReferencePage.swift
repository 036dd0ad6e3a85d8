import Cabinet

/// The operations as a Markdown page for people: `docs/api.md`.
struct ReferencePage {
  let operations: [Operation]

  var text: String {
    var tags: [String] = []
    for operation in operations where !tags.contains(operation.tag) { tags.append(operation.tag) }
    return Self.introduction
      + tags.map { tag in
        "## \(tag.prefix(1).uppercased())\(tag.dropFirst())\n\n"
          + operations.filter { $0.tag == tag }.map(section).joined()
      }.joined()
  }

  private func section(_ operation: Operation) -> String {
    var text =
      "### \(operation.method) \(operation.path)\n\n\(operation.summary) \(access(operation))\n"
    let notes = notes(operation)
    if !notes.isEmpty { text += "\(notes)\n" }
    for parameter in operation.parameters {
      let place = parameter.isInPath ? "path" : "query"
      text += "\n- `\(parameter.name)` (\(place), \(parameter.schema.words)): \(parameter.summary)"
    }
    if !operation.parameters.isEmpty { text += "\n" }
    if let body = operation.body, body.words != "nothing" {
      text += "\nBody:\n\n\(body.rows.joined(separator: "\n"))\n"
    }
    let answer =
      "\n" + operation.answers.map { "Answers \($0.status): \($0.summary)." }.joined(separator: " ")
    let problems = operation.problemStatuses.map(String.init).joined(separator: ", ")
    return text + answer + " Problems: \(problems).\n\n"
  }

  private func access(_ operation: Operation) -> String {
    switch operation.access {
    case .open: "Open to everybody."
    case .anyone: "Open to everybody; a session counts where there is one."
    case .device: "Needs the companion app's cookie."
    case .session(let scopes):
      scopes.contains(.application)
        ? "Needs a session, of the cabinet or of one application." : "Needs the cabinet's session."
    case .staff(let roles):
      "Needs the token or the cookie of an employee: \(roles.map(\.rawValue).sorted().joined(separator: ", "))."
    }
  }

  private func notes(_ operation: Operation) -> String {
    var notes: [String] = []
    switch operation.idempotency {
    case .natural: break
    case .accepted: notes.append("Takes `Idempotency-Key`.")
    case .required: notes.append("Needs `Idempotency-Key`.")
    }
    if operation.needsMatch { notes.append("Needs `If-Match`.") }
    if operation.answer.hasEntityTag { notes.append("Answers with `ETag`.") }
    return notes.joined(separator: " ")
  }

  private static let introduction = """
    # The API

    Written by `onir api --page`; the OpenAPI 3.1 document is `/api/v1/openapi.json`, also by `onir api --openapi`.
    Addresses stand below `/api/v1` on the portal's own host. Bodies and answers are JSON in UTF-8.

    - Times are RFC 3339 on the portal's clock (`+05:00`), days `2026-11-20`, phones E.164, codes as in the tables of content.
    - Every answer says the cabinet's own time in `Onir-Time`; in a sandbox that is the clock that was set.
    - A list is `{"items":[],"next":null}`; `next` is the `cursor` of the next page.
    - A problem (RFC 9457) is in the language of `Accept-Language`, else the session's, else the portal's; `errors` name the field by a JSON pointer,
      the rule by a code, and say in a sentence what to do.
    - A session is a cookie: `__Host-onir`, on a loopback address `onir`. It belongs to its city; a page may say which city it is of
      by `Onir-City`, and other cities' sessions then count as none; by `Onir-Session` it may say which session it was filled for. It ends after 30 minutes of quiet and after 12 hours; an
      application's after an hour. Requests that a page of another site sends are refused.
    - The companion app has a cookie of its own, `__Host-onir-app` or `onir-app`, for a year. Where codes come in the app (`codes: app`),
      the password leads to a challenge, good for ten minutes, and challenge and code to the session.
    - An employee's cookie is `__Host-onir-staff` or `onir-staff`, with the times of a session.
    - `Idempotency-Key` (16 to 64 letters, digits, dashes): a repeated call gets the first one's answer for a day. On `/sessions` it
      is accepted and changes nothing: an answer there holds a secret and is not kept. Kept answers are sealed.
    - Limits: 48 KB a body; 30 wrong tokens of employees an hour for each address; 30 contracts made anew an hour for a parent; one code
      a minute, 5 an hour, 10 a day for each person or phone, a hundred times as many for each address; 5 tries to sign in, then waits that grow from a minute to an hour; 300 failures an hour for each address; ten look-ups of a
      child a day; 5 links of devices an hour, 10 a day for each phone. Of an IPv6 address the first 64 bits count. Beyond: 429 with `Retry-After`.


    """
}

extension Schema {
  /// The schema in a few words.
  var words: String {
    switch self {
    case .text(let form):
      form.length.lowerBound == form.length.upperBound
        ? "text of \(form.length.lowerBound)"
        : "text of \(form.length.lowerBound) to \(form.length.upperBound)"
    case .integer(let range): "\(range.lowerBound) to \(range.upperBound)"
    case .flag: "true or false"
    case .code(let codes): codes.map { "`\($0)`" }.joined(separator: ", ")
    case .list(let schema, let max): "at most \(max) of: \(schema.words)"
    case .object(let members):
      members.isEmpty
        ? "nothing"
        : "object of " + members.map { "`\($0.name)`" }.joined(separator: ", ")
    case .nullable(let schema): "\(schema.words), or null"
    case .anyOf: "one of several objects"
    case .named(_, let schema): schema.words
    case .any: "anything"
    }
  }

  /// A line for each member, and for each of several objects.
  fileprivate var rows: [String] {
    switch plain {
    case .object(let members):
      members.map { member in
        "- `\(member.name)`\(member.isRequired ? "" : " (may be left out)"): \(member.schema.words)"
          + (member.summary.map { "; \($0)" } ?? "")
      }
    case .anyOf(let schemas):
      Array(schemas.map(\.rows).joined(separator: ["", "or", ""]))
    default: [words]
    }
  }
}

extension API {
  /// The page for people, as `docs/api.md` has it.
  public static var page: String {
    ReferencePage(
      operations: operations(Surroundings(isLoopback: false, isSandbox: false), { false })
    )
    .text
  }
}
