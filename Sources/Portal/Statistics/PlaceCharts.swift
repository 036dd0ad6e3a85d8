import Charts
import Dates
import Languages

/// Small multiples: a measure of every place on one scale.
struct PlaceCharts {
  let words: MonthWords
  let places: [ComparedPlace]
  let sum: MonthTable

  /// The pictures; nil where fewer than two places have more than one number.
  func group(_ measure: Measure, everywhere: String) -> MultiplesView? {
    let drawn = places.map { (place: $0, values: $0.table.values(measure, over: sum.months)) }
      .filter { $0.values.count { $0.number != nil } > 1 }
    guard drawn.count > 1 else { return nil }
    // The line behind says nothing of its own gaps.
    let all = sum.values(measure).map { $0 == .hidden ? ChartValue.missing : $0 }
    let scale = Chart.scale(drawn.map(\.values) + [all], intervals: 3)
    let values = drawn.flatMap(\.values)
    return MultiplesView(
      title: words.title(measure), everywhere: everywhere,
      hasHidden: values.contains(.hidden), hasGaps: values.contains(.missing),
      items: drawn.map { item($0.place, measure, $0.values, all, scale) })
  }

  private func item(
    _ place: ComparedPlace, _ measure: Measure, _ values: [ChartValue], _ all: [ChartValue],
    _ scale: Scale
  ) -> MultipleView {
    var row = Chart.Series(measure.seriesName, .line, values)
    row.isLabelled = false
    var behind = Chart.Series("everywhere", .line, all)
    behind.isLabelled = false
    let last = values.last.map { words.value(measure, $0) } ?? ""
    let chart = Chart(
      id: "\(measure.rawValue)-\(place.id)", title: "\(words.title(measure)), \(place.name)",
      summary: last, series: [behind, row], scale: scale,
      labels: MonthAxis.labels(sum.months, words.language).filter(\.isStart),
      words: words.number(measure), tickWords: words.tick(measure))
    return MultipleView(
      name: place.name, address: place.address, last: last, picture: chart.bytes)
  }
}
