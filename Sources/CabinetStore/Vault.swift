import Cabinet
import SQL
import Secrets

/// What makes personal data unreadable for whoever has the database and not the key file.
///
/// Values are sealed, each for its own row; what is looked up stands beside them as a keyed hash.
struct Vault: Sendable {
  /// Where sealed values stand.
  enum Place: String {
    case account, child, application, session, employee, message, device, admission
    case contactPhone = "contact_phone"
    case phoneLogin = "phone_login"
    case deviceLink = "device_link"
    case deviceMessage = "device_message"
    case admissionDocument = "admission_document"
    case admissionPaper = "admission_paper"
    case document, answer, proposal
  }

  /// The key in use.
  let key: Key

  init(_ key: Key) { self.key = key }

  /// What tells whether a database was sealed with this key.
  var mark: String { key.hash("", for: "key check") }

  /// By what a person is looked up.
  func name(_ iin: IIN) -> String { name(iin.digits, for: "iin") }

  /// By what a number is looked up.
  func name(_ phone: Phone) -> String { name(phone.e164, for: "phone") }

  /// By what an address of e-mail is looked up.
  func name(email: String) -> String { name(email, for: "email") }

  /// 128 bits, which nobody finds a second text for.
  private func name(_ text: String, for kind: String) -> String {
    String(key.hash(text, for: "look up " + kind).prefix(32))
  }

  /// Seals the personal values of a row, whose name is told to nobody who has not the key.
  func seal(_ fields: [String?], _ place: Place, _ row: String) -> SQLValue {
    .blob(seal(SealedFields.bytes(fields), place, row))
  }

  /// Opens what was sealed for a row.
  ///
  /// - Throws: `SQLError` of kind `unreadable` when it was changed, or sealed for another row.
  func open(
    _ sealed: [UInt8], _ place: Place, _ row: String, column: Int
  ) throws(SQLError) -> SealedFields {
    guard let bytes = opened(sealed, place, row), let fields = SealedFields(bytes) else {
      throw Row.unreadable(column, "what this key sealed")
    }
    return fields
  }

  func seal(_ bytes: [UInt8], _ place: Place, _ row: String) -> [UInt8] {
    key.seal(bytes, for: "\(place.rawValue) \(row)")
  }

  func opened(_ sealed: [UInt8], _ place: Place, _ row: String) -> [UInt8]? {
    key.opened(sealed, for: "\(place.rawValue) \(row)")
  }
}
