import Mustache

/// The companion app: a page that can be installed, in both languages (S2-47 to S2-52).
struct AppPage: PageView {
  static let template = "app"
  let page: PageMeta
  let titleRussian: String
  /// Where the manifest stands.
  let manifest: String
  /// The version of the texts that are consented to.
  let termsVersion: String

  static let fields = Fields<AppPage>("app") {
    $0.object("page", at: \.page) { $0.page }
    $0.text("title_ru") { $0.titleRussian }
    $0.text("manifest") { $0.manifest }
    $0.text("terms_version") { $0.termsVersion }
  }
}
