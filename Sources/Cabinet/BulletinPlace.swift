public import Codes
public import Dates

/// Free places of one kind that a kindergarten or the department published on a day (S3-62).
public struct BulletinPlace: Sendable, Hashable {
  /// Its name.
  public let id: Identifier<BulletinPlace>
  /// The city, as its slug.
  public let city: String
  /// The day it was published; with the others of that day it makes a bulletin.
  public let bulletin: Day
  /// What kind of places.
  public let group: Vacancy.Group
  /// How many were published.
  public let places: Int
  /// The last day to apply.
  public let closes: Day
  /// When it was published.
  public let publishedAt: Moment
  /// When it was withdrawn; nil while it stands.
  public var withdrawnAt: Moment?

  /// Makes a place.
  public init(
    id: Identifier<BulletinPlace>, city: String, bulletin: Day, group: Vacancy.Group, places: Int,
    closes: Day, publishedAt: Moment, withdrawnAt: Moment? = nil
  ) {
    (self.id, self.city, self.bulletin, self.group) = (id, city, bulletin, group)
    (self.places, self.closes) = (places, closes)
    (self.publishedAt, self.withdrawnAt) = (publishedAt, withdrawnAt)
  }

  /// How many may be published at once.
  public static let counts = 1...1000

  /// Whether it is for a child: of its age in the school year, of the queue and of the language.
  ///
  /// What kindergartens are wished does not matter: who applies to a place wishes it.
  public func fits(queueType: QueueType, birthDay: Day, language: TeachingLanguage) -> Bool {
    group.fits(
      queueType: queueType,
      age: AgeGroup(birthDay: birthDay, schoolYear: bulletin.schoolYear), language: language)
  }
}

extension Vacancy.Group {
  /// Whether such a place is for a child.
  func fits(queueType: QueueType, age: AgeGroup?, language: TeachingLanguage) -> Bool {
    ageGroup == age && groupType.belongs(to: queueType) && self.language == language
  }
}
