public import Dates

/// An offer to link a device to a number: an address, also as a QR code, and a one-time password.
public struct DeviceLink: Sendable, Hashable {
  /// What its address ends with, as it is kept: never itself.
  public let hash: String
  /// The number the device will show messages of.
  public let phone: Phone
  /// The one-time password as it is kept: never itself.
  public let passwordHash: String
  /// The city whose page made it, as its slug.
  public let city: String
  /// Whether whoever made it proved to be the number's owner; otherwise a code goes there by SMS.
  public let isProved: Bool
  /// When it was made.
  public let createdAt: Moment
  /// How many wrong passwords were typed in for it.
  public var tries: Int
  /// When it was used; nil while it was not.
  public var usedAt: Moment?

  /// Makes a link.
  public init(
    hash: String, phone: Phone, passwordHash: String, city: String, isProved: Bool,
    createdAt: Moment, tries: Int = 0, usedAt: Moment? = nil
  ) {
    (self.hash, self.phone, self.passwordHash) = (hash, phone, passwordHash)
    (self.city, self.isProved, self.createdAt) = (city, isProved, createdAt)
    (self.tries, self.usedAt) = (tries, usedAt)
  }

  /// Whether a device can be linked by its address.
  public func isLive(at moment: Moment) -> Bool {
    usedAt == nil && moment.seconds(since: createdAt) < DeviceLinkRule.validSeconds
  }

  /// Whether a device can be linked by its password: guesses end that, and not the address, which
  /// nobody guesses.
  public func takesPassword(at moment: Moment) -> Bool {
    isLive(at: moment) && tries < DeviceLinkRule.tries
  }

  /// When it is over.
  public var end: Moment { createdAt.adding(seconds: DeviceLinkRule.validSeconds) }
}

/// The rules of links; their numbers are our own choice.
public enum DeviceLinkRule {
  /// How many digits the one-time password has.
  public static let length = 12
  /// Seconds for which a link is good.
  public static let validSeconds = 600
  /// How many wrong passwords may be typed in for it.
  public static let tries = 5

  /// Makes a one-time password.
  ///
  /// - Parameter random: gives 32 random bits at each call.
  /// - Returns: twelve digits; nil when the source is useless, as no random one is.
  public static func password(random: () -> UInt32) -> String? {
    guard let first = CodeRule.code(random: random), let second = CodeRule.code(random: random)
    else { return nil }
    return first + second
  }

  /// Reads a password as people type it, with blanks and dashes; nil when it cannot be one.
  public static func read(_ text: String) -> String? {
    guard let digits = TypedDigits.read(text), digits.count == length else { return nil }
    return TypedDigits.text(digits)
  }

  /// A password as it is shown: in groups of four.
  public static func printed(_ password: String) -> String {
    var groups: [Substring] = []
    var rest = password[...]
    while !rest.isEmpty {
      groups.append(rest.prefix(4))
      rest = rest.dropFirst(4)
    }
    return groups.joined(separator: " ")
  }
}
