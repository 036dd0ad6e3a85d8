import Mustache

/// A new application in the cabinet: one form and a check (S3-43 to S3-59).
struct NewApplicationPage: PageView {
  static let template = "cabinet-application-new"
  let page: PageMeta
  let text: String
  let menu: [ServiceLink]
  let languages: [CodeView]
  let groupTypes: [CodeView]
  let kindergartens: [CodeView]
  /// Whether the place is a district, so that the settlement in it must be told.
  let isDistrict: Bool
  /// The version of the texts that are consented to.
  let termsVersion: String

  static let fields = Fields<NewApplicationPage>("new application page") {
    $0.object("page", at: \.page) { $0.page }
    $0.text("text") { $0.text }
    $0.list("menu") { $0.menu }
    $0.list("languages") { $0.languages }
    $0.list("group_types") { $0.groupTypes }
    $0.list("kindergartens") { $0.kindergartens }
    $0.flag("has_kindergartens") { !$0.kindergartens.isEmpty }
    $0.flag("district") { $0.isDistrict }
    $0.text("terms_version") { $0.termsVersion }
  }
}
