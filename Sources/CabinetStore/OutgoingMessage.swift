public import Cabinet
public import Dates
public import Languages

/// A message that waits to be sent; a sent one is not kept.
public struct OutgoingMessage: Sendable, Hashable {
  /// Where it goes.
  public enum Recipient: Sendable, Hashable {
    case phone(Phone, Channel)
    case email(String)
  }

  /// Its name.
  public let id: Identifier<OutgoingMessage>
  /// The account it is for, with which it is erased; nil when there is none yet.
  public let account: Identifier<Account>?
  /// Where it goes.
  public let recipient: Recipient
  /// The language of its text.
  public let language: Language
  /// What kind of message it is, for the operator.
  public let kind: String
  /// What it says.
  public let text: String
  /// When it was written.
  public let createdAt: Moment
  /// How often sending was begun.
  public let attempts: Int
  /// When it is to be sent, or tried again.
  public let nextAt: Moment

  /// Makes a message that is to be sent at once, or later.
  public init(
    id: Identifier<OutgoingMessage>, account: Identifier<Account>?, to recipient: Recipient,
    language: Language, kind: String, text: String, createdAt: Moment, attempts: Int = 0,
    nextAt: Moment? = nil
  ) {
    (self.id, self.account, self.recipient) = (id, account, recipient)
    (self.language, self.kind, self.text) = (language, kind, text)
    (self.createdAt, self.attempts, self.nextAt) = (createdAt, attempts, nextAt ?? createdAt)
  }
}
