public import Dates
public import Languages

/// A browser on a telephone that shows the messages of one number: the companion app.
public struct Device: Sendable, Hashable {
  /// Its name, which is not its secret.
  public let id: Identifier<Device>
  /// The number whose messages it shows.
  public let phone: Phone
  /// The browser in two words, such as `Chrome, Android`; nothing that tells machines apart.
  public let name: String
  /// The version of the terms that were agreed to when it was linked; the time is that of linking.
  public let termsVersion: String
  /// When it was linked.
  public let linkedAt: Moment
  /// When it last asked for messages, to the hour.
  public var seenAt: Moment

  /// Makes a device.
  public init(
    id: Identifier<Device>, phone: Phone, name: String, termsVersion: String, linkedAt: Moment,
    seenAt: Moment
  ) {
    (self.id, self.phone, self.name) = (id, phone, name)
    (self.termsVersion, self.linkedAt, self.seenAt) = (termsVersion, linkedAt, seenAt)
  }
}

/// The rules of linked devices; their numbers are our own choice.
public enum DeviceRule {
  /// How many devices a number has; with one more the first goes.
  public static let most = 5
  /// Seconds after which a device that asks for nothing is forgotten, as its cookie is: a year.
  public static let forgottenSeconds = 365 * 86_400
  /// Seconds for which the app asks often, after it was linked and after a code was sent.
  public static let awaitingSeconds = 300
  /// How many messages an app shows.
  public static let shownMessages = 50

  /// The moment to keep as seen; nil while the kept one is less than an hour old.
  public static func seen(_ device: Device, at moment: Moment) -> Moment? {
    moment.seconds(since: device.seenAt) >= 3600 ? moment : nil
  }

  /// Whether a code may come any moment.
  ///
  /// - Parameters:
  ///   - device: the device.
  ///   - lastCode: when the last code was sent to it; nil when none was.
  ///   - moment: now.
  /// - Returns: whether the app asks often.
  public static func isAwaiting(_ device: Device, lastCode: Moment?, at moment: Moment) -> Bool {
    [device.linkedAt, lastCode].compactMap { $0 }
      .contains { moment.seconds(since: $0) < awaitingSeconds }
  }

  /// Those that go when another one is linked to the same number.
  ///
  /// - Parameters:
  ///   - devices: the number's devices.
  ///   - isProvedBySMS: whether the number was proved by a message: it may have a new owner then,
  ///     and everything linked before goes.
  /// - Returns: those of the devices.
  public static func leaving(_ devices: [Device], isProvedBySMS: Bool) -> [Device] {
    if isProvedBySMS { return devices }
    let byAge = devices.sorted {
      ($0.linkedAt.seconds, $0.id.text) < ($1.linkedAt.seconds, $1.id.text)
    }
    return Array(byAge.prefix(max(0, devices.count - most + 1)))
  }
}

/// What an app shows: a code or a notice.
public struct DeviceMessage: Sendable, Hashable {
  /// What it is.
  public enum Kind: String, Sendable, CaseIterable {
    case code
    case notice
  }

  /// Its name.
  public let id: Identifier<DeviceMessage>
  /// The device that shows it.
  public let device: Identifier<Device>
  /// What it is.
  public let kind: Kind
  /// The language of its text.
  public let language: Language
  /// What it says.
  public let text: String
  /// When it came.
  public let at: Moment
  /// When it is over; nil for what stays until it is pruned.
  public let expiresAt: Moment?

  /// Makes a message.
  public init(
    id: Identifier<DeviceMessage>, device: Identifier<Device>, kind: Kind, language: Language,
    text: String, at: Moment, expiresAt: Moment?
  ) {
    (self.id, self.device, self.kind) = (id, device, kind)
    (self.language, self.text) = (language, text)
    (self.at, self.expiresAt) = (at, expiresAt)
  }
}
