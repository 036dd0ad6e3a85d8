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
    var text = text
    return text.withUTF8 { utf8 in
      var result: [UInt8] = []
      result.reserveCapacity(utf8.count + 64)
      var rest = utf8[...]
      while let open = rest.firstIndex(of: UInt8(ascii: "{")) {
        let start = open + 1
        let end = rest[start...].firstIndex { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "}") }
        if let end, end > start, rest[end] == UInt8(ascii: "}"),
          let value = value(String(decoding: rest[start..<end], as: UTF8.self))
        {
          result.append(contentsOf: rest[..<open])
          result.append(contentsOf: value.utf8)
          rest = rest[(end + 1)...]
        } else {
          result.append(contentsOf: rest[..<start])
          rest = rest[start...]
        }
      }
      result.append(contentsOf: rest)
      return String(decoding: result, as: UTF8.self)
    }
  }
}
