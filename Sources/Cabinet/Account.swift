public import Dates
public import Languages

/// A parent's cabinet; it appears with the first application (S0-07).
public struct Account: Sendable, Hashable {
  /// Its name.
  public let id: Identifier<Account>
  /// Whose it is.
  public let iin: IIN
  /// The language of notices by e-mail, and where nothing else says.
  public var language: Language
  /// Where notices by e-mail go (S0-35).
  public var email: String?
  /// Whether notices go there.
  public var wantsEmail: Bool
  /// The password as Argon2id keeps it; nil until the first sign-in (S0-12).
  public var passwordHash: String?
  /// When it appeared.
  public let createdAt: Moment
  /// How often the settings were changed: their entity tag.
  public var version: Int

  /// Makes an account.
  public init(
    id: Identifier<Account>, iin: IIN, language: Language, email: String? = nil,
    wantsEmail: Bool = false, passwordHash: String? = nil, createdAt: Moment, version: Int = 1
  ) {
    (self.id, self.iin, self.language, self.email) = (id, iin, language, email)
    (self.wantsEmail, self.passwordHash) = (wantsEmail, passwordHash)
    (self.createdAt, self.version) = (createdAt, version)
  }
}

/// A way a message can take.
public enum Channel: String, Sendable, CaseIterable {
  case sms
  case whatsapp
}

/// A number of an account, with its own ways and language of notices (S0-34, S0-36, S0-37).
public struct ContactPhone: Sendable, Hashable {
  /// The number.
  public let number: Phone
  /// The language of its notices.
  public var language: Language
  /// How notices reach it; none means that they do not.
  public var channels: Set<Channel>
  /// Whether codes for signing in go there.
  public var isPrimary: Bool
  /// When a code sent there was typed in.
  public let verifiedAt: Moment

  /// Makes a number of an account.
  public init(
    number: Phone, language: Language, channels: Set<Channel>, isPrimary: Bool, verifiedAt: Moment
  ) {
    (self.number, self.language, self.channels) = (number, language, channels)
    (self.isPrimary, self.verifiedAt) = (isPrimary, verifiedAt)
  }
}

/// A consent with the version of its text, when it was given and when it was taken back.
public struct Consent: Sendable, Hashable {
  /// What is agreed to (S2-23, S2-24, S3-23).
  public enum Kind: String, Sendable, CaseIterable {
    case terms
    case contacts
    /// The policy of users' data.
    case policy

    /// What an application is sent with (S2-25).
    public static let ofApplication: [Kind] = [.terms, .contacts]
  }

  /// Its name.
  public let id: Identifier<Consent>
  /// To what.
  public let kind: Kind
  /// The version of the text that was shown.
  public let version: String
  /// When it was given.
  public let givenAt: Moment
  /// When it was taken back.
  public var withdrawnAt: Moment?

  /// Makes a consent.
  public init(
    id: Identifier<Consent>, kind: Kind, version: String, givenAt: Moment,
    withdrawnAt: Moment? = nil
  ) {
    (self.id, self.kind, self.version) = (id, kind, version)
    (self.givenAt, self.withdrawnAt) = (givenAt, withdrawnAt)
  }
}
