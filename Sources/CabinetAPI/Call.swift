import Cabinet
import CabinetService
import HTTPServer
import JSON
import Languages

/// A call of an operation, validated: what a handler may rely on.
struct Call: Sendable {
  let desk: Desk
  /// Values of the path and the query by name.
  let parameters: [String: String]
  /// The body; an empty object where there is none.
  let body: JSONValue
  /// The file that was sent; empty where none is taken.
  let file: [UInt8]
  /// Who is signed in; set wherever the operation asks for it.
  let visitor: Visitor?
  /// The employee; set wherever the operation asks for one.
  let employee: Employee?
  /// The employee's session; nil for one who came with a token.
  let staffVisitor: StaffVisitor?
  /// The companion app; set wherever the operation asks for it.
  let app: LinkedApp?
  /// The reader's language.
  let language: Language
  /// The caller's name for the call.
  let name: CallName?
  /// The version the caller has.
  let match: Int?
  /// The client's address, for limits only; it is kept nowhere.
  let address: String
  /// What the browser says of itself.
  let agent: String?
  /// Where the portal is reached, such as `https://portal.example`; nil when the request does not
  /// say it in a sound way.
  let origin: String?
  /// Whether the portal is reached at this machine only.
  let isLoopback: Bool

  /// The browser in two words.
  var device: String { BrowserName.of(agent) }

  /// The signed-in person, for operations that ask for one.
  func person() throws(Refusal) -> Visitor {
    guard let visitor else { throw .notSignedIn }
    return visitor
  }

  /// The employee, for operations that ask for one.
  func worker() throws(Refusal) -> Employee {
    guard let employee else { throw .notSignedIn }
    return employee
  }

  /// The companion app, for operations that ask for it.
  func linkedApp() throws(Refusal) -> LinkedApp {
    guard let app else { throw .notSignedIn }
    return app
  }

  /// An identifier of the path.
  func identifier<Subject>(_ name: String = "id") throws(Refusal) -> Identifier<Subject> {
    guard let text = parameters[name], let id = Identifier<Subject>(text) else { throw .notFound }
    return id
  }

  /// A text of the body; empty where there is none.
  func text(_ name: String) -> String { body[name]?.text ?? "" }

  /// The kinds that a list of consents names.
  func consents(_ list: JSONValue?) -> Set<Consent.Kind> {
    Set((list?.items ?? []).compactMap { $0.text.flatMap(Consent.Kind.init) })
  }

  /// How many items a page of a list has.
  var limit: Int { parameters["limit"].flatMap { Int($0) } ?? 20 }

  /// The page of a list that is wanted; its cursor is the place of the first item.
  func page<Item>(of items: [Item]) throws(Refusal) -> Page<Item> {
    Page(of: items, from: try cursor() ?? 0, limit: limit)
  }

  /// Where the page before ended.
  ///
  /// - Throws: `Refusal.invalid` for what no page ever ended with.
  func cursor() throws(Refusal) -> Int? {
    guard let text = parameters["cursor"] else { return nil }
    guard let cursor = Int(text), cursor >= 0 else {
      throw .invalid([FieldProblem("/cursor", .form)])
    }
    return cursor
  }
}

/// The caller's name for a call (draft-ietf-httpapi-idempotency-key-header).
enum IdempotencyKey {
  static let pattern = "^[A-Za-z0-9-]{16,64}$"

  static func isSound(_ text: String) -> Bool {
    (16...64).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
          || byte == 45
      }
  }
}

/// Entity tags: the version's number in quotes.
enum EntityTag {
  static let pattern = "^\"[0-9]{1,15}\"$"

  /// The version of a tag; nil for what cannot be one.
  static func version(_ text: String) -> Int? {
    guard text.utf8.count <= 17, text.hasPrefix("\""), text.hasSuffix("\""), text.utf8.count > 2
    else { return nil }
    return Int(text.dropFirst().dropLast())
  }
}
