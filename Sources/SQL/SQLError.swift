/// What a database could not do.
///
/// The message names tables and columns at most: values are always bound, never part of a text, so
/// that no personal data gets into it.
public struct SQLError: Error, Sendable, Hashable {
  /// Why, as far as a caller can act on it.
  public enum Kind: Sendable, Hashable {
    /// A rule of the schema says no.
    case constraint(Constraint)
    /// Somebody else held the database for too long; trying again may help.
    case busy
    /// Another transaction got in between; the same once more may succeed.
    case overtaken
    /// The database's server is gone, or lets nobody in.
    case unreachable
    /// The disk, or the room given to the database, is full.
    case full
    /// The disk failed, or takes no larger file.
    case disk
    /// The file is damaged.
    case corrupt
    /// The disk, the file or this connection may only be read.
    case readOnly
    /// The file is something else.
    case notADatabase
    /// The file, or its folder, cannot be opened or made.
    case cannotOpen
    /// A value is not of the kind that the column should hold.
    case unreadable
    /// The database was closed.
    case closed
    /// The program asked for what it must not.
    case misuse
    /// Anything else.
    case other
  }

  /// A rule of the schema.
  public enum Constraint: Sendable, Hashable {
    case unique
    case foreignKey
    case notNull
    case check
    case other
  }

  /// Why.
  public let kind: Kind
  /// The database's own number for it; 0 when the program found it out itself.
  public let code: Int
  /// A sentence for logs.
  public let message: String

  /// Makes an error.
  public init(_ kind: Kind, code: Int = 0, message: String) {
    (self.kind, self.code, self.message) = (kind, code, message)
  }
}

/// An error that can stand for one of the database.
///
/// A transaction throws only its caller's errors, so those must be able to carry its own.
public protocol SQLFailure: Error {
  /// Takes what the database could not do.
  init(_ error: SQLError)
}

extension SQLError: SQLFailure {
  /// The same error.
  public init(_ error: SQLError) { self = error }
}
