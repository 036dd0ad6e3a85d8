import Mustache

/// The home page of a city, in the order of the seeds (S3-01 to S3-05, then S4-04).
struct HomePage: PageView {
  static let template = "home"
  let page: PageMeta
  let blocks: [HomeBlock]
  let guides: [GuideItem]

  static let fields = Fields<HomePage>("home") {
    $0.object("page", at: \.page) { $0.page }
    $0.list("blocks") { $0.blocks }
    $0.list("guides") { $0.guides }
    $0.flag("has_guides") { !$0.guides.isEmpty }
  }
}

/// A part of the portal, offered on a city's home page.
struct HomeBlock: View {
  let title: String
  let text: String
  let address: String
  /// The number that matters most; absent where there is none.
  var figure: String?

  static let fields = Fields<HomeBlock>("block") {
    $0.text("figure") { $0.figure }
    $0.text("title") { $0.title }
    $0.text("text") { $0.text }
    $0.text("address") { $0.address }
  }
}
