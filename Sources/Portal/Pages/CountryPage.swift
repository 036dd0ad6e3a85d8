import Mustache

/// The country in one language.
struct CountryPage: PageView {
  static let template = "country"
  let page: PageMeta
  /// What is said where figures are made up; nil where all are true.
  let sample: String?
  let regions: [PlaceItem]
  /// What documents the open data; nil where there are none.
  let data: String?
  let comparison: ComparisonView?

  static let fields = Fields<CountryPage>("country") {
    $0.object("page", at: \.page) { $0.page }
    $0.text("sample") { $0.sample }
    $0.list("regions") { $0.regions }
    $0.text("data") { $0.data }
    $0.object("comparison") { $0.comparison }
  }
}

/// A place with its numbers, on the pages that compare.
struct PlaceItem: View {
  let name: String
  let address: String
  let detail: String
  let kindergartens: String
  let free: String
  /// What the last two are sorted by.
  let order: PlaceOrder

  static let fields = Fields<PlaceItem>("place") {
    $0.text("name") { $0.name }
    $0.text("address") { $0.address }
    $0.text("detail") { $0.detail }
    $0.text("kindergartens") { $0.kindergartens }
    $0.text("free") { $0.free }
    $0.object("order") { $0.order }
  }
}

/// What a table sorts a place by: nothing where a number is not known.
struct PlaceOrder: View {
  let detail: Int
  let kindergartens: Int
  let free: Int?

  static let fields = Fields<PlaceOrder>("place order") {
    $0.text("detail") { String($0.detail) }
    $0.text("kindergartens") { $0.kindergartens == 0 ? "" : String($0.kindergartens) }
    $0.text("free") { $0.free.map { String($0) } ?? "" }
  }
}
