import Mustache

/// The list of guides.
struct GuidesPage: PageView {
  static let template = "guides"
  let page: PageMeta
  let guides: [GuideItem]

  static let fields = Fields<GuidesPage>("guides") {
    $0.object("page", at: \.page) { $0.page }
    $0.list("guides") { $0.guides }
  }
}

/// A guide in a list.
struct GuideItem: View {
  let title: [UInt8]
  let summary: [UInt8]
  let address: String
  /// The language of its words when they are not in the page's.
  let foreignLanguage: String?

  static let fields = Fields<GuideItem>("guide item") {
    $0.markup("title") { $0.title }
    $0.markup("summary") { $0.summary }
    $0.text("address") { $0.address }
    $0.text("foreign_language") { $0.foreignLanguage }
  }
}
