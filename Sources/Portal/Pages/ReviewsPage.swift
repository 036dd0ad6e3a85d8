import Mustache

/// What parents wrote about a city's kindergartens (S3-05).
struct ReviewsPage: PageView {
  static let template = "reviews"
  let page: PageMeta
  let reviews: [ReviewItem]
  /// Where to write one; nil where there is no cabinet yet.
  let writing: String?

  static let fields = Fields<ReviewsPage>("reviews") {
    $0.object("page", at: \.page) { $0.page }
    $0.list("reviews") { $0.reviews }
    $0.text("writing") { $0.writing }
  }
}

/// One review.
struct ReviewItem: View {
  let day: String
  let date: String
  /// The language of its words when it is not the page's.
  let foreignLanguage: String?
  let rating: String
  let text: String
  /// The kindergarten it is about; nil when it is about the portal.
  let name: String?
  let link: String?

  static let fields = Fields<ReviewItem>("review") {
    $0.text("day") { $0.day }
    $0.text("date") { $0.date }
    $0.text("foreign_language") { $0.foreignLanguage }
    $0.text("rating") { $0.rating }
    $0.text("text") { $0.text }
    $0.text("name") { $0.name }
    $0.text("link") { $0.link }
  }
}
