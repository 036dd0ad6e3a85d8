import Bytes

/// A text with `{name}` places, taken apart once: some are filled for every page.
struct Placeholders: Sendable {
  /// What stands before a place, and what the place is called.
  private var places: [(before: String, name: String)] = []
  /// What stands behind the last one.
  private let rest: String

  /// Finds the places of a text.
  init(_ text: String) {
    let brace = UInt8(ascii: "{")
    let utf8 = text.utf8
    var (start, from) = (utf8.startIndex, utf8.startIndex)
    while let open = utf8[from...].firstIndex(of: brace) {
      from = utf8.index(after: open)
      let end = utf8[from...].firstIndex { $0 == brace || $0 == UInt8(ascii: "}") }
      guard let end, end > from, utf8[end] != brace else { continue }
      places.append((String(text[start..<open]), String(text[from..<end])))
      start = utf8.index(after: end)
      from = start
    }
    rest = String(text[start...])
  }

  /// The names, in the order of the text.
  static func names(in text: String) -> [String] { Placeholders(text).places.map(\.name) }

  /// The text with its places filled; a place without a value stays as it is.
  func filled(_ value: (String) -> String?) -> String {
    var result = TextBuilder()
    for place in places {
      result.append(place.before)
      result.append(value(place.name) ?? "{\(place.name)}")
    }
    result.append(rest)
    return result.text
  }
}
