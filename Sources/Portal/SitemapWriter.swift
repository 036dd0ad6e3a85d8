import Languages
import Markdown

/// Writes sitemaps (sitemaps.org, protocol 0.9) with the languages of each page.
struct SitemapWriter {
  private(set) var bytes: [UInt8] = []
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
    Escaping.appendText(address, to: &bytes)
    Escaping.appendText(path, to: &bytes)
    append("</loc>")
    for (language, address) in alternates {
      append("<xhtml:link rel=\"alternate\" hreflang=\"")
      bytes.append(contentsOf: language.code.utf8)
      append("\" href=\"")
      Escaping.appendText(address, to: &bytes)
      Escaping.appendText(path, to: &bytes)
      append("\"/>")
    }
    append(isIndex ? "</sitemap>\n" : "</url>\n")
  }

  func finished() -> [UInt8] { bytes + Array((isIndex ? "</sitemapindex>\n" : "</urlset>\n").utf8) }

  private mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }
}
