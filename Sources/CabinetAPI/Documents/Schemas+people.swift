import Cabinet
import Codes

extension Schemas {
  static let me = Schema.named(
    "Me",
    .object([
      .required("iin", .digits(12, example: "850214390005")),
      .required("name", .nullable(.text(TextForm(1...400))), "from the civil register"),
      .required("language", language), .required("email", .nullable(.text(TextForm(3...254)))),
      .required("email_notices", .flag), .required("has_password", .flag),
      .required("sandbox", .flag), .required("city", city),
      .required("session", .identifier, "for the header Onir-Session"),
      .required(
        "person", .text(TextForm(16...16)), "the same for a person always; tells no number"),
      .required("scope", .code(SessionScope.allCases.map(\.rawValue))),
      .required(
        "phones",
        .list(
          .object([
            .required("number", .text(TextForm(12...12))), .required("language", language),
            .required("channels", channels), .required("primary", .flag),
          ]), max: 5)),
    ]))

  static let settingsChange = Schema.named(
    "SettingsChange",
    .object([
      .optional("language", language, "of notices by e-mail"),
      .optional("email", .nullable(.text(3...254))), .optional("email_notices", .flag),
      .optional(
        "phones",
        .list(
          .object([
            .required("number", typedPhone), .required("language", language),
            .required("channels", channels), .required("primary", .flag),
            .optional("code", typedCode, "for a number that was not there"),
          ]), max: 5), "all numbers the account shall have"),
      .optional(
        "current_password", password, "for another primary number, or to remove a number"),
    ]))

  static let file = Schema.named("PersonalFile", .object(fileMembers))

  static let fileCard = Schema.named(
    "PersonalFileCard",
    .object(
      fileMembers + [
        .required(
          "days",
          .list(.object([.required("day", .day), .required("present", .flag)]), max: 400)),
        .required("social_status", socialStatus, "what the register says; null when it is silent"),
      ]))

  static let socialStatus = Schema.nullable(.list(.code(Benefit.codes), max: 8))

  static let newChild = Schema.named(
    "NewChild",
    .object([
      .required("iin", typedIIN), .required("sex", .code(Sex.allCases.map(\.rawValue))),
      .required("nationality", .code(Nationality.codes)),
    ]))

  private static let fileMembers: [Schema.Member] = [
    .required("id", .identifier), .required("name", .text(TextForm(1...400))),
    .required("iin", .digits(12, example: "230715690495")), .required("birth_date", .day),
    .required("relation", .code(Relation.allCases.map(\.rawValue))),
    .required(
      "clubs",
      .list(
        .object([
          .required("name_kk", .text(TextForm(1...200))),
          .required("name_ru", .text(TextForm(1...200))), .required("since", .day),
        ]), max: 100)),
    .required(
      "attendance",
      .list(
        .object([
          .required("month", .text(TextForm(7...7))), .required("present", .integer(0...31)),
          .required("absent", .integer(0...31)),
        ]), max: 24)),
    .required("kindergarten", .nullable(kindergarten)),
    .required("sex", .nullable(.code(Sex.allCases.map(\.rawValue)))),
    .required("nationality", .nullable(.code(Nationality.codes))),
  ]

  static let wishes: [Schema.Member] = [
    .required("language", .code(TeachingLanguage.codes), "of instruction"),
    .required("group_type", .code(GroupType.codes)),
    .required("kindergartens", .list(.slug("pavlodar-0001"), max: 4), "the dearest first"),
    .required("benefit", .nullable(.code(Benefit.codes))),
  ]

  static let newApplication = Schema.anyOf([
    .named(
      "NewApplication",
      .object(
        [
          .required("city", city), .required("queue_type", .code(QueueType.codes)),
          .required("child_iin", typedIIN),
          .required("relation", .code(Relation.allCases.map(\.rawValue))),
        ] + wishes)),
    .named(
      "NewApplicationOfFile",
      .object(
        [
          .required("city", city), .required("queue_type", .code(QueueType.codes)),
          .required("child", .identifier, "a child of the cabinet"),
          .required("settlement", .nullable(.text(1...100)), "where the child lives"),
        ] + wishes)),
  ])

  static let submission = Schema.named(
    "Submission",
    .object([
      .required("consents", consents), .required("terms_version", termsVersion),
      .optional(
        "notices",
        .object([
          .required("language", language), .required("channels", channels),
          .optional("email", .nullable(.text(3...254))),
        ])),
    ]))

  private static let consents = Schema.list(
    .code(Consent.Kind.ofApplication.map(\.rawValue)), max: 2)
  private static let termsVersion = Schema.text(1...64, example: "0123456789ab")
  private static let agreement: [Schema.Member] = [
    .optional("consents", consents, "kept when the session opens"),
    .optional("terms_version", termsVersion, "of the texts that are agreed to"),
  ]

  static let nothing = Schema.object([])

  static let codeRequest = Schema.anyOf([
    .named(
      "SignInCode",
      .object([
        .required("city", city), .required("purpose", .code(["sign_in"])),
        .required("iin", typedIIN),
      ])),
    .named(
      "ApplicationCode",
      .object([
        .required("city", city), .required("purpose", .code(["application"])),
        .required("iin", typedIIN), .required("phone", typedPhone),
      ])),
    .named(
      "PhoneCode",
      .object([
        .required("city", city), .required("purpose", .code(["phone"])),
        .required("phone", typedPhone),
      ])),
    .named(
      "RegistrationCode",
      .object([
        .required("city", city), .required("purpose", .code(["registration", "recovery"])),
        .required("phone", typedPhone),
      ])),
    secondStepCode, oneTimeCode,
  ])

  static let proof = Schema.text(1...1024)

  static let signIn = Schema.anyOf([
    .named(
      "PasswordSignIn",
      .object(
        [
          .required("city", city), .required("method", .code(["iin_password"])),
          .required("iin", typedIIN), .required("password", password),
        ] + agreement)),
    .named(
      "FirstSignIn",
      .object(
        [
          .required("city", city), .required("method", .code(["iin_password"])),
          .required("iin", typedIIN), .required("code", typedCode),
          .required("new_password", password),
        ] + agreement)),
    .named(
      "PhoneSignIn",
      .object([
        .required("city", city), .required("method", .code(["phone_password"])),
        .required("phone", typedPhone), .required("password", password),
      ])),
    .named(
      "PhoneRecovery",
      .object([
        .required("city", city), .required("method", .code(["phone_password"])),
        .required("phone", typedPhone), .required("code", typedCode),
        .required("new_password", password),
      ])),
    .named(
      "ApplicationSignIn",
      .object([
        .required("city", city), .required("method", .code(["application"])),
        .required("iin", typedIIN), .required("phone", typedPhone), .required("code", typedCode),
      ])),
    secondStepSignIn, signatureSignIn, oneTimeCodeSignIn,
  ])
}
