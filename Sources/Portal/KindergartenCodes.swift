import Bytes
import Codes
import Content

/// What programs are told of a kindergarten, the same in every language.
final class KindergartenCodes: Sendable {
  /// Its phone as `tel:` takes it (RFC 3966).
  let phoneDigits: String
  /// Its languages of instruction, with blanks between them.
  let languages: String
  /// Its free places by age, type and language; nil where there are none.
  let places: String?
  /// Where it is: north, then east.
  let point: String?

  /// Puts them together from its row and from its rows of the latest bulletin.
  init(_ kindergarten: Kindergarten, _ vacancies: [Vacancy]) {
    phoneDigits = digits(kindergarten.phone)
    languages = kindergarten.languages.map(\.rawValue).joined(separator: " ")
    places = vacancies.isEmpty ? nil : Self.places(vacancies)
    point = kindergarten.coordinates.map { String(joined: "\($0.latitude),\($0.longitude)") }
  }

  private static func places(_ vacancies: [Vacancy]) -> String {
    var text = TextBuilder()
    for (place, row) in vacancies.enumerated() {
      if place > 0 { text.append(";") }
      for code in [row.ageGroup.rawValue, row.groupType.rawValue, row.language.rawValue] {
        text.append(code)
        text.append(" ")
      }
      text.append(row.places)
    }
    return text.text
  }
}
