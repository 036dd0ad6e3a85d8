import Mustache

/// The statistics of a city.
struct StatisticsPage: PageView {
  static let template = "statistics"
  let page: PageMeta
  let months: [MonthItem]

  static let fields = Fields<StatisticsPage>("statistics") {
    $0.object("page") { $0.page }
    $0.list("months") { $0.months }
    $0.object("latest") { $0.months.first }
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

  static let fields = Fields<MonthItem>("month") {
    $0.text("month") { $0.month }
    $0.text("queue_total") { $0.queueTotal }
    $0.text("queue_benefit") { $0.queueBenefit }
    $0.text("places_total") { $0.placesTotal }
    $0.text("places_free") { $0.placesFree }
    $0.text("referrals_issued") { $0.referralsIssued }
  }
}
