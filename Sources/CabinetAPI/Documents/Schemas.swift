import Cabinet
import Codes

/// The documents that the API hands out and takes, declared once.
enum Schemas {
  static let city = Schema.slug("pavlodar")
  static let language = Schema.code(["kk", "ru"])
  /// A number as a person types it; the rules of the service read it and say what is wrong.
  static let typedIIN = Schema.text(1...32, example: "850214390005")
  static let typedPhone = Schema.text(1...40, example: "+77000000101")
  static let typedCode = Schema.text(1...16, example: "123456")
  static let password = Schema.text(1...512)
  static let channels = Schema.list(.code(Channel.allCases.map(\.rawValue)), max: 2)

  static func page(_ item: Schema) -> Schema {
    .object([
      .required("items", .list(item, max: 100)),
      .required("next", .nullable(.text(TextForm(1...64))), "the cursor of the next page"),
    ])
  }

  static let person = Schema.object([
    .required("id", .identifier), .required("name", .text(TextForm(1...400))),
    .required("birth_date", .day),
  ])

  static let kindergarten = Schema.named(
    "Kindergarten",
    .object([
      .required("id", .slug("pavlodar-0001")), .required("name_kk", .text(TextForm(0...400))),
      .required("name_ru", .text(TextForm(0...400))),
    ]))

  static let position = Schema.nullable(
    .named(
      "Position",
      .object([
        .required("overall", .integer(1...1_000_000_000), "in the whole queue"),
        .required(
          "in_year", .integer(1...1_000_000_000), "among children born in the same year"),
      ])))

  static let document = Schema.named(
    "Document",
    .object([
      .required("id", .identifier),
      .required("type", .code(Document.Kind.allCases.map(\.rawValue))),
      .required("size", .integer(1...DocumentRule.mostBytes), "bytes"), .required("at", .moment),
    ]))
  static let documents = Schema.list(document, max: DocumentRule.mostFiles)

  static let application = Schema.named("Application", .object(applicationMembers))

  static let applicationCard = Schema.named(
    "ApplicationCard",
    .object(
      applicationMembers + [.required("history", history)]))

  private static let history = Schema.list(
    .object([
      .required("status", .text(TextForm(1...40))), .required("at", .moment),
      .required("reason", .nullable(.text(TextForm(0...1000)))),
    ]), max: 1000)

  private static let applicationMembers: [Schema.Member] = [
    .required("id", .identifier), .required("number", .nullable(.text(TextForm(12...12)))),
    .required("city", city), .required("queue_type", .code(QueueType.codes)),
    .required("status", .code(ApplicationStatus.allCases.map(\.rawValue))),
    .required("status_since", .moment),
    .required("reason", .nullable(.text(TextForm(0...1000))), "why it was rejected"),
    .required("child", person), .required("language", .code(TeachingLanguage.codes)),
    .required("group_type", .code(GroupType.codes)),
    .required("kindergartens", .list(kindergarten, max: 4)),
    .required(
      "benefit",
      .nullable(
        .object([
          .required("code", .code(Benefit.codes)),
          .required("state", .code(BenefitState.allCases.map(\.rawValue))),
        ]))),
    .required("settlement", .nullable(.text(TextForm(1...100)))),
    .required("social_status", socialStatus, "what the register said of the family"),
    .required("documents", documents, "papers of the benefit"),
    .required("position", position), .required("created_at", .moment),
    .required("submitted_at", .nullable(.moment)),
    .required(
      "referral",
      .nullable(
        .object([
          .required("id", .identifier), .required("number", .text(TextForm(1...40))),
          .required("status", .code(ReferralStatus.allCases.map(\.rawValue))),
        ]))),
    .required(
      "place", .nullable(place), "the place of a bulletin it is applied to, or waits for"),
    .required(
      "actions", .list(.text(TextForm(1...20)), max: 8), "what the parent can do now"),
  ]

  static let referral = Schema.named("Referral", .object(referralMembers))

  static let referralCard = Schema.named(
    "ReferralCard",
    .object(
      referralMembers + [
        .required("history", history),
        .required("confirmed_at", .nullable(.moment), "when the parent said yes"),
      ]))

  private static let referralMembers: [Schema.Member] = [
    .required("id", .identifier), .required("number", .text(TextForm(1...40))),
    .required(
      "application",
      .object([
        .required("id", .identifier), .required("number", .nullable(.text(TextForm(12...12)))),
      ])),
    .required("child", person), .required("city", city),
    .required("kindergarten", kindergarten), .required("age_group", .code(AgeGroup.codes)),
    .required("group_type", .code(GroupType.codes)),
    .required("language", .code(TeachingLanguage.codes)),
    .required("status", .code(ReferralStatus.allCases.map(\.rawValue))),
    .required("status_since", .moment), .required("issued_at", .moment),
    .required("deadline", .day, "the last day for what the status asks"),
    .required("extended", .flag), .required("actions", .list(.text(TextForm(1...20)), max: 8)),
  ]

  static let event = Schema.named(
    "Event",
    .object([
      .required("id", .text(TextForm(1...20))), .required("at", .moment),
      .required("kind", .code(Event.Kind.allCases.map(\.rawValue))),
      .required("status", .text(TextForm(1...40))),
      .required("application", link), .required("referral", link),
    ]))

  private static let link = Schema.nullable(
    .object([.required("id", .identifier), .required("number", .nullable(.text(TextForm(1...40))))])
  )

  static let session = Schema.named(
    "Session",
    .object([
      .required("id", .identifier), .required("city", city),
      .required("method", .code(["application"] + SignInMethod.codes)),
      .required("scope", .code(SessionScope.allCases.map(\.rawValue))),
      .required("device", .text(TextForm(0...80))), .required("created_at", .moment),
      .required("seen_at", .moment), .required("current", .flag),
    ]))

  static let consent = Schema.named(
    "Consent",
    .object([
      .required("id", .identifier), .required("kind", .code(Consent.Kind.allCases.map(\.rawValue))),
      .required("version", .text(TextForm(1...64))), .required("given_at", .moment),
      .required("withdrawn_at", .nullable(.moment)),
    ]))
}
