import Bytes
import TestSupport
import Testing

/// Bytes under construction.
@Suite("Byte buffer") struct ByteBufferTests {
  @Test("Holds what was written in its order, however it grew")
  func holds() {
    for seed in 0..<200 {
      var chance = SplitMix(seed: UInt64(seed))
      var buffer = ByteBuffer(capacity: Int.random(in: -1...64, using: &chance))
      var expected: [UInt8] = []
      for _ in 0..<Int.random(in: 0...60, using: &chance) {
        switch Int.random(in: 0...7, using: &chance) {
        case 0:
          let byte = UInt8.random(in: 0...255, using: &chance)
          buffer.append(byte)
          expected.append(byte)
        case 1:
          buffer.append("</li>")
          expected += Array("</li>".utf8)
        case 2:
          let edges = [0, 9, 10, 99, 100, 101, 1000, 10_050, -1, -10, .max, .min]
          let number =
            Bool.random(using: &chance)
            ? edges.randomElement(using: &chance) ?? 0
            : Int.random(in: .min ... .max, using: &chance)
              >> Int.random(in: 0...63, using: &chance)
          buffer.append(decimal: number)
          expected += Array(String(number).utf8)
        case 3:
          // One of them is not copied, whatever stands around it.
          let count = Int.random(in: 0...70, using: &chance)
          var run = (0..<count).map { _ in UInt8.random(in: 0x40...255, using: &chance) }
          let end = Int.random(in: 0...count, using: &chance)
          let start = Int.random(in: 0...end, using: &chance)
          if end < count { run[end] = 0x3C }
          let found = run.withUnsafeBufferPointer { bytes in
            buffer.append(bytes, from: start) { $0.marks(of: 0x3C) | $0.marks(below: 0x20) }
          }
          #expect(found == end, "seed \(seed)")
          expected += run[start..<end]
        case 4:
          let number = UInt64.random(in: 0 ... .max, using: &chance)
          buffer.append(hexadecimal: number)
          let digits = String(number, radix: 16)
          expected += Array((String(repeating: "0", count: 16 - digits.count) + digits).utf8)
        case 5:
          let end = Int.random(in: 0...expected.count, using: &chance)
          let start = Int.random(in: 0...end, using: &chance)
          buffer.append(again: start..<end)
          expected += expected[start..<end]
        case 6: buffer.reserve(Int.random(in: -1...500, using: &chance))
        default:
          let count = Int.random(in: 0...300, using: &chance)
          let run = (0..<count).map { _ in UInt8.random(in: 0...255, using: &chance) }
          run.withUnsafeBufferPointer { buffer.append($0) }
          expected += run
        }
      }
      #expect(buffer.bytes == expected, "seed \(seed)")
      let count = buffer.count
      #expect(count == expected.count, "seed \(seed)")
    }
  }

  @Test("Writes nothing again that was not written")
  func keepsInside() {
    var buffer = ByteBuffer()
    buffer.append("first")
    buffer.append(again: 3..<6)
    buffer.append(again: -1..<2)
    #expect(buffer.bytes == Array("first".utf8))
  }

  @Test("Begins anew in the same room")
  func beginsAnew() {
    var buffer = ByteBuffer()
    buffer.append("first")
    buffer.removeAll()
    #expect(buffer.bytes == [])
    buffer.append("next")
    #expect(buffer.bytes == Array("next".utf8))
  }
}
