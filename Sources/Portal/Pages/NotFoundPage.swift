import Mustache

/// What is shown for an address that is not there, in both languages.
struct NotFoundPage: PageView {
  static let template = "not-found"
  let page: PageMeta

  static let fields = Fields<NotFoundPage>("not found") {
    $0.object("page", at: \.page) { $0.page }
  }
}
