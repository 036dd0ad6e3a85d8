/// A drawing in the making: SVG of plain shapes, without script and style.
struct Drawing {
  private(set) var bytes: [UInt8] = []

  init() { bytes.reserveCapacity(4096) }

  mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  mutating func append(contentsOf text: some Sequence<UInt8>) { bytes.append(contentsOf: text) }

  /// A whole number, digit by digit: a drawing has hundreds, too many for a string each.
  mutating func append(whole number: Int) {
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    append(digitsOf: number.magnitude)
  }

  private mutating func append(digitsOf number: UInt) {
    if number > 9 { append(digitsOf: number / 10) }
    bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10))
  }
}
