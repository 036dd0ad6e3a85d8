import Cabinet
import CabinetService
import HTTPServer

/// One operation of the API, declared once: it routes, validates, limits, and documents itself.
struct Operation: Sendable {
  /// Who may call.
  enum Access: Sendable {
    /// Everybody.
    case open
    /// Everybody; who is signed in is known where it matters.
    case anyone
    /// A companion app.
    case device
    /// A signed-in parent, with one of these scopes.
    case session(Set<SessionScope>)
    /// An employee with one of these roles.
    case staff(Set<StaffRole>)
  }

  /// Whether a repeated call does its work once.
  enum Idempotency: Sendable {
    /// It does by its nature, or there is nothing to repeat.
    case natural
    /// With an `Idempotency-Key` it does.
    case accepted
    /// Without one it is refused.
    case required
  }

  /// A value in the path or the query.
  struct Parameter: Sendable {
    let name: String
    let isInPath: Bool
    let isRequired: Bool
    let schema: Schema
    let summary: String
  }

  /// An answer besides problems.
  struct Answer: Sendable {
    let status: Int
    let schema: Schema?
    let summary: String
    var hasEntityTag = false
    var setsCookie = false
    /// Whether it is the bytes of a file.
    var isFile = false
    /// What the file may be.
    var fileTypes = ["application/pdf", "image/jpeg"]
  }

  let method: String
  /// The path below /api/v1, with parameters in braces.
  let path: String
  /// What it does, in one line.
  let summary: String
  /// The heading it stands under in the document.
  let tag: String
  let access: Access
  var parameters: [Parameter] = []
  var body: Schema?
  /// Whether the body is a file: a PDF or a JPEG.
  var takesFile = false
  var idempotency = Idempotency.natural
  /// Whether `If-Match` is asked for.
  var needsMatch = false
  let answer: Answer
  /// Another answer besides problems, where a step is between.
  var between: Answer?
  /// The statuses of problems that are its own, besides those that any may have.
  var problems: [Int] = []
  let handle: @Sendable (Call) throws(Refusal) -> Reply

  /// The answers besides problems.
  var answers: [Answer] { [answer] + [between].compactMap { $0 } }
}

extension Operation.Parameter {
  static func path(_ name: String, _ schema: Schema, _ summary: String) -> Self {
    Self(name: name, isInPath: true, isRequired: true, schema: schema, summary: summary)
  }

  static func query(_ name: String, _ schema: Schema, _ summary: String, isRequired: Bool = false)
    -> Self
  {
    Self(name: name, isInPath: false, isRequired: isRequired, schema: schema, summary: summary)
  }

  /// The parameters of a list.
  static let paging: [Self] = [
    .query("cursor", .text(1...64), "where the page before ended: its `next`"),
    .query("limit", .integer(1...100), "how many items at most; 20 without it"),
  ]
}
