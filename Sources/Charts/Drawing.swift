/// A drawing in the making: SVG of plain shapes, without script and style.
struct Drawing {
  private(set) var bytes: [UInt8] = []

  mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  mutating func append(contentsOf text: some Sequence<UInt8>) { bytes.append(contentsOf: text) }
}
