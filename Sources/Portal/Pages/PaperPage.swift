import Content
import Dates
import Languages
import Mustache

/// A document that the cabinet makes, as a page that can be printed (S4-49, S4-60).
struct PaperPage: PageView {
  static let template = "paper-application"
  static let templates = ["paper-application", "paper-contract"]
  let sheet: PaperSheet
  let cityName: String
  let kindergartenAddress: String
  /// Whether the city's content is made up.
  let isSample: Bool
  let signature: PaperSignatureView?
  /// The names of codes in the sheet's language.
  let label: @Sendable (_ family: String, _ code: String) -> String

  var template: String { "paper-\(sheet.kind.rawValue)" }

  /// Values that are shown as they are.
  private static let texts: [String] = [
    "number", "serial", "applicant_name", "applicant_iin", "identity_number", "address", "phone",
    "email", "child_name", "child_iin", "application_number", "referral_number", "content_digest",
  ]

  /// Days, put in words.
  private static let days: [String] = [
    "created", "applicant_birth_date", "issued_on", "valid_until", "child_birth_date",
    "referral_issued",
  ]

  static let fields = Fields<PaperPage>("paper") {
    for name in texts { $0.text(name) { $0.value(name) } }
    for name in days { $0.text(name) { $0.day(name) } }
    $0.text("language") { $0.sheet.language.code }
    $0.text("date") { $0.sheet.language.words($0.sheet.date) }
    $0.text("city_name") { $0.cityName }
    $0.text("kindergarten") { $0.value("kindergarten_\($0.sheet.language.code)") }
    $0.text("kindergarten_address") { $0.kindergartenAddress }
    $0.text("age_group") { $0.label("age", $0.value("age_group")) }
    $0.text("group_type") { $0.label("group", $0.value("group_type")) }
    $0.text("teaching") { $0.label("teaching", $0.value("language")) }
    $0.flag("is_parent") { $0.value("relation") == "parent" }
    $0.flag("has_065") { $0.has("065") }
    $0.flag("has_027") { $0.has("027") }
    $0.flag("has_052") { $0.has("052-2") }
    $0.flag("sample") { $0.isSample }
    $0.object("signature") { $0.signature }
  }

  private func value(_ name: String) -> String { sheet.values[name] ?? "" }

  private func day(_ name: String) -> String {
    Day(value(name)).map { sheet.language.words($0) } ?? ""
  }

  private func has(_ form: String) -> Bool {
    value("documents").split(separator: ",").contains { $0 == form }
  }
}

/// The facts of a signature, as they stand under a document.
struct PaperSignatureView: View {
  let name: String
  let iin: String
  let certificate: String
  let issuer: String
  let algorithm: String
  let validFrom: String
  let validUntil: String
  let at: String

  static let fields = Fields<PaperSignatureView>("signature") {
    $0.text("name") { $0.name }
    $0.text("iin") { $0.iin }
    $0.text("certificate") { $0.certificate }
    $0.text("issuer") { $0.issuer }
    $0.text("algorithm") { $0.algorithm }
    $0.text("valid_from") { $0.validFrom }
    $0.text("valid_until") { $0.validUntil }
    $0.text("at") { $0.at }
  }
}
