public import SQL

/// Why the store did not do what was asked; nothing of the transaction remains then.
public enum StoreError: Error, Sendable {
  /// What is kept is not, or no longer, what the caller expected.
  case conflict
  /// A rule of uniqueness says no: the same is there already.
  case exists
  /// Something kept is not what the program can know; the text says where, not what.
  case unreadable(String)
  /// The database was last used by a newer program.
  case newer(found: Int, known: Int)
  /// The database must be brought up to date before.
  case older(found: Int, known: Int)
  /// A table of a copy is not as it was read.
  case mismatch(String)
  /// The database belongs to another program.
  case foreign
  /// What the database holds was sealed with another key.
  case otherKey
  /// The caller's own reason to undo the transaction.
  case abandoned(any Error)
  /// The database failed.
  case database(SQLError)

  /// A sentence for logs, without personal data.
  public var message: String {
    switch self {
    case .conflict: "it was changed meanwhile"
    case .exists: "the same is there already"
    case .unreadable(let place): place
    case .newer(let found, let known):
      "the database has version \(found), and this program knows versions up to \(known): use a newer program"
    case .older(let found, let known):
      "the database has version \(found), and this program works with version \(known): run onir database migrate first"
    case .mismatch(let table):
      "the copy of the table \(table) is not as it was read: nothing was kept, try again"
    case .foreign: "the database belongs to another program: name another one"
    case .otherKey: "what it holds was sealed with another key than the one in use"
    case .abandoned: "the transaction was given up"
    case .database(let error): error.message
    }
  }
}

extension StoreError: SQLFailure {
  /// Takes what the database could not do.
  public init(_ error: SQLError) {
    switch error.kind {
    case .constraint(.unique): self = .exists
    case .unreadable: self = .unreadable(error.message)
    default: self = .database(error)
    }
  }
}
