import Cabinet
import Codes

extension Schemas {
  static let place = Schema.named(
    "Place",
    .object([
      .required("id", .identifier), .required("bulletin", .day, "the day it was published"),
      .required("kindergarten", kindergarten), .required("age_group", .code(AgeGroup.codes)),
      .required("group_type", .code(GroupType.codes)),
      .required("language", .code(TeachingLanguage.codes)),
      .required("places", .integer(BulletinPlace.counts), "how many were published"),
      .required("left", .integer(0...BulletinPlace.counts.upperBound), "how many are left"),
      .required("closes", .day, "the last day to apply"),
    ]))

  static let newPlace = Schema.named(
    "NewPlace",
    .object([
      .required("city", city), .required("kindergarten", .slug("pavlodar-0001")),
      .required("age_group", .code(AgeGroup.codes)),
      .required("group_type", .code(GroupType.codes)),
      .required("language", .code(TeachingLanguage.codes)),
      .required("places", .integer(BulletinPlace.counts)),
    ]))

  static let review = Schema.named("Review", .object(reviewMembers))

  static let staffReview = Schema.named(
    "StaffReview", .object([.required("city", city)] + reviewMembers))

  private static let reviewMembers: [Schema.Member] = [
    .required("id", .identifier), .required("kindergarten", kindergarten),
    .required("rating", .integer(ReviewRule.ratings)),
    .required("text", .text(TextForm(ReviewRule.length))), .required("language", language),
    .required("status", .code(ReviewStatus.codes)), .required("at", .moment),
  ]

  static let newReview = Schema.named(
    "NewReview",
    .object([
      .required("city", city), .required("kindergarten", .slug("pavlodar-0001")),
      .required("rating", .integer(ReviewRule.ratings)),
      .required(
        "text",
        .text(
          TextForm(
            ReviewRule.length, pattern: #"^[^\u0000-\u0009\u000B-\u001F\u007F]*$"#,
            example: "Тәрбиешілер мейірімді.",
            matches: {
              $0.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F || $0 == "\n" }
            })), "kept as typed, without blanks at its ends"),
      .required("language", language, "of the text"),
    ]))
}
