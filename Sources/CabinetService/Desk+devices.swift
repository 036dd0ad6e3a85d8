public import Cabinet
import CabinetStore
import Dates
import Languages
import Secrets

/// The companion app on a telephone, and what its cookie holds.
public struct LinkedApp: Sendable {
  /// The device.
  public let device: Device
  /// Its secret.
  public let secret: String
}

extension Desk {
  /// The app that has a secret.
  ///
  /// - Throws: `Refusal.notSignedIn` when none has, or it was unlinked.
  public func app(_ secret: String) throws(Refusal) -> LinkedApp {
    let hash = firstKey.hash(secret, for: "device")
    let found = try read { reading throws(StoreError) in try reading.device(secretHash: hash) }
    guard var device = found else { throw .notSignedIn }
    device.seenAt = sightings.last(.device(device.id), kept: device.seenAt)
    if let seen = DeviceRule.seen(device, at: now()) {
      sightings.note(.device(device.id), at: seen)
      device.seenAt = seen
    }
    return LinkedApp(device: device, secret: secret)
  }

  /// What an app shows, the newest first, and whether it should ask again soon (S2-52).
  public func messages(
    _ app: LinkedApp
  ) throws(Refusal) -> (items: [DeviceMessage], isAwaiting: Bool) {
    let (moment, id) = (now(), app.device.id)
    let (kept, lastCode) = try read { reading throws(StoreError) in
      (
        try reading.messages(of: id, at: moment, limit: DeviceRule.shownMessages),
        try reading.lastMessage(of: id, kind: .code)
      )
    }
    return (kept, DeviceRule.isAwaiting(app.device, lastCode: lastCode, at: moment))
  }

  /// Unlinks the app itself.
  public func unlink(_ app: LinkedApp) throws(Refusal) {
    let id = app.device.id
    try write { transaction throws(StoreError) in
      try transaction.deleteDevice(id)
      try self.note("device_unlink", actor: "device:" + id.text, id.text, "", in: transaction)
    }
  }

  /// The devices of a parent's numbers, the one linked last first.
  public func devices(_ visitor: Visitor) throws(Refusal) -> [Device] {
    guard let account = visitor.session.account else { return [] }
    return try read { reading throws(StoreError) in try reading.devices(of: account) }
  }

  /// Unlinks a device of one of a parent's numbers.
  ///
  /// - Throws: `Refusal.notFound`.
  public func unlink(_ id: Identifier<Device>, _ visitor: Visitor) throws(Refusal) {
    guard try devices(visitor).contains(where: { $0.id == id }) else { throw .notFound }
    try write { transaction throws(StoreError) in
      guard try transaction.deleteDevice(id) else { throw .refused(.notFound) }
      try self.note("device_unlink", by: visitor.session, id.text, in: transaction)
    }
  }
}

extension Desk {
  /// Unlinks every device of a number, and ends the links that wait.
  func unlinkAll(
    _ phone: Phone, by session: Session, in transaction: Transaction
  ) throws(StoreError) {
    try transaction.dropLinks(of: phone)
    for device in try transaction.devices(of: phone) {
      try transaction.deleteDevice(device.id)
      try note("device_unlink", by: session, device.id.text, in: transaction)
    }
  }

  /// Shows a code in the apps of a number; nowhere when there is none.
  func showCode(_ text: String, to phone: Phone, _ language: Language) {
    let end = now().adding(seconds: CodeRule.validSeconds)
    _ = try? write { transaction throws(StoreError) in
      try self.show(text, .code, to: phone, language, until: end, in: transaction)
    }
  }

  /// Shows a notice in the apps of a number.
  ///
  /// - Returns: Whether there is one.
  func showInApp(
    _ text: String, to phone: ContactPhone, in transaction: Transaction
  ) throws(StoreError) -> Bool {
    try show(text, .notice, to: phone.number, phone.language, until: nil, in: transaction)
  }

  @discardableResult
  private func show(
    _ text: String, _ kind: DeviceMessage.Kind, to phone: Phone, _ language: Language,
    until end: Moment?, in transaction: Transaction
  ) throws(StoreError) -> Bool {
    let devices = try transaction.devices(of: phone)
    for device in devices {
      try transaction.add(
        DeviceMessage(
          id: fresh(), device: device.id, kind: kind, language: language, text: text, at: now(),
          expiresAt: end))
    }
    return !devices.isEmpty
  }
}
