import Cabinet
import CabinetService

extension Schemas {
  private static let phone = Schema.text(
    TextForm(12...12, pattern: #"^\+7[0-9]{10}$"#, example: "+77000000101"))
  private static let challenge = Schema.text(1...512)
  private static let policy: [Schema.Member] = [
    .required("consent", .flag, "true: the terms were agreed to"),
    .required("policy_version", .text(1...64, example: "0123456789ab"), "of the terms shown"),
  ]

  static let linkRequest = Schema.anyOf([
    .named(
      "LinkForPhone",
      .object([.required("city", city), .required("phone", typedPhone)])),
    .named(
      "LinkAfterPassword",
      .object([
        .required("city", city),
        .required("challenge", challenge, "from the first step of signing in"),
      ])),
  ])

  static let deviceLink = Schema.named(
    "DeviceLink",
    .object([
      .required("phone", phone),
      .required("password", .digits(12, example: "387031770024"), "works once"),
      .required("link", .identifier),
      .required("address", .text(TextForm(1...400)), "of the app, with the link behind its #"),
      .required(
        "qr", .list(.text(TextForm(21...177)), max: 177),
        "the address as a QR code: rows of 1 for dark and 0, without the quiet zone"),
      .required("expires_at", .moment),
    ]))

  static let shownLink = Schema.named(
    "ShownDeviceLink",
    .object([
      .required("phone", phone),
      .required("needs_code", .flag, "whether the number is proved by SMS first"),
      .required("expires_at", .moment),
    ]))

  static let deviceClaim = Schema.anyOf([
    .named(
      "DeviceByPassword",
      .object(
        policy + [
          .required("phone", typedPhone),
          .required("password", .text(1...40, example: "3870 3177 0024")),
          .optional("code", typedCode, "once the first call has sent it"),
        ])),
    .named(
      "DeviceByLink",
      .object(
        policy + [
          .required("link", .identifier),
          .optional("code", typedCode, "once the first call has sent it"),
        ])),
  ])

  static let linkedDevice = Schema.named(
    "LinkedDevice",
    .object([
      .required("id", .identifier), .required("phone", phone), .required("linked_at", .moment),
    ]))

  static let codeSent = Schema.named(
    "CodeSent",
    .object([
      .required("next", .code(["code"])), .required("resend_after", .integer(1...86_400)),
    ]))

  static let currentDevice = Schema.named(
    "CurrentDevice",
    .object([
      .required("id", .identifier), .required("phone", phone), .required("linked_at", .moment),
      .required("sandbox", .flag),
    ]))

  static let device = Schema.named(
    "Device",
    .object([
      .required("id", .identifier), .required("phone", phone),
      .required("device", .text(TextForm(0...80)), "the browser in two words"),
      .required("linked_at", .moment), .required("seen_at", .moment, "to the hour"),
    ]))

  static let deviceMessages = Schema.named(
    "DeviceMessages",
    .object([
      .required(
        "items",
        .list(
          .object([
            .required("id", .identifier),
            .required("kind", .code(DeviceMessage.Kind.allCases.map(\.rawValue))),
            .required("language", language), .required("text", .text(TextForm(1...1000))),
            .required("at", .moment), .required("expires_at", .nullable(.moment)),
          ]), max: DeviceRule.shownMessages)),
      .required("next", .nullable(.text(TextForm(1...64))), "null: there are no more pages"),
      .required("awaiting", .flag, "whether to ask again in a few seconds"),
    ]))

  static let secondStep = Schema.named(
    "SecondStep",
    .object([
      .required("next", .code(["code"])), .required("challenge", challenge),
      .required("phone", phone), .required("linked", .flag, "whether an app shows the code"),
      .required("resend_after", .integer(1...86_400)), .required("expires_at", .moment),
    ]))

  static let secondStepSignIn = Schema.named(
    "SecondStepSignIn",
    .object([
      .required("city", city), .required("method", .code(["iin_password"])),
      .required("challenge", challenge), .required("code", typedCode),
    ]))

  static let secondStepCode = Schema.named(
    "SecondStepCode",
    .object([
      .required("city", city), .required("purpose", .code(["second_step"])),
      .required("challenge", challenge),
    ]))
}
