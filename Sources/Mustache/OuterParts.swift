import Synchronization

/// What outer objects alone decide of templates, rendered once for all renderings over the same objects.
public struct OuterParts: Sendable {
  private var bytes: [UInt8] = []
  /// Where each part stands in the bytes, by its number; nil for those that were not rendered yet.
  private var ranges: [Range<Int>?] = []
  private let keeps: Bool

  /// None is known yet.
  public init() { self.init(keeps: true) }

  private init(keeps: Bool) { self.keeps = keeps }

  /// Nothing is known, and nothing will be.
  static let none = OuterParts(keeps: false)

  /// Writes a part; says no where it is not known.
  @inline(__always)
  func write(_ number: Int32, into output: inout Output) -> Bool {
    let number = Int(number)
    guard number < ranges.count, let range = ranges[number] else { return false }
    bytes.withUnsafeBufferPointer { output.append(raw: UnsafeBufferPointer(rebasing: $0[range])) }
    return true
  }

  /// Keeps what was written last as a part.
  mutating func keep(_ number: Int32, _ output: borrowing Output, from start: Int) {
    guard keeps else { return }
    let number = Int(number)
    if number >= ranges.count {
      ranges.append(contentsOf: repeatElement(nil, count: number + 1 - ranges.count))
    }
    let first = bytes.count
    output.withBytes { bytes.append(contentsOf: $0[start...]) }
    ranges[number] = first..<bytes.count
  }
}

/// The numbers of the parts of templates that belong together: equal parts have one number.
public final class OuterPartNumbers: Sendable {
  private let numbers = Mutex<[[UInt8]: Int32]>([:])

  /// No part has one yet.
  public init() {}

  /// The number of the part that does what these bytes tell.
  func number(_ identity: [UInt8]) -> Int32 {
    numbers.withLock { numbers in
      if let number = numbers[identity] { return number }
      let number = Int32(truncatingIfNeeded: numbers.count)
      numbers[identity] = number
      return number
    }
  }
}
