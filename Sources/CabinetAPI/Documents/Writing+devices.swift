import Cabinet
import CabinetService
import JSON
import Languages
import QRCodes

extension Writing {
  /// A link with its address and the address as a QR code.
  func link(_ offer: LinkOffer, origin: String, _ json: inout JSONWriter) {
    let address = "\(origin)/app/#link=\(offer.link)"
    json.object { json in
      json.field("phone", offer.phone.e164)
      json.field("password", offer.password)
      json.field("link", offer.link)
      json.field("address", address)
      json.field("qr", list: { for row in QRCode(address)?.rows ?? [] { $0.string(row) } })
      json.field("expires_at", time(offer.end))
    }
  }

  func device(_ device: Device, _ json: inout JSONWriter) {
    json.object { json in
      json.field("id", device.id.text)
      json.field("phone", device.phone.e164)
      json.field("device", device.name)
      json.field("linked_at", time(device.linkedAt))
      json.field("seen_at", time(device.seenAt))
    }
  }

  func messages(_ items: [DeviceMessage], isAwaiting: Bool, _ json: inout JSONWriter) {
    json.object { json in
      json.field("items", list: { json in for item in items { message(item, &json) } })
      json.field("next", nil as String?)
      json.field("awaiting", isAwaiting)
    }
  }

  private func message(_ message: DeviceMessage, _ json: inout JSONWriter) {
    json.object { json in
      json.field("id", message.id.text)
      json.field("kind", message.kind.rawValue)
      json.field("language", message.language.code)
      json.field("text", message.text)
      json.field("at", time(message.at))
      json.field("expires_at", message.expiresAt.map(time))
    }
  }
}
