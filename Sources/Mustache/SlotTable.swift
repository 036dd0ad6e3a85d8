/// From key to slot without hashing a string: open addressing by the key's own integer.
///
/// The keys of one shape are mostly interned one after another, so the first probe nearly always
/// answers. The table is a plain pointer, because looking a name up must not touch a reference
/// count that other threads share; it lives as long as its shape, and shapes live for ever.
struct SlotTable: @unchecked Sendable {
  private struct Entry {
    var key: Int32
    var slot: Int32
  }

  private let entries: UnsafePointer<Entry>
  private let mask: UInt32

  /// The table of values without members.
  static let empty = SlotTable([])

  /// Makes a table whose slots are the positions of the keys; the first of equal keys wins.
  init(_ keys: [Key]) {
    var capacity = 1
    while capacity < 2 * keys.count { capacity *= 2 }
    capacity *= 2
    let entries = UnsafeMutablePointer<Entry>.allocate(capacity: capacity)
    entries.initialize(repeating: Entry(key: -1, slot: -1), count: capacity)
    mask = UInt32(capacity - 1)
    for (slot, key) in keys.enumerated() {
      var index = Int(UInt32(bitPattern: key.index) & mask)
      while entries[index].key >= 0, entries[index].key != key.index {
        index = (index + 1) & (capacity - 1)
      }
      if entries[index].key < 0 { entries[index] = Entry(key: key.index, slot: Int32(slot)) }
    }
    self.entries = UnsafePointer(entries)
  }

  /// The slot of a key.
  ///
  /// At least half the entries are free, so the search ends.
  @inline(__always)
  func slot(of key: Key) -> Int? {
    guard key.index >= 0 else { return nil }
    var index = UInt32(bitPattern: key.index) & mask
    while true {
      let entry = entries[Int(index)]
      if entry.key == key.index { return Int(entry.slot) }
      if entry.key < 0 { return nil }
      index = (index &+ 1) & mask
    }
  }
}
