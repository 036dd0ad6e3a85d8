import Cabinet
import Codes
import Dates

extension Schemas {
  /// A day as it comes in.
  static let typedDay = Schema.text(
    TextForm(
      10...10, pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", format: "date", example: "2026-11-20",
      matches: { Day($0) != nil }))

  static let typedApplicant = Schema.named(
    "TypedApplicant",
    .object([
      .required(
        "identity_number", .text(1...32, example: "000000101"), "nine digits of the identity card"),
      .required("issued_on", typedDay), .required("valid_until", typedDay),
      .required("address", .text(1...400)), .required("phone", typedPhone),
      .required("email", .text(1...254)),
    ]))

  static let knownApplicant = Schema.named(
    "KnownApplicant",
    .object([
      .required("iin", .digits(12, example: "850214390005")),
      .required("name", .text(TextForm(1...400))), .required("birth_date", .day),
      .required("identity_number", .nullable(.text(TextForm(1...32)))),
      .required("issued_on", .nullable(.day)), .required("valid_until", .nullable(.day)),
      .required("address", .nullable(.text(TextForm(1...400)))),
      .required("phone", .nullable(.text(TextForm(12...12)))),
      .required("email", .nullable(.text(TextForm(3...254)))),
    ]))

  static let healthForm = Schema.code(HealthForm.allCases.map(\.rawValue))
  static let paperKind = Schema.code(AdmissionPaper.Kind.allCases.map(\.rawValue))
  static let admissionStatus = Schema.code(AdmissionStatus.allCases.map(\.rawValue))
  private static let reasonCode = Schema.code(AdmissionRejection.allCases.map(\.rawValue))

  static let healthPaper = Schema.named(
    "HealthPaper",
    .object([
      .required("form", healthForm),
      .required("type", .code(Document.Kind.allCases.map(\.rawValue))),
      .required("size", .integer(1...DocumentRule.mostBytes), "bytes"), .required("at", .moment),
    ]))

  static let admissionOffer = Schema.named(
    "AdmissionOffer",
    .object([
      .required(
        "referral",
        .object([
          .required("id", .identifier), .required("number", .text(TextForm(1...40))),
          .required("status", .code(ReferralStatus.allCases.map(\.rawValue))),
          .required("issued_at", .moment), .required("deadline", .day),
          .required("days_left", .nullable(.integer(0...366)), "working days, today among them"),
        ])),
      .required("child", person), .required("kindergarten", kindergarten),
      .required("age_group", .code(AgeGroup.codes)),
      .required("group_type", .code(GroupType.codes)),
      .required("language", .code(TeachingLanguage.codes)),
      .required("application", numbered),
      .required("admission", .nullable(.identifier), "the open one, if one was begun"),
    ]))

  private static let numbered = Schema.object([
    .required("id", .identifier), .required("number", .nullable(.text(TextForm(1...40)))),
  ])

  static let admission = Schema.named("Admission", .object(admissionMembers))

  private static let admissionMembers: [Schema.Member] = [
    .required("id", .identifier), .required("serial", .integer(1...1_000_000_000), "its ID"),
    .required("number", .text(TextForm(8...40)), "prefix, year, number"),
    .required("status", admissionStatus),
    .required("language", .code(TeachingLanguage.codes), "of instruction"),
    .required("created_at", .moment), .required("signed_at", .nullable(.moment)),
    .required("accepted_at", .nullable(.moment)), .required("closed_at", .nullable(.moment)),
    .required("deadline", .nullable(.day), "the last day to sign, while the time runs"),
    .required("days_left", .nullable(.integer(0...366)), "working days, today among them"),
    .required(
      "applicant",
      .nullable(
        .object([
          .required("iin", .digits(12, example: "850214390005")),
          .required("name", .text(TextForm(1...400))), .required("birth_date", .day),
          .required("identity_number", .text(TextForm(9...9))), .required("issued_on", .day),
          .required("valid_until", .day), .required("address", .text(TextForm(5...300))),
          .required("phone", .text(TextForm(12...12))),
          .required("email", .text(TextForm(3...254))),
        ])), "null for an employee, while it is not handed in"),
    .required("child", person), .required("kindergarten", kindergarten),
    .required("age_group", .code(AgeGroup.codes)),
    .required("group_type", .code(GroupType.codes)),
    .required("application", numbered),
    .required(
      "referral",
      .object([
        .required("id", .identifier), .required("number", .text(TextForm(1...40))),
        .required("issued_at", .moment),
      ])),
    .required("documents", .list(healthPaper, max: 3)), .required("contract_read", .flag),
    .required("reason_code", .nullable(reasonCode)),
    .required("reason", .nullable(.text(TextForm(0...500))), "why it was rejected"),
    .required(
      "papers",
      .list(
        .object([
          .required("kind", paperKind),
          .required("type", .code(AdmissionPaper.Form.allCases.map(\.rawValue))),
        ]), max: 4), "none before it was signed"),
    .required(
      "signer",
      .nullable(
        .object([
          .required("name", .text(TextForm(0...1000))),
          .required("certificate", .text(TextForm(0...200)), "its serial number"),
          .required("issuer", .text(TextForm(0...1000))), .required("valid_until", .moment),
          .required("algorithm", .text(TextForm(0...200))),
        ]))),
    .required("actions", .list(.text(TextForm(1...20)), max: 8), "what the parent can do now"),
  ]

  static let admissionEvent = Schema.object([
    .required("at", .moment), .required("status", admissionStatus),
    .required("by", .code(["parent", "employee", "clock"])),
    .required("reason_code", .nullable(reasonCode)),
    .required("reason", .nullable(.text(TextForm(0...500)))),
  ])

  static let newAdmission = Schema.named(
    "NewAdmission",
    .object([
      .required("referral", .identifier),
      .required("instructions", .flag, "true: the instructions were read"),
      .required("applicant", typedApplicant),
    ]))

  static let admissionChange = Schema.named(
    "AdmissionChange",
    .object([
      .optional("applicant", typedApplicant),
      .optional("contract_read", .flag, "true: the contract was read"),
    ]))

  static let proposal = Schema.named(
    "Proposal",
    .object([
      .required("act", .code(Proposal.Act.allCases.map(\.rawValue))),
      .required("by", .text(TextForm(1...200)), "the employee's name"),
      .required("by_me", .flag), .required("at", .moment),
      .required("reason", .nullable(.text(TextForm(1...500))), "the words for the parent"),
    ]))

  static let proposed = Schema.object([.required("proposal", proposal)])

  static let staffAdmission = Schema.named(
    "StaffAdmission",
    .object(
      admissionMembers + [
        .required("history", .list(admissionEvent, max: 100)),
        .required("proposal", .nullable(proposal)),
      ]))

  static let staffAdmissionLine = Schema.named(
    "StaffAdmissionLine",
    .object([
      .required("id", .identifier), .required("number", .text(TextForm(8...40))),
      .required("serial", .integer(1...1_000_000_000)), .required("status", admissionStatus),
      .required(
        "child",
        .object([
          .required("name", .text(TextForm(1...400))), .required("birth_date", .day),
        ])),
      .required("applicant", .text(TextForm(1...400)), "the name"),
      .required("kindergarten", kindergarten),
      .required("language", .code(TeachingLanguage.codes)), .required("created_at", .moment),
      .required("signed_at", .nullable(.moment)), .required("accepted_at", .nullable(.moment)),
      .required("proposal", .nullable(proposal)),
    ]))

  static let admissionRejection = Schema.named(
    "AdmissionRejection",
    .object([
      .required("reason_code", reasonCode),
      .optional("reason", .nullable(.text(AdmissionRule.reasonLength)), "needed for `other`"),
    ]))

  static let staffSession = Schema.named(
    "StaffSession",
    .object([
      .required("id", .identifier, "the employee's"), .required("name", .text(TextForm(1...200))),
      .required("role", .code(StaffRole.allCases.map(\.rawValue))),
      .required("places", .list(.text(TextForm(1...200)), max: 10_000)),
      .required("expires_at", .moment),
    ]))

  static let staffApplicationLine = Schema.named(
    "StaffApplicationLine",
    .object([
      .required("number", .nullable(.text(TextForm(12...12)))),
      .required("status", .code(ApplicationStatus.allCases.map(\.rawValue))),
      .required("benefit", .nullable(.code(Benefit.codes))),
      .required("benefit_state", .nullable(.code(BenefitState.allCases.map(\.rawValue)))),
      .required("child", .nullable(.object([.required("name", .text(TextForm(1...400)))]))),
      .required("queue_type", .code(QueueType.codes)),
      .required("position", .nullable(.integer(1...1_000_000_000))),
      .required("submitted_at", .nullable(.moment)), .required("proposal", .nullable(proposal)),
    ]))
}
