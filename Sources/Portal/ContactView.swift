import Content
import Languages
import Mustache

/// Whom to ask: `{{contact.…}}`, a city's own on its pages, the country's on shared ones.
struct ContactView: View {
  let phone: String
  let phoneDigits: String
  let whatsapp: String
  let whatsappDigits: String
  let email: String
  let hours: String

  init(_ contacts: CitySettings.Contacts, phone: String, _ language: Language) {
    self.phone = phone
    phoneDigits = digits(phone)
    whatsapp = contacts.whatsapp
    whatsappDigits = digits(contacts.whatsapp, withPlus: false)
    email = contacts.email
    hours = contacts.hours[language]
  }

  static let fields = Fields<ContactView>("contact") {
    $0.text("phone") { $0.phone }
    $0.text("phone_digits") { $0.phoneDigits }
    $0.text("whatsapp") { $0.whatsapp }
    $0.text("whatsapp_digits") { $0.whatsappDigits }
    $0.text("email") { $0.email }
    $0.text("hours") { $0.hours }
  }
}

/// A phone number as an address carries it.
func digits(_ phone: String, withPlus: Bool = true) -> String {
  let bytes = phone.utf8.filter { byte in
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || withPlus && byte == UInt8(ascii: "+")
  }
  return String(decoding: bytes, as: UTF8.self)
}
