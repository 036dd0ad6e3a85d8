public import Codes
public import Dates

/// What a person is called in the civil register.
public struct PersonName: Sendable, Hashable {
  /// The surname.
  public let surname: String
  /// The given name.
  public let given: String
  /// The patronymic; many have none.
  public let patronymic: String?

  /// Makes a name.
  public init(surname: String, given: String, patronymic: String? = nil) {
    (self.surname, self.given, self.patronymic) = (surname, given, patronymic)
  }

  /// Surname first, as forms have it.
  public var full: String {
    [surname, given, patronymic].compactMap { $0 }.joined(separator: " ")
  }
}

/// As what a grown-up acts for a child.
public enum Relation: String, Sendable, CaseIterable {
  case parent
  case representative
}

/// A child of an account: its personal file (S0-29, S0-30).
public struct Child: Sendable, Hashable {
  /// Its name in addresses.
  public let id: Identifier<Child>
  /// Whose file it is.
  public let account: Identifier<Account>
  /// The child's number.
  public let iin: IIN
  /// The name in the civil register.
  public let name: PersonName
  /// The day of birth in the civil register.
  public let birthDay: Day
  /// As what the account's owner acts.
  public let relation: Relation
  /// The sex the parent chose (S3-38); nil where nobody was asked.
  public var sex: Sex?
  /// The nationality the parent chose (S3-39); nil where nobody was asked.
  public var nationality: Nationality?

  /// Makes a child.
  public init(
    id: Identifier<Child>, account: Identifier<Account>, iin: IIN, name: PersonName,
    birthDay: Day, relation: Relation, sex: Sex? = nil, nationality: Nationality? = nil
  ) {
    (self.id, self.account, self.iin) = (id, account, iin)
    (self.name, self.birthDay, self.relation) = (name, birthDay, relation)
    (self.sex, self.nationality) = (sex, nationality)
  }
}

/// A club a child attends (S0-31).
public struct Club: Sendable, Hashable {
  /// Its name in Kazakh.
  public let nameKazakh: String
  /// Its name in Russian.
  public let nameRussian: String
  /// Since when.
  public let since: Day

  /// Makes a club.
  public init(nameKazakh: String, nameRussian: String, since: Day) {
    (self.nameKazakh, self.nameRussian, self.since) = (nameKazakh, nameRussian, since)
  }
}

/// Whether a child was there on a day (S0-32).
public struct Attendance: Sendable, Hashable {
  /// The day.
  public let day: Day
  /// Whether the child was there.
  public let isPresent: Bool

  /// Makes an entry.
  public init(day: Day, isPresent: Bool) {
    (self.day, self.isPresent) = (day, isPresent)
  }
}
