import CabinetService

extension Schemas {
  /// A signature in base64, as it is or as PEM.
  static let typedSignature = Schema.text(
    TextForm(
      1...46_000, pattern: #"^[A-Za-z0-9+/= \r\n-]*$"#,
      matches: { text in
        text.utf8.allSatisfy { byte in
          (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
            || "+/= \r\n-".utf8.contains(byte)
        }
      }))

  static let nonce = Schema.object([
    .required("content", .text(TextForm(1...4096)), "the exact bytes to sign, in base64"),
    .required("expires_at", .moment),
  ])

  static let signatureSignIn = Schema.named(
    "SignatureSignIn",
    .object([
      .required("city", city), .required("method", .code(["signature"])),
      .required(
        "signature", typedSignature, "CMS in base64 or PEM, with the nonce's content inside"),
    ]))

  static let oneTimeCodeSignIn = Schema.named(
    "OneTimeCodeSignIn",
    .object([
      .required("city", city), .required("method", .code(["one_time_code"])),
      .required("iin", typedIIN), .required("phone", typedPhone), .required("code", typedCode),
    ]))

  static let oneTimeCode = Schema.named(
    "OneTimeCodeRequest",
    .object([
      .required("city", city), .required("purpose", .code(["one_time_code"])),
      .required("iin", typedIIN), .required("phone", typedPhone),
    ]))
}
