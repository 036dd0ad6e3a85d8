import Bytes
import Languages
import Markdown

/// Writes a feed (RFC 4287), entry by entry.
struct AtomWriter: ~Copyable {
  private var buffer = ByteBuffer(capacity: 16_384)

  /// What stands before the entries.
  struct Head {
    /// The feed's name for ever, an IRI.
    let id: String
    let title: String
    let language: Language
    /// Who answers for it.
    let author: String
    /// When it last changed, as RFC 3339 writes it.
    let updated: String
    /// The whole address of the feed itself.
    let address: String
    /// The whole address of the page it belongs to.
    let page: String
  }

  /// One item.
  struct Entry {
    /// The entry's name for ever, an IRI.
    let id: String
    let title: String
    /// When it appeared, as RFC 3339 writes it.
    let updated: String
    /// The whole address of its page.
    let page: String
    /// HTML; it is escaped once more here.
    let content: [UInt8]
  }

  /// Begins a feed.
  init(_ head: Head) {
    append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    append("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"")
    text(head.language.code)
    append("\">\n")
    element("id", head.id)
    element("title", head.title)
    element("updated", head.updated)
    append("<author>")
    element("name", head.author)
    append("</author>\n")
    link("self", "application/atom+xml", head.address)
    link("alternate", "text/html", head.page)
  }

  /// Writes an entry.
  mutating func add(_ entry: Entry) {
    append("<entry>\n")
    element("id", entry.id)
    element("title", entry.title)
    element("published", entry.updated)
    element("updated", entry.updated)
    link("alternate", "text/html", entry.page)
    append("<content type=\"html\">")
    entry.content.withUnsafeBufferPointer { text($0) }
    append("</content>\n</entry>\n")
  }

  /// The whole feed.
  consuming func finished() -> [UInt8] {
    buffer.append("</feed>\n")
    return buffer.bytes
  }

  private mutating func element(_ name: StaticString, _ value: String) {
    append("<")
    append(name)
    append(">")
    text(value)
    append("</")
    append(name)
    append(">\n")
  }

  private mutating func link(_ relation: StaticString, _ type: StaticString, _ address: String) {
    append("<link rel=\"")
    append(relation)
    append("\" type=\"")
    append(type)
    append("\" href=\"")
    text(address)
    append("\"/>\n")
  }

  private mutating func append(_ text: StaticString) { buffer.append(text) }

  /// Text without the characters that XML 1.0 cannot hold (section 2.2).
  private mutating func text(_ text: String) {
    text.withBytes { self.text($0) }
  }

  /// The same of UTF-8.
  private mutating func text(_ text: UnsafeBufferPointer<UInt8>) {
    // These bytes are a character that XML cannot hold, or may begin one.
    let first = ByteScan.first(in: text) { $0.marks(below: 0x20) | $0.marks(of: 0xEF) }
    if first == text.count {
      Escaping.appendText(text, to: &buffer)
    } else {
      var clean = String.UnicodeScalarView()
      let scalars = String(decoding: text, as: UTF8.self).unicodeScalars
      clean.append(contentsOf: scalars.lazy.filter(Self.isAllowed))
      Escaping.appendText(String(clean), to: &buffer)
    }
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: true
    case 0..<0x20, 0xFFFE, 0xFFFF: false
    default: true
    }
  }
}
