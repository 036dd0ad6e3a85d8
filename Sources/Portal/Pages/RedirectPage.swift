import Mustache

/// What leads from one address to another without a script.
struct RedirectPage: PageView {
  static let template = "redirect"
  let page: PageMeta
  let target: String

  static let fields = Fields<RedirectPage>("redirect") {
    $0.object("page", at: \.page) { $0.page }
    $0.text("target") { $0.target }
  }
}
