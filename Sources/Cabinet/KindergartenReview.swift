public import Codes
public import Dates
public import Languages

/// What a parent writes about a kindergarten (S3-05).
public struct KindergartenReview: Sendable, Hashable {
  /// Its name.
  public let id: Identifier<KindergartenReview>
  /// Who wrote it; nil after the person was erased.
  public let account: Identifier<Account>?
  /// The city, as its slug.
  public let city: String
  /// The kindergarten's name in addresses.
  public let kindergarten: String
  /// One to five.
  public let rating: Int
  /// The words.
  public let text: String
  /// The language they are in.
  public let language: Language
  /// Whether it is shown: an officer decides.
  public var status: ReviewStatus
  /// When it was written.
  public let at: Moment

  /// Makes a review.
  public init(
    id: Identifier<KindergartenReview>, account: Identifier<Account>?, city: String,
    kindergarten: String, rating: Int, text: String, language: Language,
    status: ReviewStatus = .pending, at: Moment
  ) {
    (self.id, self.account, self.city) = (id, account, city)
    (self.kindergarten, self.rating, self.text) = (kindergarten, rating, text)
    (self.language, self.status, self.at) = (language, status, at)
  }
}

/// What a review must be; the numbers are our own choice.
public enum ReviewRule {
  /// How long the text may be, in Unicode scalars.
  public static let length = 10...2000
  /// The ratings.
  public static let ratings = 1...5
  /// Seconds until a parent may write about the same kindergarten again: a year.
  public static let pause = 365 * 86_400

  /// What can be wrong with a text.
  public enum Problem: Error {
    /// It holds control characters other than line breaks.
    case control
    case tooShort
    case tooLong
  }

  /// The text as it is kept: as typed, without blanks at its ends.
  ///
  /// - Throws: what is wrong with it.
  public static func text(_ typed: String) throws(Problem) -> String {
    // By scalars: a combining mark after a blank belongs to the text.
    var scalars = typed.unicodeScalars[...]
    while scalars.first?.properties.isWhitespace == true { scalars.removeFirst() }
    while scalars.last?.properties.isWhitespace == true { scalars.removeLast() }
    for scalar in scalars where scalar != "\n" {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: throw .control
      default: break
      }
    }
    if scalars.count < length.lowerBound { throw .tooShort }
    if scalars.count > length.upperBound { throw .tooLong }
    return String(scalars)
  }
}
