import Bytes
import Languages
import Markdown

/// Writes sitemaps (sitemaps.org, protocol 0.9) with the languages of each page.
struct SitemapWriter: ~Copyable {
  private var buffer = ByteBuffer(capacity: 16_384)
  private let isIndex: Bool

  init(isIndex: Bool) {
    self.isIndex = isIndex
    append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    append(isIndex ? "<sitemapindex" : "<urlset")
    append(" xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"")
    append(isIndex ? ">\n" : " xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n")
  }

  /// Writes a page, or another sitemap.
  ///
  /// - Parameters:
  ///   - address: Its whole address.
  ///   - alternates: The same of the page in each of its languages.
  mutating func add(_ address: String, alternates: [(Language, String)] = []) {
    add(Beginnings(address, alternates, isIndex: isIndex), path: "")
  }

  /// Writes a page whose addresses all end with a path.
  mutating func add(_ beginnings: Beginnings, path: String) {
    // The path is the same in all of them, and escaped once.
    let path = escaped(path)
    for beginning in beginnings.list {
      buffer.append(beginning)
      buffer.append(path)
    }
    append(beginnings.end)
  }

  /// How the addresses of a page begin, with the markup before each: made once for many pages.
  struct Beginnings {
    fileprivate var list: [[UInt8]] = []
    fileprivate let end: StaticString

    init(_ address: String, _ alternates: [(Language, String)], isIndex: Bool = false) {
      var open = Array((isIndex ? "<sitemap><loc>" : "<url><loc>").utf8)
      Escaping.appendText(address, to: &open)
      list.append(open)
      for (place, (language, address)) in alternates.enumerated() {
        var link = Array((place == 0 ? "</loc>" : "\"/>").utf8)
        link += Array("<xhtml:link rel=\"alternate\" hreflang=\"\(language.code)\" href=\"".utf8)
        Escaping.appendText(address, to: &link)
        list.append(link)
      }
      end =
        isIndex
        ? "</loc></sitemap>\n" : alternates.isEmpty ? "</loc></url>\n" : "\"/></url>\n"
    }
  }

  consuming func finished() -> [UInt8] {
    append(isIndex ? "</sitemapindex>\n" : "</urlset>\n")
    return buffer.bytes
  }

  private mutating func append(_ text: StaticString) { buffer.append(text) }
}

extension ByteBuffer {
  fileprivate mutating func append(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { append($0) }
  }
}
