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

  /// Writes a page.
  ///
  /// - Parameters:
  ///   - address: Its whole address, or where it begins.
  ///   - alternates: The same of the page in each of its languages.
  ///   - path: How all of these addresses end.
  mutating func add(
    _ address: String, alternates: [(Language, String)] = [], path: String = ""
  ) {
    append(isIndex ? "<sitemap><loc>" : "<url><loc>")
    Escaping.appendText(address, to: &buffer)
    Escaping.appendText(path, to: &buffer)
    append("</loc>")
    for (language, address) in alternates {
      append("<xhtml:link rel=\"alternate\" hreflang=\"")
      Escaping.appendText(language.code, to: &buffer)
      append("\" href=\"")
      Escaping.appendText(address, to: &buffer)
      Escaping.appendText(path, to: &buffer)
      append("\"/>")
    }
    append(isIndex ? "</sitemap>\n" : "</url>\n")
  }

  consuming func finished() -> [UInt8] {
    append(isIndex ? "</sitemapindex>\n" : "</urlset>\n")
    return buffer.bytes
  }

  private mutating func append(_ text: StaticString) { buffer.append(text) }
}
