import Mustache

/// All bulletins of a city.
struct ArchivePage: PageView {
  static let template = "archive"
  let page: PageMeta
  let bulletins: [BulletinItem]

  static let fields = Fields<ArchivePage>("archive") {
    $0.object("page") { $0.page }
    $0.list("bulletins") { $0.bulletins }
  }
}
