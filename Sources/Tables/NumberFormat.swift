import Dates
import Glibc

/// How a workbook shows a number: what of it is a date, and which part of one.
enum NumberFormat: Equatable {
  case number
  /// Nothing but zeros: so many digits at least.
  case digits(Int)
  case day
  case month
  case time
  case dayAndTime
  /// Hundredths: 5 is shown as 500%.
  case percent

  /// The format of an id that every workbook has (ECMA-376, part 1, 18.8.30).
  init(builtIn id: Int) {
    switch id {
    case 14, 15, 16, 27...31, 36, 50...54, 57, 58: self = .day
    case 17, 55: self = .month
    case 18...21, 32...35, 45...47, 56: self = .time
    case 22: self = .dayAndTime
    case 9, 10: self = .percent
    default: self = .number
    }
  }

  /// The format that a code such as `dd.mm.yyyy` describes.
  init(code: String) {
    let signs = Self.signs(code)
    if signs.contains("%") {
      self = .percent
      return
    }
    if !signs.isEmpty, signs.allSatisfy({ $0 == "0" }), signs.count <= 15 {
      self = .digits(signs.count)
      return
    }
    guard !signs.contains("0"), !signs.contains("#"), !signs.contains("?") else {
      self = .number
      return
    }
    let hasTime = signs.contains("h") || signs.contains("s")
    let hasMonth = signs.contains("m")
    let isDated = signs.contains("y") || signs.contains("d") || (hasMonth && !hasTime)
    if isDated {
      self = hasTime ? .dayAndTime : signs.contains("d") || !hasMonth ? .day : .month
    } else {
      self = hasTime ? .time : .number
    }
  }

  /// The signs of the first section that mean something; texts, colours and locales left out.
  private static func signs(_ code: String) -> [Character] {
    if code.lowercased().hasPrefix("general") { return [] }
    var signs: [Character] = []
    var rest = code.lowercased()[...]
    while let sign = rest.popFirst(), sign != ";" {
      switch sign {
      case "\"":
        while let inner = rest.popFirst(), inner != "\"" {}
      case "\\", "_", "*": _ = rest.popFirst()
      case "[":
        let inner = rest.prefix { $0 != "]" }
        rest = rest.dropFirst(inner.count + 1)
        if !inner.isEmpty, inner.allSatisfy({ "hms".contains($0) }) { signs.append("h") }
      default: if "dmyhs0#?.%".contains(sign) { signs.append(sign) }
      }
    }
    return signs
  }

  /// The text of a number as a table in text has it: days as 2026-11-20, months as 2026-11.
  ///
  /// A number that is no date under a format for dates stays a number.
  func text(of value: Double, countsFrom1904: Bool) -> String {
    switch self {
    case .number: return Self.decimal(value)
    case .percent: return Self.decimal(value * 100) + "%"
    case .digits(let count):
      let text = Self.decimal(value)
      guard text.allSatisfy(\.isNumber) else { return text }
      return String(repeating: "0", count: max(0, count - text.count)) + text
    case .day, .month, .dayAndTime, .time: break
    }
    // Nearest second: a time is a fraction that binary numbers do not hold.
    guard value >= 0, value < 3_000_000 else { return Self.decimal(value) }
    // A moment before midnight is still of its day.
    let start = Int(value) * 86_400
    let seconds = start + min(Int((value * 86_400).rounded()) - start, 86_399)
    let clock = Self.clock(seconds % 86_400)
    if self == .time, seconds < 86_400 { return clock }
    guard let day = Self.day(seconds / 86_400, countsFrom1904: countsFrom1904) else {
      return Self.decimal(value)
    }
    switch self {
    case .month: return day.monthOfYear.iso
    case .dayAndTime where seconds % 86_400 != 0: return "\(day.iso) \(clock)"
    default: return day.iso
    }
  }

  private static func clock(_ seconds: Int) -> String {
    let parts = [seconds / 3600, seconds / 60 % 60, seconds % 60]
    return parts.map { ($0 < 10 ? "0" : "") + String($0) }.joined(separator: ":")
  }

  /// The day of a number: 1 is 1 January 1900, or 0 is 1 January 1904.
  ///
  /// Spreadsheets take 1900 for a leap year, so that 60 is no day.
  private static func day(_ serial: Int, countsFrom1904: Bool) -> Day? {
    if countsFrom1904 { return Day(number: serial - 24_107) }
    if serial < 1 || serial == 60 { return nil }
    return Day(number: serial - (serial < 60 ? 25_568 : 25_569))
  }

  /// The number of a day in a workbook that counts from 1900; nil before March of that year.
  static func serial(_ day: Day) -> Int? {
    let serial = day.number + 25_569
    return serial > 60 ? serial : nil
  }

  /// A number with the fifteen digits that spreadsheets keep, without an exponent where that is short.
  static func decimal(_ value: Double) -> String {
    guard value.isFinite else { return String(value) }
    if value == 0 { return "0" }
    let size = abs(value)
    if size < 1e15, value.rounded() == value { return String(Int(value)) }
    var buffer = [CChar](repeating: 0, count: 48)
    let digits = size >= 1e15 ? 15 : max(1, 15 - Int(log10(size).rounded(.down)) - 1)
    _ = withVaList([Int32(min(digits, 20)), value]) {
      vsnprintf(&buffer, buffer.count, size >= 1e15 ? "%.*G" : "%.*f", $0)
    }
    let end = buffer.firstIndex(of: 0) ?? buffer.endIndex
    var text = String(decoding: buffer[..<end].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    if text.contains("."), !text.contains("E") {
      while text.hasSuffix("0") { text.removeLast() }
      if text.hasSuffix(".") { text.removeLast() }
    }
    return text == "-0" ? "0" : text
  }
}
