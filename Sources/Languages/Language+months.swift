import Bytes
public import Dates

extension Language {
  /// When something was, with its month.
  ///
  /// `2026 ж. қарашада`, `в ноябре 2026 г.`
  public func during(_ month: Month) -> String {
    let name = Self.monthsInside[self][month.month - 1]
    return switch self {
    case .kazakh: String(joined: "\(month.year)\u{202F}ж. \(name)")
    case .russian: String(joined: "\(name) \(month.year)\u{202F}г.")
    }
  }

  /// The day something happened on.
  ///
  /// `2026 ж. 19 қарашада`, `19 ноября 2026 г.`
  public func during(_ day: Day) -> String {
    switch self {
    case .kazakh:
      String(joined: "\(day.year)\u{202F}ж. \(day.day) \(Self.monthsInside.kazakh[day.month - 1])")
    case .russian: words(day)
    }
  }

  /// The month something is compared with.
  ///
  /// `2026 ж. қарашамен`, `с ноябрём 2026 г.`
  public func with(_ month: Month) -> String {
    let name = Self.monthsBeside[self][month.month - 1]
    return switch self {
    case .kazakh: String(joined: "\(month.year)\u{202F}ж. \(name)")
    case .russian: String(joined: "\(name) \(month.year)\u{202F}г.")
    }
  }

  /// A month without its year where there is little room: `қар.`, `нояб.` (CLDR, abbreviated).
  public func shortName(_ month: Month) -> String { Self.shortMonths[self][month.month - 1] }

  private static let monthsInside = PerLanguage(
    kazakh: [
      "қаңтарда", "ақпанда", "наурызда", "сәуірде", "мамырда", "маусымда", "шілдеде", "тамызда",
      "қыркүйекте", "қазанда", "қарашада", "желтоқсанда",
    ],
    russian: [
      "в январе", "в феврале", "в марте", "в апреле", "в мае", "в июне", "в июле", "в августе",
      "в сентябре", "в октябре", "в ноябре", "в декабре",
    ])

  private static let monthsBeside = PerLanguage(
    kazakh: [
      "қаңтармен", "ақпанмен", "наурызбен", "сәуірмен", "мамырмен", "маусыммен", "шілдемен",
      "тамызбен", "қыркүйекпен", "қазанмен", "қарашамен", "желтоқсанмен",
    ],
    russian: [
      "с январём", "с февралём", "с мартом", "с апрелем", "с маем", "с июнем", "с июлем",
      "с августом", "с сентябрём", "с октябрём", "с ноябрём", "с декабрём",
    ])

  private static let shortMonths = PerLanguage(
    kazakh: [
      "қаң.", "ақп.", "нау.", "сәу.", "мам.", "мау.", "шіл.", "там.", "қыр.", "қаз.", "қар.",
      "жел.",
    ],
    russian: [
      "янв.", "февр.", "март", "апр.", "май", "июнь", "июль", "авг.", "сент.", "окт.", "нояб.",
      "дек.",
    ])
}
