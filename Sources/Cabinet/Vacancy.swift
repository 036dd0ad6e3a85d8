public import Codes
public import Dates

/// Free places of one kind.
public struct Vacancy: Sendable, Hashable {
  /// What a referral is for: a group of a kindergarten.
  public struct Group: Sendable, Hashable {
    /// The kindergarten's name in addresses.
    public let kindergarten: String
    /// The age of the children.
    public let ageGroup: AgeGroup
    /// The type.
    public let groupType: GroupType
    /// The language of instruction.
    public let language: TeachingLanguage

    /// Makes a kind of place.
    public init(
      kindergarten: String, ageGroup: AgeGroup, groupType: GroupType, language: TeachingLanguage
    ) {
      (self.kindergarten, self.ageGroup) = (kindergarten, ageGroup)
      (self.groupType, self.language) = (groupType, language)
    }
  }

  /// Where.
  public let group: Group
  /// How many.
  public let places: Int
  /// The place of a bulletin they are; nil for those of a table.
  public let source: Identifier<BulletinPlace>?

  /// Makes free places; fewer than none are none.
  public init(group: Group, places: Int, source: Identifier<BulletinPlace>? = nil) {
    (self.group, self.places, self.source) = (group, max(0, places), source)
  }
}

/// An application as the allocation sees it; it knows no names.
public struct Candidate: Sendable, Hashable {
  /// The application's number.
  public let number: ApplicationNumber
  /// The queue it stands in.
  public let queueType: QueueType
  /// The child's day of birth.
  public let birthDay: Day
  /// What is wished.
  public let wish: Wish
  /// The place of a bulletin it is applied to.
  public let applied: Identifier<BulletinPlace>?

  /// Makes a candidate.
  public init(
    number: ApplicationNumber, queueType: QueueType, birthDay: Day, wish: Wish,
    applied: Identifier<BulletinPlace>? = nil
  ) {
    (self.number, self.queueType) = (number, queueType)
    (self.birthDay, self.wish, self.applied) = (birthDay, wish, applied)
  }
}

/// What the allocation proposes for one application, and why; an employee confirms it (design,
/// privacy).
public struct Decision: Sendable, Hashable {
  /// The outcome.
  public enum Outcome: Sendable, Hashable {
    /// A place of that kind.
    case place(Vacancy.Group)
    /// The child is younger than one year or older than five at the start of the school year.
    case outsideAges
    /// No place was for children of that age.
    case noAgeGroup
    /// None of those was in a group for that queue.
    case noGroupType
    /// None of those was in the wished language.
    case noLanguage
    /// None of those was in a wished kindergarten.
    case noneOfWished
    /// There were such places; applications in front took them, or those that applied to them.
    case placesTaken
    /// Applications in front that applied to the same place took it, and nothing else was left.
    case outranked
  }

  /// By what a place is given.
  public enum Basis: String, Sendable, CaseIterable {
    /// The application is applied to the place.
    case applied
    /// Its turn in the queue has come.
    case turn
  }

  /// The application.
  public let number: ApplicationNumber
  /// What it gets, or why nothing.
  public let outcome: Outcome
  /// By what it gets a place; nil when it gets none.
  public let basis: Basis?
  /// The place of a bulletin it gets; nil for one of a table, or none.
  public let source: Identifier<BulletinPlace>?

  /// The outcome's code in reports.
  public var code: String {
    switch outcome {
    case .place: "place"
    case .outsideAges: "outside_ages"
    case .noAgeGroup: "no_age_group"
    case .noGroupType: "no_group_type"
    case .noLanguage: "no_language"
    case .noneOfWished: "none_of_wished"
    case .placesTaken: "places_taken"
    case .outranked: "outranked"
    }
  }
}
