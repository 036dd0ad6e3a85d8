import CICU

/// Letters in one piece where Unicode has one: the form NFC, by ICU.
public enum ComposedText {
  /// The text in the form NFC; the text itself when it has that form already.
  public static func make(_ text: String) -> String {
    let units = Array(text.utf16)
    guard !units.isEmpty else { return text }
    // No letter takes more than three times its room (Unicode's annex 15).
    var capacity = units.count * 3 + 16
    while true {
      var needed = 0
      let composed = [UInt16](unsafeUninitializedCapacity: capacity) { buffer, count in
        guard let start = buffer.baseAddress else { return }
        needed = onir_composed(units, units.count, start, buffer.count)
        count = needed <= buffer.count ? needed : 0
      }
      guard needed <= Int(Int32.max) else { return text }
      if needed > capacity {
        capacity = needed
        continue
      }
      return composed == units ? text : String(decoding: composed, as: UTF16.self)
    }
  }
}
