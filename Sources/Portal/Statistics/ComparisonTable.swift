import Charts
import Dates

/// The rows of a table that compares.
struct ComparisonTable {
  let words: MonthWords
  let month: Month
  /// The last month that is over.
  let whole: Month

  func row(_ name: String, _ table: MonthTable, address: String = "") -> ComparisonRow {
    let figures = table[month]
    return ComparisonRow(
      name: name, address: address, queue: cell(.queue, figures),
      benefit: cell(.benefit, figures), places: cell(.places, figures), free: cell(.free, figures),
      rate: cell(.rate, figures), referrals: cell(.referrals, table[whole]))
  }

  private func cell(_ measure: Measure, _ figures: MonthFigures?) -> ComparisonCell {
    guard let figures else {
      return ComparisonCell(text: "–", order: "", isHidden: false)
    }
    let order: Int? =
      switch measure {
      case .queue: figures.queue.least
      case .benefit: figures.benefit.least
      case .places: figures.places
      case .free: figures.free
      case .referrals: figures.referrals.least
      case .rate: figures.rate
      case .demand: figures.demand
      }
    return ComparisonCell(
      text: words.text(measure, figures), order: order.map { String($0) } ?? "",
      isHidden: !measure.isInTenths && measure.value(figures) == .hidden)
  }
}
