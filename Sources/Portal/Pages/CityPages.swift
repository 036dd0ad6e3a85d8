import Mustache

/// A part of the portal, offered on a city's home page.
struct HomeBlock: View {
  let title: String
  let text: String
  let address: String

  static let fields = Fields<HomeBlock>("block") {
    $0.text("title") { $0.title }
    $0.text("text") { $0.text }
    $0.text("address") { $0.address }
  }
}

/// The home page of a city, in the order of the seeds (S3-01 to S3-05, then S4-04).
struct HomePage: PageView {
  static let template = "home"
  let page: PageMeta
  let blocks: [HomeBlock]
  let guides: [GuideItem]

  static let fields = Fields<HomePage>("home") {
    $0.object("page") { $0.page }
    $0.list("blocks") { $0.blocks }
    $0.list("guides") { $0.guides }
    $0.flag("has_guides") { !$0.guides.isEmpty }
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

/// The list of guides.
struct GuidesPage: PageView {
  static let template = "guides"
  let page: PageMeta
  let guides: [GuideItem]

  static let fields = Fields<GuidesPage>("guides") {
    $0.object("page") { $0.page }
    $0.list("guides") { $0.guides }
  }
}

/// A guide.
struct GuidePage: PageView {
  static let template = "guide"
  let page: PageMeta
  let body: [UInt8]
  let summary: [UInt8]
  let contents: [ContentsItem]
  let updated: String?
  let updatedDate: String?
  /// The language of the text when it is not the page's.
  let foreignLanguage: String?

  static let fields = Fields<GuidePage>("guide") {
    $0.object("page") { $0.page }
    $0.markup("body") { $0.body }
    $0.markup("summary") { $0.summary }
    $0.list("contents") { $0.contents }
    $0.flag("has_contents") { $0.contents.count > 1 }
    $0.text("updated") { $0.updated }
    $0.text("updated_date") { $0.updatedDate }
    $0.text("foreign_language") { $0.foreignLanguage }
  }
}

/// A heading in the list of contents.
struct ContentsItem: View {
  let id: String
  let text: [UInt8]

  static let fields = Fields<ContentsItem>("contents item") {
    $0.text("id") { $0.id }
    $0.markup("text") { $0.text }
  }
}

/// What leads from one address to another without a script.
struct RedirectPage: PageView {
  static let template = "redirect"
  let page: PageMeta
  let target: String

  static let fields = Fields<RedirectPage>("redirect") {
    $0.object("page") { $0.page }
    $0.text("target") { $0.target }
  }
}
