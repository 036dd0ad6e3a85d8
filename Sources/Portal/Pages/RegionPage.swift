import Mustache

/// A region in one language.
struct RegionPage: PageView {
  static let template = "region"
  let page: PageMeta
  let cities: [PlaceItem]
  let comparison: ComparisonView?

  static let fields = Fields<RegionPage>("region") {
    $0.object("page") { $0.page }
    $0.list("cities") { $0.cities }
    $0.object("comparison") { $0.comparison }
  }
}
