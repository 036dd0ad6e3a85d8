import Bytes

/// Values by texts that are few and known when the table is made, such as keys of strings: found by the
/// length and the ends of a text, where a dictionary hashes all of it.
struct TextTable<Value: Sendable>: Sendable {
  private var keys: [UInt8] = []
  private var entries: [Entry] = []
  /// Places of entries by what `hash` gives, with free ones between them: open addressing.
  private var places: [Int32]

  private struct Entry: Sendable {
    let key: Range<Int>
    let value: Value
  }

  init(_ values: [String: Value]) {
    var capacity = 2
    while capacity < 2 * values.count { capacity *= 2 }
    places = Array(repeating: -1, count: capacity)
    for (key, value) in values {
      var place = key.withBytes { Self.hash($0) } & (capacity - 1)
      while places[place] >= 0 { place = (place + 1) & (capacity - 1) }
      places[place] = Int32(truncatingIfNeeded: entries.count)
      let start = keys.count
      key.withBytes { keys.append(contentsOf: $0) }
      entries.append(Entry(key: start..<keys.count, value: value))
    }
  }

  /// The value of a text, if it has one.
  subscript(key: String) -> Value? {
    key.withBytes { place(of: $0) }.map { entries[$0].value }
  }

  /// At least half the places are free, so the search ends.
  private func place(of key: UnsafeBufferPointer<UInt8>) -> Int? {
    var place = Self.hash(key) & (places.count - 1)
    while places[place] >= 0 {
      let entry = Int(places[place])
      if isKey(entries[entry].key, key) { return entry }
      place = (place + 1) & (places.count - 1)
    }
    return nil
  }

  private func isKey(_ range: Range<Int>, _ key: UnsafeBufferPointer<UInt8>) -> Bool {
    guard range.count == key.count else { return false }
    let raw = UnsafeRawBufferPointer(key)
    return keys.withUnsafeBytes { keys in
      guard key.count >= 8 else { return keys[range].elementsEqual(raw) }
      // Eight bytes at a time, the last eight perhaps once more.
      var place = 0
      while place < key.count {
        let next = min(place, key.count - 8)
        let left = keys.loadUnaligned(fromByteOffset: range.lowerBound + next, as: UInt64.self)
        if left != raw.loadUnaligned(fromByteOffset: next, as: UInt64.self) { return false }
        place += 8
      }
      return true
    }
  }

  private static func hash(_ key: UnsafeBufferPointer<UInt8>) -> Int {
    let raw = UnsafeRawBufferPointer(key)
    var hash = UInt64(key.count)
    if key.count >= 8 {
      hash ^= raw.loadUnaligned(fromByteOffset: 0, as: UInt64.self)
      hash = hash &* 0x9E37_79B9_7F4A_7C15
      hash ^= raw.loadUnaligned(fromByteOffset: key.count - 8, as: UInt64.self)
    } else {
      for byte in key { hash = hash &<< 8 | UInt64(byte) }
    }
    hash = hash &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: hash &>> 33)
  }
}
