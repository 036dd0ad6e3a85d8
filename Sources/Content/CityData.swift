public import Codes
public import Dates
public import Files
public import Languages

/// The tables of one city.
public struct CityData: Sendable {
  /// The catalogue, in the order of the table.
  public internal(set) var kindergartens: [Kindergarten] = []
  /// The bulletins, newest first.
  public internal(set) var bulletins: [Bulletin] = []
  /// The statistics, newest first.
  public internal(set) var statistics: [MonthStatistics] = []
  /// The reviews, newest first.
  public internal(set) var reviews: [Review] = []
  /// What stands for the files of the tables.
  public internal(set) var fingerprints = Fingerprints()

  /// The fingerprints of the files of the tables; none where there is no file.
  public struct Fingerprints: Sendable, Equatable {
    /// The catalogue's.
    public var kindergartens: Fingerprint?
    /// The bulletins'.
    public var vacancies: Fingerprint?
    /// The statistics'.
    public var statistics: Fingerprint?
    /// The reviews'.
    public var reviews: Fingerprint?

    /// Those of no files.
    public init() {}

    /// How many files there are.
    var count: Int { [kindergartens, vacancies, statistics, reviews].count { $0 != nil } }
  }
}

/// A kindergarten of the catalogue.
///
/// An object, for pages pass it on: a copy would count a reference for each text.
public final class Kindergarten: Sendable {
  /// Its name in addresses.
  public let id: String
  /// Its name.
  public let name: PerLanguage<String>
  /// Where it is.
  public let address: PerLanguage<String>
  /// Its phone as people write it.
  public let phone: String
  /// Who owns it.
  public let ownership: Ownership
  /// The languages of instruction.
  public let languages: [TeachingLanguage]
  /// How many groups it has.
  public let groups: Int
  /// How many children it has room for.
  public let capacity: Int
  /// How many children it has.
  public let enrolled: Int
  /// Where it is on the map.
  public let coordinates: Coordinates?

  init(
    id: String, name: PerLanguage<String>, address: PerLanguage<String>, phone: String,
    ownership: Ownership, languages: [TeachingLanguage], groups: Int, capacity: Int, enrolled: Int,
    coordinates: Coordinates?
  ) {
    (self.id, self.name, self.address, self.phone) = (id, name, address, phone)
    (self.ownership, self.languages) = (ownership, languages)
    (self.groups, self.capacity, self.enrolled) = (groups, capacity, enrolled)
    self.coordinates = coordinates
  }
}

/// The free places of one day.
public struct Bulletin: Sendable {
  /// The day it was published.
  public let day: Day
  /// Its rows in the order of the table, those alike added up.
  public let vacancies: [Vacancy]

  /// All free places.
  public var places: Int { vacancies.reduce(0) { $0 + $1.places } }
}

/// Free places of one kindergarten in groups of one kind.
public struct Vacancy: Sendable, Hashable {
  /// The kindergarten, as a place in `CityData.kindergartens`.
  public let kindergarten: Int
  /// The age of the children.
  public let ageGroup: AgeGroup
  /// The type of the group.
  public let groupType: GroupType
  /// The language of instruction.
  public let language: TeachingLanguage
  /// How many.
  public let places: Int
}

/// The numbers of one month.
public struct MonthStatistics: Sendable {
  /// The month.
  public let month: Month
  /// Children in the queue.
  public let queueTotal: PublicCount
  /// Of them, with a benefit.
  public let queueBenefit: PublicCount
  /// Places in all kindergartens.
  public let placesTotal: Int
  /// Of them, free.
  public let placesFree: Int
  /// Referrals issued in the month.
  public let referralsIssued: PublicCount
}

/// What a parent wrote.
public struct Review: Sendable {
  /// When.
  public let day: Day
  /// In which language.
  public let language: Language
  /// About which kindergarten, as a place in `CityData.kindergartens`; nil for the portal itself.
  public let kindergarten: Int?
  /// One to five.
  public let rating: Int
  /// The words.
  public let text: String
  /// Whether it is shown.
  public let status: ReviewStatus
}

/// A day of the working calendar that is not as its weekday says.
public struct CalendarDay: Sendable {
  /// The day.
  public let day: Day
  /// Why.
  public let kind: CalendarKind
  /// What it is called.
  public let name: PerLanguage<String>
}
