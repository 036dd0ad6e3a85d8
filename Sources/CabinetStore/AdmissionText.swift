import Cabinet
import Dates
import JSON
import SQL

/// What is personal in an admission as the text of one column, written and read here only.
enum AdmissionText {
  /// The applicant and the employee's words; nil when they were erased.
  static func details(of admission: Admission) -> String? {
    guard let applicant = admission.applicant else { return nil }
    var facts = [
      "iin": applicant.iin.digits, "name": applicant.name, "birth_day": applicant.birthDay.iso,
      "identity_number": applicant.identityNumber, "issued_on": applicant.issuedOn.iso,
      "valid_until": applicant.validUntil.iso, "address": applicant.address,
      "phone": applicant.phone.e164, "email": applicant.email,
    ]
    (facts["reason"], facts["reason_code"]) = (admission.reason, admission.reasonCode?.rawValue)
    return text(facts)
  }

  static func applicant(_ facts: [String: String]) -> Applicant? {
    guard let iin = facts["iin"], let name = facts["name"],
      let birthDay = facts["birth_day"].flatMap({ Day($0) }),
      let identityNumber = facts["identity_number"],
      let issuedOn = facts["issued_on"].flatMap({ Day($0) }),
      let validUntil = facts["valid_until"].flatMap({ Day($0) }),
      let address = facts["address"], let phone = facts["phone"], let email = facts["email"]
    else { return nil }
    return Applicant(
      iin: IIN(checked: iin), name: name, birthDay: birthDay, identityNumber: identityNumber,
      issuedOn: issuedOn, validUntil: validUntil, address: address, phone: Phone(checked: phone),
      email: email)
  }

  /// Texts by name as a text.
  static func text(_ facts: [String: String]) -> String {
    var json = JSONWriter()
    json.value(.object(facts.mapValues { .text($0) }))
    return String(decoding: json.bytes, as: UTF8.self)
  }

  /// The same back.
  static func facts(_ text: String, column: Int) throws(SQLError) -> [String: String] {
    guard let value = try? JSONValue(Array(text.utf8)), case .object(let members) = value else {
      throw Row.unreadable(column, "facts by name")
    }
    return members.compactMapValues(\.text)
  }
}
