public import Dates

/// A line of the feed (S0-22), and of the history on a card.
///
/// It holds codes only: no name, no benefit, nothing about health.
public struct Event: Sendable, Hashable {
  /// What it is about.
  public enum Kind: String, Sendable, CaseIterable {
    /// The status of an application changed.
    case application
    /// The status of a referral changed.
    case referral
    /// The status of an admission changed.
    case admission
    /// A benefit was confirmed or struck off.
    case benefit
    /// Something of the cabinet itself changed.
    case security
  }

  /// What changes in a cabinet are told.
  public enum Security: String, Sendable, CaseIterable {
    case cabinetOpened = "cabinet_opened"
    case passwordChanged = "password_changed"
    case phoneChanged = "phone_changed"
    case deviceLinked = "device_linked"
  }

  /// Its place in the order of all events.
  public let sequence: Int
  /// When.
  public let at: Moment
  /// What about.
  public let kind: Kind
  /// The new status, as a code of the kind's list.
  public let status: String
  /// The application, if it is about one.
  public let application: Identifier<Application>?
  /// The application's number.
  public let applicationNumber: String?
  /// The referral, if it is about one.
  public let referral: Identifier<Referral>?
  /// The referral's number.
  public let referralNumber: String?

  /// Makes an event.
  public init(
    sequence: Int, at: Moment, kind: Kind, status: String,
    application: Identifier<Application>? = nil, applicationNumber: String? = nil,
    referral: Identifier<Referral>? = nil, referralNumber: String? = nil
  ) {
    (self.sequence, self.at, self.kind, self.status) = (sequence, at, kind, status)
    (self.application, self.applicationNumber) = (application, applicationNumber)
    (self.referral, self.referralNumber) = (referral, referralNumber)
  }
}
