public import Markdown

/// A text as a search reads it: its words without marks, taken apart at its headings.
///
/// Words stay escaped as HTML has them; a hole stands as `{{name}}`.
public struct PlainSections: Sendable {
  /// What stands from one heading to the next.
  public struct Section: Sendable, Equatable {
    /// The anchor of the heading; empty for what stands above the first one.
    public internal(set) var anchor: [UInt8] = []
    /// The words of the heading.
    public internal(set) var heading: [UInt8] = []
    /// The words below it.
    public internal(set) var text: [UInt8] = []
  }

  /// The sections in order; those without a word are left out.
  public var all: [Section] { sections.filter { !$0.heading.isEmpty || !$0.text.isEmpty } }

  private var sections = [Section()]
  /// The tag that is being read, without its bracket; nil between tags.
  private var tag: [UInt8]?
  private var isInHeading = false
  /// Whether words are passed over: those of a callout say what kind it is.
  private var isSilent = false

  /// Takes a text apart.
  public init(_ text: Fragment) {
    for segment in text.segments {
      switch segment {
      case .bytes(let bytes): read(bytes)
      case .hole(let name, _):
        if tag == nil { for byte in "{{\(name)}}".utf8 { append(byte) } }
      case .localAddress, .rootAddress: break
      }
    }
  }

  /// The words of a text without headings, such as a title.
  public static func words(_ text: Fragment) -> [UInt8] {
    PlainSections(text).sections.first?.text ?? []
  }

  private mutating func read(_ bytes: [UInt8]) {
    for byte in bytes {
      if tag != nil {
        if byte == UInt8(ascii: ">") { closeTag() } else { tag?.append(byte) }
      } else if byte == UInt8(ascii: "<") {
        tag = []
      } else {
        append(byte)
      }
    }
  }

  /// A word's byte, or a blank, of which only one stands between words.
  private mutating func append(_ byte: UInt8) {
    if isSilent { return }
    let isBlank = byte == 0x20 || byte == 0x0A
    let last = sections.count - 1
    if isInHeading {
      if !isBlank || sections[last].heading.last != 0x20 {
        sections[last].heading.append(isBlank ? 0x20 : byte)
      }
    } else if !isBlank || !(sections[last].text.isEmpty || sections[last].text.last == 0x20) {
      sections[last].text.append(isBlank ? 0x20 : byte)
    }
  }

  private mutating func closeTag() {
    let read = tag ?? []
    tag = nil
    let name = read.prefix { $0 != 0x20 && $0 != 0x0A }
    if Self.isHeading(name) {
      isInHeading = true
      sections.append(Section(anchor: Self.id(read)))
    } else if Self.isHeading(name.dropFirst()) {
      isInHeading = false
    } else if Self.cells.contains(where: { name.elementsEqual($0.utf8) }) {
      if sections[sections.count - 1].text.last == 0x20 {
        for byte in "· ".utf8 { append(byte) }
      }
    } else if !Self.inline.contains(where: { name.elementsEqual($0.utf8) }) {
      isSilent = read.elementsEqual("p class=\"callout-title\"".utf8)
      append(0x20)
    }
  }

  private static let cells: [String] = ["td", "th"]
  private static let inline: [String] = [
    "a", "/a", "strong", "/strong", "em", "/em", "code", "/code", "abbr", "/abbr", "span", "/span",
  ]

  /// `h1` to `h6`.
  private static func isHeading(_ name: some Collection<UInt8>) -> Bool {
    let bytes = Array(name)
    return bytes.count == 2 && bytes[0] == UInt8(ascii: "h")
      && (UInt8(ascii: "1")...UInt8(ascii: "6")).contains(bytes[1])
  }

  /// The value of `id`, which headings have alone.
  private static func id(_ tag: [UInt8]) -> [UInt8] {
    let parts = tag.split(separator: UInt8(ascii: "\""), omittingEmptySubsequences: false)
    return parts.count > 1 ? Array(parts[1]) : []
  }
}
