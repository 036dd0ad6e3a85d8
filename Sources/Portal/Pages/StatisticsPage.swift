import Mustache

/// The statistics of a city.
struct StatisticsPage: PageView {
  static let template = "statistics"
  let page: PageMeta
  var figures: [FigureView] = []
  var charts: [ChartView] = []
  var source = ""
  var months: [MonthItem] = []

  static let fields = Fields<StatisticsPage>("statistics") {
    $0.object("page", at: \.page) { $0.page }
    $0.list("figures") { $0.figures }
    $0.list("charts") { $0.charts }
    $0.text("source") { $0.source }
    $0.list("months") { $0.months }
  }
}

/// One number with its month.
struct FigureView: View {
  let title: String
  let value: String
  let month: String

  static let fields = Fields<FigureView>("figure") {
    $0.text("title") { $0.title }
    $0.text("value") { $0.value }
    $0.text("month") { $0.month }
  }
}

/// The numbers of a month.
struct MonthItem: View {
  let month: String
  let queueTotal: String
  let queueBenefit: String
  let placesTotal: String
  let placesFree: String
  let referralsIssued: String
  let rate: String

  static let fields = Fields<MonthItem>("month") {
    $0.text("month") { $0.month }
    $0.text("queue_total") { $0.queueTotal }
    $0.text("queue_benefit") { $0.queueBenefit }
    $0.text("places_total") { $0.placesTotal }
    $0.text("places_free") { $0.placesFree }
    $0.text("referrals_issued") { $0.referralsIssued }
    $0.text("rate") { $0.rate }
  }
}
