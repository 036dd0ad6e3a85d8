import Bytes

/// A drawing in the making: SVG of plain shapes, without script and style.
struct Drawing: ~Copyable {
  var buffer = ByteBuffer(capacity: 4096)

  /// What was drawn.
  var bytes: [UInt8] { buffer.bytes }

  mutating func append(_ text: StaticString) { buffer.append(text) }

  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) { buffer.append(bytes) }

  mutating func append(_ bytes: [UInt8]) { bytes.withUnsafeBufferPointer { buffer.append($0) } }

  /// Draws once more what stands between two places of the bytes.
  mutating func append(again drawn: Range<Int>) { buffer.append(again: drawn) }

  /// How many bytes were drawn.
  var count: Int { buffer.count }

  /// A whole number, digit by digit: a drawing has hundreds, too many for a string each.
  mutating func append(whole number: Int) {
    buffer.append(decimal: number)
  }
}
