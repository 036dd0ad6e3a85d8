/// The `{name}` places of a text.
enum Placeholders {
  /// The names, in the order of the text.
  static func names(in text: String) -> [String] {
    var names: [String] = []
    _ = filled(text) { name in
      names.append(name)
      return nil
    }
    return names
  }

  /// The text with its places filled, in one pass: what fills a place is not looked at again.
  ///
  /// A place without a value stays as it is.
  static func filled(_ text: String, _ value: (String) -> String?) -> String {
    var result = ""
    var rest = text[...]
    while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")) {
      let start = rest.utf8.index(after: open)
      let name = rest.utf8[start...].prefix { $0 != UInt8(ascii: "{") && $0 != UInt8(ascii: "}") }
      let end = name.endIndex
      if !name.isEmpty, end < rest.endIndex, rest.utf8[end] == UInt8(ascii: "}"),
        let value = value(String(rest[start..<end]))
      {
        result += rest[..<open] + value
        rest = rest[rest.utf8.index(after: end)...]
      } else {
        result += rest[..<start]
        rest = rest[start...]
      }
    }
    return result + rest
  }
}
