import Mustache

/// A region in one language.
struct RegionPage: PageView {
  static let template = "region"
  let page: PageMeta
  /// What is said where figures are made up; nil where all are true.
  let sample: String?
  let cities: [PlaceItem]
  let comparison: ComparisonView?

  static let fields = Fields<RegionPage>("region") {
    $0.object("page", at: \.page) { $0.page }
    $0.text("sample") { $0.sample }
    $0.list("cities") { $0.cities }
    $0.object("comparison") { $0.comparison }
  }
}
