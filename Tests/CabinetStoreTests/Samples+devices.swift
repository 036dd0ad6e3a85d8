import Cabinet
import Dates
import Languages

extension Samples {
  static let phone = Phone(checked: "+77010000001")

  func device(_ phone: Phone = Samples.phone, linkedAt: Moment = Samples.now) -> Device {
    Device(
      id: name(), phone: phone, name: "Chrome, Android", termsVersion: "2026-1",
      linkedAt: linkedAt, seenAt: linkedAt)
  }

  func link(
    _ phone: Phone = Samples.phone, hash: String = "h", createdAt: Moment = Samples.now
  ) -> DeviceLink {
    DeviceLink(
      hash: hash, phone: phone, passwordHash: "p", city: "atyrau", isProved: true,
      createdAt: createdAt)
  }

  func message(
    to device: Device, _ kind: DeviceMessage.Kind = .notice, at moment: Moment = Samples.now,
    until end: Moment? = nil
  ) -> DeviceMessage {
    DeviceMessage(
      id: name(), device: device.id, kind: kind, language: .russian, text: "123456",
      at: moment, expiresAt: end)
  }
}
