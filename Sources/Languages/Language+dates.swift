import Bytes
public import Dates

extension Language {
  /// The day in words: `2026 ж. 20 қараша`, `20 ноября 2026 г.` (CLDR, long).
  public func words(_ day: Day) -> String {
    let name = Self.monthsInDates[self][day.month - 1]
    return switch self {
    case .kazakh: String(joined: "\(day.year)\u{202F}ж. \(day.day) \(name)")
    case .russian: String(joined: "\(day.day) \(name) \(day.year)\u{202F}г.")
    }
  }

  /// The month in words: `2026 ж. қараша`, `ноябрь 2026 г.` (CLDR, month and year).
  public func words(_ month: Month) -> String {
    switch self {
    case .kazakh:
      String(joined: "\(month.year)\u{202F}ж. \(Self.monthsInDates.kazakh[month.month - 1])")
    case .russian:
      String(joined: "\(Self.russianMonthsAlone[month.month - 1]) \(month.year)\u{202F}г.")
    }
  }

  private static let monthsInDates = PerLanguage(
    kazakh: [
      "қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым", "шілде", "тамыз", "қыркүйек",
      "қазан", "қараша", "желтоқсан",
    ],
    russian: [
      "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября",
      "октября", "ноября", "декабря",
    ])

  private static let russianMonthsAlone = [
    "январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь",
    "ноябрь", "декабрь",
  ]
}
