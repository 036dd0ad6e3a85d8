extension Drawing {
  /// A whole number.
  mutating func append(whole number: Int) {
    append(words: String(number))
  }

  /// Tenths of a unit: 1234 is `123.4`.
  mutating func append(tenths number: Int) {
    append(whole: number / 10)
    if !number.isMultiple(of: 10) {
      append(".")
      append(whole: number % 10)
    }
  }

  /// Hundredths of a percent as a length: 1234 is `12.34%`.
  mutating func append(percent hundredths: Int) {
    append(whole: hundredths / 100)
    let rest = hundredths % 100
    if rest > 0 {
      append(rest < 10 ? ".0" : ".")
      append(whole: rest.isMultiple(of: 10) ? rest / 10 : rest)
    }
    append("%")
  }

  /// A text from outside: signs of XML are written as entities, and what XML cannot hold is left out.
  mutating func append(words text: String) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": append("&amp;")
      case "<": append("&lt;")
      case ">": append("&gt;")
      case "\"": append("&quot;")
      case "\u{FFFE}", "\u{FFFF}": continue
      default:
        if scalar.value >= 0x20 { append(contentsOf: String(scalar).utf8) }
      }
    }
  }
}
