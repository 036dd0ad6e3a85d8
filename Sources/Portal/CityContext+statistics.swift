import Charts
import Content
import Dates
import Languages

extension CityContext {
  func statistics(_ language: Language) -> StatisticsPage {
    let strings = site.theme.strings
    let lead = strings.text(
      "statistics_lead", language, ["city": placeOwning(language)])
    var page = meta(
      .statistics, language, title: escaped(text("statistics_title", language)),
      description: lead, trail: trail(language))
    let rows = statistics
    guard let table = MonthTable(rows, today: today), let first = table.months.first,
      let newest = rows.first
    else { return StatisticsPage(page: page) }
    let dataset = statisticsDataset(page, lead, language)
    page.structured = StructuredData.together(page.structured) {
      StructuredData.write(dataset, to: &$0)
    }
    let words = MonthWords(strings: strings, language: language)
    let charts = MonthCharts(words: words, table: table, place: city.name[language])
    return StatisticsPage(
      page: page, figures: figures(table, words),
      charts: Measure.charts.map { charts.view($0) },
      source: strings.text(
        "chart_source", language,
        [
          "city": city.forms[.genitive][language],
          "period": words.period(first, newest.month),
        ]),
      months: rows.map { words.row($0.month, MonthFigures($0)) })
  }

  /// The numbers that most parents look for, of the last month that has each whole.
  private func figures(_ table: MonthTable, _ words: MonthWords) -> [FigureView] {
    [Measure.queue, .free, .referrals].compactMap { measure in
      guard let month = table.lastWhole(measure), let figures = table[month] else { return nil }
      return FigureView(
        title: words.title(measure), value: words.text(measure, figures),
        month: words.language.words(month))
    }
  }
}
