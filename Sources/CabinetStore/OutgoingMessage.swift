public import Cabinet
public import Dates
public import Languages

/// A message that is to be sent; a sent one is not kept.
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
  /// What it tells of: of one event a recipient gets one message.
  public let event: String
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
  ///
  /// Without an event it tells of one of its own.
  public init(
    id: Identifier<OutgoingMessage>, account: Identifier<Account>?, event: String? = nil,
    to recipient: Recipient, language: Language, kind: String, text: String, createdAt: Moment,
    attempts: Int = 0, nextAt: Moment? = nil
  ) {
    (self.id, self.account, self.recipient) = (id, account, recipient)
    (self.language, self.kind, self.text) = (language, kind, text)
    (self.createdAt, self.attempts, self.nextAt) = (createdAt, attempts, nextAt ?? createdAt)
    self.event = event ?? id.text
  }
}

/// Why a message was given up; the raw value is what tables and commands say.
public enum UndeliveredReason: String, Sendable, CaseIterable {
  /// The operator will never send it.
  case refused
  /// It was tried as often as messages are.
  case gaveUp = "gave_up"
  /// Nobody knows whether it was sent, so it is not sent again.
  case unknown
}

/// A message as the operator of the portal may see it: without its text.
public struct OutboxEntry: Sendable, Hashable {
  /// What is to become of it.
  public enum State: Sendable, Hashable {
    /// It is sent, or tried again, when its time comes.
    case waiting
    /// Some process is sending it.
    case sending
    /// It is not tried again by itself.
    case undelivered(UndeliveredReason)
  }

  /// Its name.
  public let id: Identifier<OutgoingMessage>
  /// What kind of message it is.
  public let kind: String
  /// Where it goes.
  public let recipient: OutgoingMessage.Recipient
  /// The language of its text.
  public let language: Language
  /// When it was written.
  public let createdAt: Moment
  /// How often sending was begun.
  public let attempts: Int
  /// When it is tried next, as long as it waits.
  public let nextAt: Moment
  /// What is to become of it.
  public let state: State
}
