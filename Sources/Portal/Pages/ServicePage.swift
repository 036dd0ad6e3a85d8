import Mustache

/// A page that the cabinet's programs will fill: it says what it is for, and what it needs.
struct ServicePage: PageView {
  static let template = "service"
  let page: PageMeta
  let text: String
  let menu: [ServiceLink]

  static let fields = Fields<ServicePage>("service") {
    $0.object("page", at: \.page) { $0.page }
    $0.text("text") { $0.text }
    $0.list("menu") { $0.menu }
    $0.flag("has_menu") { !$0.menu.isEmpty }
  }
}

/// An item of the cabinet's menu (S0-21).
struct ServiceLink: View {
  let label: String
  let address: String
  /// Whether the page is the item, or a record below it; nil when it is neither.
  let current: String?

  static let fields = Fields<ServiceLink>("service link") {
    $0.text("label") { $0.label }
    $0.text("address") { $0.address }
    $0.text("current") { $0.current }
  }
}
