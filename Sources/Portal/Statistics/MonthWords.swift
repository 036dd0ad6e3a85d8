import Bytes
import Charts
import Content
import Dates
import Languages

/// The numbers of months as a page writes them.
struct MonthWords {
  let strings: Strings
  let language: Language

  func title(_ measure: Measure) -> String {
    strings.text(String(joined: "chart_\(measure.rawValue)_title"), language)
  }

  func period(_ first: Month, _ last: Month) -> String {
    first == last
      ? language.words(last) : String(joined: "\(language.words(first)) – \(language.words(last))")
  }

  /// What a cell says.
  func text(_ measure: Measure, _ figures: MonthFigures) -> String {
    switch measure {
    case .queue: sum(figures.queue)
    case .benefit: sum(figures.benefit)
    case .places: language.words(figures.places)
    case .free: language.words(figures.free)
    case .referrals: sum(figures.referrals)
    case .rate: figures.rate.map { language.words(tenths: $0) } ?? "–"
    case .demand: figures.demand.map { language.words(tenths: $0) } ?? "–"
    }
  }

  /// A count of people; what is hidden stays so.
  private func sum(_ sum: PublicSum) -> String {
    if let exact = sum.exact { return language.words(exact) }
    if sum.isFew { return PublicCount.hidden }
    return strings.text("chart_least", language, ["n": language.words(sum.least)])
  }

  /// A value where a mouse rests.
  func value(_ measure: Measure, _ value: ChartValue) -> String {
    switch value {
    case .number(let number):
      measure.isInTenths ? language.words(tenths: number) : language.words(number)
    case .hidden: measure.isInTenths ? "–" : PublicCount.hidden
    case .missing: strings.text("chart_no_data", language)
    }
  }

  /// How the axis of a measure writes its numbers.
  func number(_ measure: Measure) -> @Sendable (Int) -> String {
    let language = language
    return measure.isInTenths
      ? { @Sendable in language.words(tenths: $0) } : { @Sendable in language.words($0) }
  }

  /// How the grid of a measure writes them: whole where they are whole.
  func tick(_ measure: Measure) -> @Sendable (Int) -> String {
    let language = language
    return { @Sendable number in
      guard measure.isInTenths else { return language.words(number) }
      return number.isMultiple(of: 10)
        ? language.words(number / 10) : language.words(tenths: number)
    }
  }

  func row(_ month: Month, _ figures: MonthFigures) -> MonthItem {
    MonthItem(
      month: language.words(month), queueTotal: text(.queue, figures),
      queueBenefit: text(.benefit, figures), placesTotal: text(.places, figures),
      placesFree: text(.free, figures), referralsIssued: text(.referrals, figures),
      rate: text(.rate, figures))
  }
}
