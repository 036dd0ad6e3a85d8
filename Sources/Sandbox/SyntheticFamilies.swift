public import Cabinet
public import Dates
public import Languages

/// A person who does not exist, as a civil register would hold one.
public struct SyntheticPerson: Sendable, Hashable {
  /// The number.
  public let iin: IIN
  /// The name.
  public let name: PersonName
  /// The day of birth.
  public let birthDay: Day
  /// The sex.
  public let sex: Sex
  /// The language spoken at home.
  public let language: Language
}

/// Families for trying the cabinet without the state's registers.
///
/// Every number is an arithmetic construction with a serial of 90xx or 91xx and a right check digit
/// (identity facts, section 1): whether somebody carries one is not known, so they are never sent
/// to real services. The names are made up of the words for example, pattern and trial, the phones
/// of zeros.
public enum SyntheticFamilies {
  /// Everybody, the families one after another.
  public static let people: [SyntheticPerson] = (grownUps + children).compactMap(\.person)

  /// The parent whose phone is in another's name in the register, and that phone.
  public static let parentWithAnothersPhone = (
    iin: IIN(checked: "780115390626"), phone: Phone(checked: "+77000000109")
  )

  private static let peopleByIIN = Dictionary(
    people.map { ($0.iin, $0) }, uniquingKeysWith: { first, _ in first })

  /// Who carries a number; nil when nobody here does.
  public static func person(_ iin: IIN) -> SyntheticPerson? { peopleByIIN[iin] }

  /// The phones that are in a person's name, in the order they were registered.
  public static func phones(_ iin: IIN) -> [Phone] {
    registered.filter { $0.iin == iin.digits }.map { Phone(checked: $0.phone) }
  }

  /// In whose name a phone is; nil when it is in nobody's.
  public static func owner(of phone: Phone) -> IIN? {
    registered.first { $0.phone == phone.e164 }.map { IIN(checked: $0.iin) }
  }

  /// The children a grown-up is parent or representative of, the eldest first.
  public static func children(of iin: IIN) -> [(iin: IIN, relation: Relation)] {
    ties.filter { $0.adult == iin.digits }.map { (IIN(checked: $0.child), $0.relation) }
      .sorted { one, other in
        let days = (person(one.iin)?.birthDay, person(other.iin)?.birthDay)
        guard let first = days.0, let second = days.1 else { return false }
        return first < second
      }
  }
}
