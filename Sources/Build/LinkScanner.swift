/// Finds links and anchors in pages that this program wrote: attributes stand in double quotes.
struct LinkScanner {
  var links: [String] = []
  var anchors: Set<String> = []

  static func scan(_ page: [UInt8]) -> LinkScanner {
    var scanner = LinkScanner()
    var position = 0
    while let equals = page[position...].firstIndex(of: UInt8(ascii: "=")) {
      position = equals + 1
      guard position < page.count, page[position] == UInt8(ascii: "\"") else { continue }
      let start = position + 1
      guard let end = page[start...].firstIndex(of: UInt8(ascii: "\"")) else { break }
      position = end + 1
      switch name(before: equals, in: page) {
      case "href", "src": scanner.links.append(unescaped(page[start..<end]))
      case "id": scanner.anchors.insert(unescaped(page[start..<end]))
      default: break
      }
    }
    return scanner
  }

  private static func name(before equals: Int, in page: [UInt8]) -> String {
    var start = equals
    while start > 0, page[start - 1] != 32, page[start - 1] != 10 {
      start -= 1
      if equals - start > 8 { return "" }
    }
    return String(decoding: page[start..<equals], as: UTF8.self)
  }

  private static func unescaped(_ value: ArraySlice<UInt8>) -> String {
    String(decoding: value, as: UTF8.self).replacing("&amp;", with: "&")
      .replacing("&#x27;", with: "'").replacing("&#39;", with: "'")
  }
}
