extension Drawing {
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
    text.utf8.span.withUnsafeBufferPointer { utf8 in
      // What is plain is copied in runs, from each sign that is not to the next.
      var start = 0
      for (place, byte) in utf8.enumerated() {
        var length = 1
        let entity: StaticString
        switch byte {
        case UInt8(ascii: "&"): entity = "&amp;"
        case UInt8(ascii: "<"): entity = "&lt;"
        case UInt8(ascii: ">"): entity = "&gt;"
        case UInt8(ascii: "\""): entity = "&quot;"
        case 0..<0x20: entity = ""
        case 0xEF
        where utf8[place...].starts(with: [0xEF, 0xBF, 0xBE])
          || utf8[place...].starts(with: [0xEF, 0xBF, 0xBF]):
          (entity, length) = ("", 3)
        default: continue
        }
        append(contentsOf: utf8[start..<place])
        append(entity)
        start = place + length
      }
      append(contentsOf: utf8[start...])
    }
  }
}
