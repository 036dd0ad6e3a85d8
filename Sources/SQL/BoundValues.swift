/// The values of a statement, as libpq takes them: in one block of bytes.
///
/// Numbers go as digits, which any type of number takes; texts and bytes go as they are.
struct BoundValues {
  private var bytes: [UInt8] = []
  /// Where each begins; nil for null.
  private var starts: [Int?] = []
  private var lengths: [Int32] = []
  private var formats: [Int32] = []

  init(_ values: [SQLValue]) {
    for value in values {
      let start = bytes.count
      switch value {
      case .null: break
      case .integer(let number): bytes += "\(number)".utf8
      case .text(let text): bytes += text.utf8
      case .blob(let blob): bytes += blob
      }
      if case .null = value { starts.append(nil) } else { starts.append(start) }
      if case .integer = value { formats.append(0) } else { formats.append(1) }
      lengths.append(Int32(clamping: bytes.count - start))
      // Digits end with a zero; and so nothing is ever empty.
      bytes.append(0)
    }
  }

  func withPointers<Result>(
    _ body: (
      _ values: UnsafePointer<UnsafePointer<CChar>?>?, _ lengths: UnsafePointer<Int32>?,
      _ formats: UnsafePointer<Int32>?
    ) -> Result
  ) -> Result {
    bytes.withUnsafeBytes { block in
      let characters = block.assumingMemoryBound(to: CChar.self).baseAddress
      let pointers = starts.map { start in
        start.flatMap { start in characters.map { UnsafePointer($0 + start) } }
      }
      return pointers.withUnsafeBufferPointer { pointers in
        lengths.withUnsafeBufferPointer { lengths in
          formats.withUnsafeBufferPointer { formats in
            body(pointers.baseAddress, lengths.baseAddress, formats.baseAddress)
          }
        }
      }
    }
  }
}
