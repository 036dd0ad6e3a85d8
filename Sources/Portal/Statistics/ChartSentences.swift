import Bytes
import Charts
import Dates
import Languages

/// What a chart shows, in sentences: the last month, how it differs from a year before, the highest.
struct ChartSentences {
  let strings: Strings
  let language: Language
  let table: MonthTable

  /// The sentences for a measure; empty when no month has it.
  func text(_ measure: Measure) -> String {
    let table = table
    guard let month = table.lastWhole(measure), let figures = table[month] else { return "" }
    let value = measure.value(figures)
    guard let now = phrase(measure, value) else { return "" }
    var sentences = [said(measure, "now", ["in": language.during(month), "n": now])]
    if measure == .queue, let benefit = plain(.benefit, Measure.benefit.value(figures)) {
      sentences.append(strings.text("chart_queue_benefit", language, ["n": benefit]))
    }
    if let change = value.number.flatMap({ change(measure, $0, month) }) {
      sentences.append(change)
    }
    if let highest = highest(measure, month) { sentences.append(highest) }
    return sentences.map(Self.capitalized).joined(separator: " ")
  }

  /// The difference from the same month a year before, else from the first month there is.
  private func change(_ measure: Measure, _ number: Int, _ month: Month) -> String? {
    let earlier = table.months.filter { $0 < month && self.number(measure, $0) != nil }
    guard let than = earlier.first(where: { month.months(since: $0) == 12 }) ?? earlier.first,
      let before = self.number(measure, than)
    else { return nil }
    let direction = number == before ? "same" : number > before ? "rose" : "fell"
    if measure == .rate {
      let month = language.during(than)
      return direction == "same"
        ? said(measure, direction, ["in": month])
        : said(measure, direction, ["in": month, "n": language.words(tenths: before)])
    }
    let month = language.with(than)
    if number == before { return said(measure, direction, ["than": month]) }
    let difference = abs(number - before)
    var words = strings.counted(String(joined: "chart_by_\(measure.noun)"), difference, language)
    // Of few, a share says less than the number.
    if before >= 50 {
      words += " (\(language.percent(tenths: (difference * 1_000 + before / 2) / before)))"
    }
    return said(measure, direction, ["than": month, "n": words])
  }

  /// The month with the highest number; nil where all are the same, or the last is one of several.
  private func highest(_ measure: Measure, _ month: Month) -> String? {
    let told = table.months.filter { !(measure.isOfWholeMonth && $0 == table.current) }
      .compactMap { month in self.number(measure, month).map { (month: month, number: $0) } }
    guard let most = told.map(\.number).max(), let least = told.map(\.number).min(), most > least,
      let highest = told.last(where: { $0.number == most }),
      let words = phrase(measure, .number(most))
    else { return nil }
    if highest.month == month {
      return told.count { $0.number == most } == 1
        ? strings.text("chart_highest_now", language) : nil
    }
    return said(measure, "highest", ["in": language.during(highest.month), "n": words])
  }

  private func number(_ measure: Measure, _ month: Month) -> Int? {
    table[month].flatMap { measure.value($0).number }
  }

  /// A value with its noun: `23 036 бала`; nil where there is none.
  private func phrase(_ measure: Measure, _ value: ChartValue) -> String? {
    switch value {
    case .number(let number):
      measure.isInTenths
        ? language.words(tenths: number)
        : strings.counted(String(joined: "chart_\(measure.noun)"), number, language)
    case .hidden:
      measure.isInTenths ? nil : strings.text(String(joined: "chart_few_\(measure.noun)"), language)
    case .missing: nil
    }
  }

  private func plain(_ measure: Measure, _ value: ChartValue) -> String? {
    switch value {
    case .number(let number): language.words(number)
    case .hidden: strings.text("chart_few", language)
    case .missing: nil
    }
  }

  private func said(
    _ measure: Measure, _ what: String, _ values: KeyValuePairs<String, String>
  ) -> String {
    strings.text(String(joined: "chart_\(measure.rawValue)_\(what)"), language, values)
  }

  /// A sentence begins with a capital: months of Russian are small.
  static func capitalized(_ sentence: String) -> String {
    sentence.prefix(1).uppercased() + sentence.dropFirst()
  }
}

extension Measure {
  /// The name of the noun that is counted, in the keys of the texts.
  var noun: String {
    switch self {
    case .queue, .benefit, .rate, .demand: "children"
    case .places, .free: "places"
    case .referrals: "referrals"
    }
  }
}
