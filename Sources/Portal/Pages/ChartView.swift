import Mustache

/// A chart with what it says and its table: `components/chart`.
struct ChartView: View {
  let id: String
  let title: String
  let unit: String
  let says: String
  /// The picture; absent where there is nothing to compare.
  let picture: [UInt8]?
  let hasLegend: Bool
  let hasHidden: Bool
  let hasGaps: Bool
  /// What is said of a month that is not over.
  let open: String?
  let rows: [ChartRow]

  static let fields = Fields<ChartView>("chart") {
    $0.text("id") { $0.id }
    $0.text("title") { $0.title }
    $0.text("unit") { $0.unit }
    $0.text("says") { $0.says }
    $0.markup("picture") { $0.picture }
    $0.flag("has_legend") { $0.hasLegend }
    $0.flag("has_hidden") { $0.hasHidden }
    $0.flag("has_gaps") { $0.hasGaps }
    $0.text("open") { $0.open }
    $0.list("rows") { $0.rows }
  }
}

/// A month of a chart's table.
struct ChartRow: View {
  let month: String
  let value: String
  /// Children with a benefit, beside all children.
  let part: String?

  static let fields = Fields<ChartRow>("chart row") {
    $0.text("month") { $0.month }
    $0.text("value") { $0.value }
    $0.text("part") { $0.part }
  }
}
