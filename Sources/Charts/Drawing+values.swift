import Bytes

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
    text.withBytes { utf8 in
      // What is plain is copied in runs, from each sign that is not to the next.
      var start = 0
      while true {
        let end = buffer.append(utf8, from: start) {
          // `" &` differ in one bit, and so do `< >`.
          $0.marks(below: 0x20) | $0.marks(of: 0xEF)
            | $0.marks(of: UInt8(ascii: "\""), ignoring: 0x04)
            | $0.marks(of: UInt8(ascii: "<"), ignoring: 0x02)
        }
        guard end < utf8.count else { return }
        start = end + append(special: utf8[end...])
      }
    }
  }

  /// What stands for a sign at the beginning of some text; how many bytes of it that was.
  private mutating func append(special text: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
    switch text.first {
    case UInt8(ascii: "&"): append("&amp;")
    case UInt8(ascii: "<"): append("&lt;")
    case UInt8(ascii: ">"): append("&gt;")
    case UInt8(ascii: "\""): append("&quot;")
    case 0xEF
    where text.starts(with: [0xEF, 0xBF, 0xBE]) || text.starts(with: [0xEF, 0xBF, 0xBF]):
      return 3
    // A letter like any other begins here.
    case 0xEF: append(UnsafeBufferPointer(rebasing: text.prefix(1)))
    default: break
    }
    return 1
  }
}
