import Content
import Markdown
import Search

/// Writes what the search reads: lists within lists, one entry on a line.
struct SearchBlock: ~Copyable {
  private var json = JSONBlock()
  private var needsComma = false

  var bytes: [UInt8] { json.bytes }

  mutating func list(_ items: (inout SearchBlock) -> Void) {
    open("[", items)
    json.append("]")
  }

  mutating func object(_ members: (inout SearchBlock) -> Void) {
    open("{", members)
    json.append("}")
  }

  private mutating func open(_ bracket: StaticString, _ inside: (inout SearchBlock) -> Void) {
    separate()
    json.append(bracket)
    needsComma = false
    inside(&self)
    needsComma = true
  }

  mutating func key(_ name: StaticString) {
    separate()
    json.append("\n\"")
    json.append(name)
    json.append("\":")
    needsComma = false
  }

  mutating func member(_ name: String, _ value: String) {
    text(name)
    json.append(":")
    needsComma = false
    text(value)
  }

  mutating func text(_ text: String) {
    separate()
    json.append(quoted: text)
  }

  /// Words as HTML has them.
  mutating func markup(_ markup: [UInt8]) {
    separate()
    json.append(quotedMarkup: markup)
  }

  /// A line of its own for what comes next.
  mutating func line() {
    separate()
    json.append("\n")
    needsComma = false
  }

  /// A guide: its name in addresses, title, summary and sections.
  mutating func guide(_ head: GuideText, _ text: MarkdownText) {
    line()
    list {
      $0.text(head.slug)
      $0.markup(PlainSections.words(head.title))
      $0.markup(PlainSections.words(head.summary))
      $0.list {
        for section in PlainSections(text.body).all {
          $0.line()
          $0.list {
            $0.markup(section.anchor)
            $0.markup(section.heading)
            $0.markup(section.text)
          }
        }
      }
    }
  }

  private mutating func separate() {
    if needsComma { json.append(",") }
    needsComma = true
  }
}
