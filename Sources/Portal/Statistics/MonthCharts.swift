import Bytes
import Charts
import Dates
import Languages

/// The charts of one place, a measure each.
struct MonthCharts {
  let words: MonthWords
  let table: MonthTable
  /// The name of the place, for those who do not see the picture.
  let place: String
  /// The months in words, oldest first.
  private let months: [String]

  init(words: MonthWords, table: MonthTable, place: String) {
    (self.words, self.table, self.place) = (words, table, place)
    months = table.months.map { words.language.words($0) }
  }

  private var language: Language { words.language }

  func view(_ measure: Measure) -> ChartView {
    let sentences = ChartSentences(strings: words.strings, language: language, table: table)
    let says = sentences.text(measure)
    let values = shown(measure).map { table.values($0) }
    let isOpen =
      measure.isOfWholeMonth && table.current != nil && values.first?.last?.number != nil
    let isPicture = isDrawn(values)
    return ChartView(
      id: measure.rawValue, title: words.title(measure),
      unit: words.strings.text(String(joined: "chart_\(measure.rawValue)_unit"), language),
      says: says,
      picture: isPicture ? picture(measure, values, isOpen: isOpen) : nil,
      hasLegend: measure == .queue && isPicture,
      hasHidden: isPicture && values.joined().contains(.hidden),
      hasGaps: isPicture && values.joined().contains(.missing),
      open: isOpen && isPicture ? open : nil, rows: rows(measure))
  }

  /// The queue stands together with those of it who have a benefit.
  private func shown(_ measure: Measure) -> [Measure] {
    measure == .queue ? [.queue, .benefit] : [measure]
  }

  /// One month alone is a number, not a picture.
  private func isDrawn(_ values: [[ChartValue]]) -> Bool {
    (values.first ?? []).count { $0.number != nil } > 1
  }

  private func picture(_ measure: Measure, _ values: [[ChartValue]], isOpen: Bool) -> [UInt8] {
    let series = zip(shown(measure), values).map { shown, values in
      var row = Chart.Series(shown.seriesName, shown.form, values)
      row.isOpen = isOpen
      return row
    }
    let period =
      table.months.first.flatMap { first in
        table.months.last.map { words.period(first, $0) }
      } ?? ""
    return Chart(
      id: measure.rawValue, title: String(joined: "\(words.title(measure)), \(place)"),
      summary: period,
      series: series, scale: Chart.scale(values), labels: MonthAxis.labels(table.months, language),
      notes: notes(measure), words: words.number(measure),
      tickWords: words.tick(measure)
    ).bytes
  }

  private func notes(_ measure: Measure) -> [String] {
    zip(months, table.figures).map { month, figures in
      var note = TextBuilder()
      note.append(month)
      for (place, measure) in shown(measure).enumerated() {
        note.append(place == 0 ? ": " : " / ")
        note.append(words.value(measure, figures.map(measure.value) ?? .missing))
      }
      return note.text
    }
  }

  private func rows(_ measure: Measure) -> [ChartRow] {
    table.figures.indices.reversed().compactMap { place in
      guard let figures = table.figures[place] else { return nil }
      return ChartRow(
        month: months[place], value: words.text(measure, figures),
        part: measure == .queue ? words.text(.benefit, figures) : nil)
    }
  }

  private var open: String? {
    table.current.map {
      ChartSentences.capitalized(
        words.strings.text("chart_open", language, ["month": language.words($0)]))
    }
  }
}
