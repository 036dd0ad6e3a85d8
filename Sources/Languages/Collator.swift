import CICU
import Synchronization

/// The collation of one language by ICU.
struct Collator: ~Copyable {
  private let collator: OpaquePointer

  /// Nil when ICU has no data.
  init?(_ language: String) {
    guard let collator = onir_collator_open(language) else { return nil }
    self.collator = collator
  }

  deinit { onir_collator_close(collator) }

  /// The sort key of a text; nil on failure.
  borrowing func key(_ text: [UInt16]) -> [UInt8]? {
    var capacity = text.count * 2 + 16
    while true {
      var needed = 0
      let key = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
        needed = onir_collator_key(
          collator, text, text.count, buffer.baseAddress, buffer.count)
        count = needed < buffer.count ? needed : 0
      }
      if needed == 0 { return nil }
      if needed < capacity { return key }
      capacity = needed + 1
    }
  }
}

extension Collator {
  /// How one text stands to another: below zero before it, above zero behind it.
  borrowing func compare(_ left: [UInt16], _ right: [UInt16]) -> Int {
    Int(onir_collator_compare(collator, left, left.count, right, right.count))
  }

  /// Whether one text stands before another in a language; nil where neither does.
  static func precedes(_ left: [UInt16], _ right: [UInt16], _ language: Language) -> Bool? {
    let order: Int? =
      switch language {
      case .kazakh: kazakh.withLock { $0?.compare(left, right) }
      case .russian: russian.withLock { $0?.compare(left, right) }
      }
    guard let order else {
      let (a, b) = (codePoints(left), codePoints(right))
      return a == b ? nil : a.lexicographicallyPrecedes(b)
    }
    return order == 0 ? nil : order < 0
  }

  /// The sort key of a text in a language; its code points when ICU has no data.
  static func key(_ text: [UInt16], _ language: Language) -> [UInt8] {
    let key =
      switch language {
      case .kazakh: kazakh.withLock { $0?.key(text) }
      case .russian: russian.withLock { $0?.key(text) }
      }
    return key ?? codePoints(text)
  }

  /// The bytes of a text in UTF-8, which are in the order of its code points.
  static func codePoints(_ text: [UInt16]) -> [UInt8] {
    Array(String(decoding: text, as: UTF16.self).utf8)
  }

  // ICU's guide forbids two threads one collator, so each is behind a lock. Opened when first asked.
  private static let kazakh = Mutex(Collator(Language.kazakh.code))
  private static let russian = Mutex(Collator(Language.russian.code))
}
