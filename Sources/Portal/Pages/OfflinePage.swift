import Mustache

/// What a city's service worker shows for a page that is not kept, with links to those that may be.
struct OfflinePage: PageView {
  static let template = "offline"
  let page: PageMeta
  let links: [OfflineLink]

  static let fields = Fields<OfflinePage>("offline") {
    $0.object("page", at: \.page) { $0.page }
    $0.list("links") { $0.links }
  }
}

/// A page that is worth keeping.
struct OfflineLink: View {
  /// Escaped.
  let label: [UInt8]
  let address: String
  /// The language of its words when they are not in the page's.
  let foreignLanguage: String?

  static let fields = Fields<OfflineLink>("offline link") {
    $0.markup("label") { $0.label }
    $0.text("address") { $0.address }
    $0.text("foreign_language") { $0.foreignLanguage }
  }
}
