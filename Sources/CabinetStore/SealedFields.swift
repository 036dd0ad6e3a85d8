import Cabinet
import Dates
import SQL

/// The personal values of a row, in an order that its table knows.
struct SealedFields {
  private(set) var fields: [String?]

  /// The values one after another: for each its length and one in four bytes, none as zero.
  static func bytes(_ fields: [String?]) -> [UInt8] {
    fields.flatMap { field -> [UInt8] in
      guard let text = field.map({ Array($0.utf8) }) else { return [0, 0, 0, 0] }
      let size = UInt32(truncatingIfNeeded: text.count + 1)
      return (0..<4).map { UInt8(truncatingIfNeeded: size >> (8 * UInt32($0))) } + text
    }
  }

  /// Takes the bytes apart; nil when they are none that were made by `bytes`.
  init?(_ bytes: [UInt8]) {
    var (rest, fields) = (bytes[...], [String?]())
    while !rest.isEmpty {
      guard rest.count >= 4 else { return nil }
      let size = rest.prefix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
      rest = rest.dropFirst(4)
      guard size > 0 else {
        fields.append(nil)
        continue
      }
      guard rest.count >= size - 1,
        let text = String(validating: rest.prefix(size - 1), as: UTF8.self)
      else { return nil }
      fields.append(text)
      rest = rest.dropFirst(size - 1)
    }
    self.fields = fields
  }

  /// A value that may be missing.
  func optional(_ place: Int) -> String? { fields.indices.contains(place) ? fields[place] : nil }

  /// A value that is there.
  ///
  /// - Throws: `SQLError` of kind `unreadable`.
  func text(_ place: Int) throws(SQLError) -> String {
    guard let text = optional(place) else { throw Row.unreadable(place, "a sealed text") }
    return text
  }

  /// A number of a person.
  func iin(_ place: Int) throws(SQLError) -> IIN { IIN(checked: try text(place)) }

  /// A number of a phone.
  func phone(_ place: Int) throws(SQLError) -> Phone { Phone(checked: try text(place)) }

  /// A day.
  func day(_ place: Int) throws(SQLError) -> Day {
    guard let day = Day(try text(place)) else { throw Row.unreadable(place, "a sealed day") }
    return day
  }

  /// A code of a closed list.
  func optionalCode<Code: RawRepresentable>(_ place: Int) throws(SQLError) -> Code?
  where Code.RawValue == String {
    guard let text = optional(place) else { return nil }
    guard let code = Code(rawValue: text) else {
      throw Row.unreadable(place, "a sealed code of \(Code.self)")
    }
    return code
  }
}
