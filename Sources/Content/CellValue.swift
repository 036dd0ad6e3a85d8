import Bytes
import Dates

/// What people write into cells, and what spreadsheets make of it, as the values that are meant.
enum CellValue {
  /// A whole number from 0 with at most nine digits; groups of three may stand apart: `1 234`.
  static func whole(_ text: String) -> Int? {
    let bytes = text.utf8
    if bytes.count <= 9, bytes.allSatisfy(isDigit) { return Int(text) }
    var groups = text.unicodeScalars.split(omittingEmptySubsequences: false) {
      // A blank, and those that do not break: ordinary, narrow, thin.
      [0x20, 0xA0, 0x202F, 0x2009].contains($0.value)
    }
    if groups.last?.isEmpty == true { groups.removeLast() }
    if groups.first?.isEmpty == true { groups.removeFirst() }
    guard groups.count <= 3,
      let first = groups.first, (1...3).contains(first.count),
      groups.dropFirst().allSatisfy({ $0.count == 3 }),
      groups.joined().allSatisfy({ (48...57).contains($0.value) })
    else { return nil }
    return Int(String(String.UnicodeScalarView(groups.joined())))
  }

  /// A day: `2026-11-20`, `20.11.2026` or `20.11.26`, each also with a time after a blank.
  static func day(_ text: String) -> Day? {
    if let day = Day(text) { return Day.years.contains(day.year) ? day : nil }
    let parts = text.split(separator: " ", maxSplits: 1)
    if parts.count == 2, let day = parts.first {
      return isTime(parts[1]) ? self.day(String(day)) : nil
    }
    let numbers = dotted(text)
    guard numbers.count == 3, let year = numbers.last.flatMap(fullYear) else { return nil }
    return Day(year: year, month: numbers[1], day: numbers[0])
  }

  /// Whether it begins or ends with a year of four digits that no day can be of.
  static func isOfAnotherAge(_ text: String) -> Bool {
    text.split { !$0.isASCII || !$0.isNumber }.first { $0.utf8.count == 4 }
      .flatMap { Int($0) }.map { !Day.years.contains($0) } ?? false
  }

  /// The year that a number stands for: of two digits, up to the middle of the century.
  private static func fullYear(_ number: Int) -> Int? {
    if (0...49).contains(number) { return 2000 + number }
    return Day.years.contains(number) ? number : nil
  }

  /// A time of day, 0:00 to 23:59, perhaps with seconds and their parts.
  private static func isTime(_ text: Substring) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count) else { return false }
    for (index, part) in parts.enumerated() {
      var digits = part
      if index == 2, let point = part.firstIndex(of: UInt8(ascii: ".")) {
        guard part[point...].dropFirst().allSatisfy(isDigit) else { return false }
        digits = part[..<point]
      }
      guard (index == 0 ? 1...2 : 2...2).contains(digits.count), digits.allSatisfy(isDigit),
        let number = Int(Substring(digits)), number < (index == 0 ? 24 : 60)
      else { return false }
    }
    return true
  }

  /// A month: `2026-11`, `11.2026`, its first day in any form, or its name as `ноя.26`.
  static func month(_ text: String) -> Month? {
    if let month = Month(text) { return Day.years.contains(month.year) ? month : nil }
    if let day = day(text) { return day.day == 1 ? day.monthOfYear : nil }
    let numbers = dotted(text)
    if numbers.count == 2, Day.years.contains(numbers[1]) {
      return Day(year: numbers[1], month: numbers[0], day: 1)?.monthOfYear
    }
    let words = text.split { " .-".contains($0) }
    guard words.count == 2, let month = monthNumber(words[0]),
      words[1].utf8.allSatisfy(isDigit), [2, 4].contains(words[1].utf8.count),
      let year = number(words[1].utf8).flatMap(fullYear)
    else { return nil }
    return Day(year: year, month: month, day: 1)?.monthOfYear
  }

  /// The two numbers of a day of a year that a spreadsheet has made of `2-3`, the smaller first.
  static func pair(_ text: String) -> String? {
    var numbers: [Int] = []
    if let day = day(text) {
      numbers = [day.day, day.month]
    } else {
      let words = text.split { " .-".contains($0) }
      guard words.count == 2 else { return nil }
      numbers = words.compactMap { Int($0) ?? monthNumber($0) }
      if words.allSatisfy({ Int($0) != nil }), !text.contains(".") { return nil }
    }
    guard numbers.count == 2, let low = numbers.min(), let high = numbers.max() else { return nil }
    return "\(low)-\(high)"
  }

  /// Degrees with a point or a comma, without zeros at the end: one to three digits, and more;
  /// what follows the eighth is less than a millimetre and left out.
  static func degrees(_ text: String) -> String? {
    // By bytes and without lists: there are thousands of kindergartens.
    let bytes = text.utf8
    let whole = bytes.prefix(while: isDigit)
    guard (1...3).contains(whole.count) else { return nil }
    guard let point = bytes[whole.endIndex...].first else { return text }
    let written = bytes[whole.endIndex...].dropFirst()
    guard point == UInt8(ascii: ".") || point == UInt8(ascii: ","),
      (1...32).contains(written.count), written.allSatisfy(isDigit)
    else { return nil }
    var fraction = written.prefix(8)
    while fraction.last == UInt8(ascii: "0") { fraction.removeLast() }
    if fraction.count == written.count, point == UInt8(ascii: ".") { return text }
    return fraction.isEmpty ? "\(Substring(whole))" : "\(Substring(whole)).\(Substring(fraction))"
  }

  /// Whether it is what a spreadsheet makes of a long number: `7.7012E+10`.
  static func isShortened(_ text: String) -> Bool {
    // Nearly every phone is without letters, and there are thousands of kindergartens.
    guard text.withBytes({ $0.contains { $0 | 0x20 == UInt8(ascii: "e") } }) else { return false }
    guard let mark = text.utf8.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }) else {
      return false
    }
    let (front, back) = (text.utf8[..<mark], text.utf8[mark...].dropFirst())
    let exponent = back.first == UInt8(ascii: "+") ? back.dropFirst() : back
    return (1...17).contains(front.count) && (1...3).contains(exponent.count)
      && front.first.map(isDigit) == true && exponent.allSatisfy(isDigit)
      && front.allSatisfy { isDigit($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") }
  }

  /// Two years with a dash of any kind between them, as people write an age: `3–4`, `3 - 4 г.`.
  static func ages(_ text: String) -> String? {
    var rest = text.unicodeScalars[...]
    func take(_ isTaken: (Unicode.Scalar) -> Bool) -> Unicode.Scalar? {
      rest = rest.drop { $0.properties.isWhitespace }
      return rest.first.map(isTaken) == true ? rest.popFirst() : nil
    }
    let isAge = { (scalar: Unicode.Scalar) in ("0"..."9").contains(scalar) }
    guard let from = take(isAge), take({ dashes.contains($0) }) != nil, let to = take(isAge) else {
      return nil
    }
    let unit = String(rest).lowercased().filter { !$0.isWhitespace && $0 != "." }
    return units.contains(unit) ? "\(from)-\(to)" : nil
  }

  /// Hyphens, dashes and the minus sign.
  static let dashes: Set<Unicode.Scalar> = [
    "-", "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2014}", "\u{2212}",
  ]
  private static let units: Set = ["", "г", "гг", "год", "года", "лет", "л", "ж", "жас", "жыл"]

  static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

  /// The numbers of `20.11.2026` or `11.2026`; none when it is anything else.
  private static func dotted(_ text: String) -> [Int] {
    let parts = text.utf8.split(
      separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count) else { return [] }
    for (index, part) in parts.enumerated() {
      // Two digits are a year only after a day and a month: LibreOffice shows dates so.
      let lengths = index < parts.count - 1 ? [1, 2] : parts.count == 3 ? [2, 4] : [4]
      guard lengths.contains(part.count), part.allSatisfy(isDigit) else { return [] }
    }
    return parts.compactMap { number($0) }
  }

  /// A number as it is written; four digits that begin with 0 are no year, nor anything else.
  private static func number(_ digits: Substring.UTF8View) -> Int? {
    if digits.count == 4, digits.first == UInt8(ascii: "0") { return nil }
    return Int(Substring(digits))
  }

  private static func monthNumber(_ name: Substring) -> Int? {
    let name = name.lowercased()
    return months.firstIndex { $0.contains { $0 == name } }.map { $0 + 1 }
  }

  /// The months' names and short names in Kazakh, Russian and English, as spreadsheets write them.
  private static let months: [[String]] = [
    "қаңтар қаң янв январь янв jan january", "ақпан ақп фев февр февраль feb february",
    "наурыз нау мар март mar march", "сәуір сәу апр апрель apr april", "мамыр мам май may",
    "маусым мау июн июнь jun june", "шілде шіл июл июль jul july",
    "тамыз там авг август aug august", "қыркүйек қыр сен сент сентябрь sep sept september",
    "қазан қаз окт октябрь oct october", "қараша қар ноя нояб ноябрь nov november",
    "желтоқсан жел дек декабрь dec december",
  ].map { $0.split(separator: " ").map(String.init) }
}
