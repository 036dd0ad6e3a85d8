import Mustache

/// What is shown for an address that is not there, in both languages.
struct NotFoundPage: PageView {
  static let template = "not-found"
  let page: PageMeta
  let kazakh: Record
  let russian: Record

  static let fields = Fields<NotFoundPage>("not found") {
    $0.object("page") { $0.page }
    $0.any("kk") { .object($0.kazakh) }
    $0.any("ru") { .object($0.russian) }
  }
}
