public import Codes
public import Dates

/// What a session may do.
public enum SessionScope: String, Sendable, CaseIterable {
  /// Everything of the cabinet.
  case cabinet
  /// One application without a cabinet, after the phone was verified.
  case application
}

/// A signed-in browser; it belongs to its city and its way of signing in.
public struct Session: Sendable, Hashable {
  /// Its name, which is not its secret.
  public let id: Identifier<Session>
  /// Who is signed in; an application's session has none until it is sent.
  public var account: Identifier<Account>?
  /// The number of the person who is signed in.
  public let iin: IIN
  /// The number that was verified for it, if one was.
  public let phone: Phone?
  /// The city, as its slug.
  public let city: String
  /// How the person signed in; nil in an application's session.
  public let method: SignInMethod?
  /// What it may do.
  public let scope: SessionScope
  /// The browser in two words, such as `Chrome, Android`; nothing that tells machines apart.
  public let device: String
  /// When it began.
  public let createdAt: Moment
  /// When it was last used, to the minute.
  public var seenAt: Moment

  /// Makes a session.
  public init(
    id: Identifier<Session>, account: Identifier<Account>?, iin: IIN, phone: Phone? = nil,
    city: String, method: SignInMethod?, scope: SessionScope, device: String, createdAt: Moment,
    seenAt: Moment
  ) {
    (self.id, self.account, self.iin, self.phone) = (id, account, iin, phone)
    (self.city, self.method, self.scope) = (city, method, scope)
    (self.device, self.createdAt, self.seenAt) = (device, createdAt, seenAt)
  }
}

extension Session {
  /// Whether an application may be seen and changed in it: the person's own, in the session's city;
  /// in an application's session only what was begun in it.
  public func reaches(_ application: Application) -> Bool {
    guard application.account == account, application.city == city else { return false }
    return scope == .cabinet || application.createdAt.seconds >= createdAt.seconds
  }
}

/// What a one-time code is for.
public enum CodePurpose: String, Sendable, CaseIterable {
  /// Signing in for the first time, or after the password was forgotten.
  case signIn = "sign_in"
  /// Applying without a cabinet.
  case application
  /// Adding a number in the settings.
  case phone
  /// Registering by a number (S3-24).
  case registration
  /// Another password for who signs in by a number (S3-16).
  case recovery
  /// Proving a number to which a device is linked.
  case deviceLink = "device_link"
  /// Signing in without a password.
  case oneTimeCode = "one_time_code"
  /// Signing in after the password, where codes come in the app.
  case secondStep = "second_step"
}
