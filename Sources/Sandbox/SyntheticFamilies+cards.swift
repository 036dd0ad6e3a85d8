public import Cabinet
public import Dates
import Languages

/// An identity card of a person who does not exist.
public struct SyntheticCard: Sendable, Hashable {
  /// Nine digits, the first five of them zeros: no real card has such a number.
  public let number: String
  /// When it was issued.
  public let issuedOn: Day
  /// The last day it is valid.
  public let validUntil: Day
  /// An address in a street called sample.
  public let address: String
}

extension SyntheticFamilies {
  /// The identity card of a grown-up; nil for children, for who has none, and for everybody else.
  public static func card(of iin: IIN) -> SyntheticCard? {
    guard let place = grownUps.firstIndex(where: { $0.iin == iin.digits }),
      // 9: somebody without a card.
      iin.digits != "840312490200", let person = person(iin),
      let issuedOn = Day(year: 2019, month: 5, day: 10 + place),
      let validUntil = Day(year: 2029, month: 5, day: 9 + place)
    else { return nil }
    let street = person.language == .kazakh ? "Үлгі көшесі" : "улица Образцовая"
    return SyntheticCard(
      number: "0000001" + (place < 9 ? "0" : "") + String(place + 1), issuedOn: issuedOn,
      validUntil: validUntil, address: "\(street), \(place + 1)")
  }
}
