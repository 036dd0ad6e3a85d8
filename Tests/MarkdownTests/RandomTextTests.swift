import Diagnostics
import Markdown
import TestSupport
import Testing

@Suite("Texts drawn by chance") struct RandomTextTests {
  private static let parts = [
    "<script>", "</script>", "<img src=x onerror=alert(1)>", " onclick=\"x\"", "\" onload=x ", "'",
    "\"",
    "<", ">", "&lt;script&gt;", "&#60;", "{{city.name}}", "{{values.BAD}}", "{{", "}}", "\\{{",
    "\\", "`",
    "```table ", "```", "~~~", "|", ",", ";", "\n", "\n\n", "\r\n", "    ", "- ", "1. ", "> ",
    "> [!NOTE]",
    "[!", "# ", "*", "_", "**", "[", "](", ")", "![", "](a.png \"", "javascript:alert(1)",
    "data:text/html,",
    "//evil.example", "<javascript:x>", "https://a.kz/", "tel:", "<!--", "-->", "қала", "Ә",
    "й\u{301}",
    "\u{E000}", "\u{E001}", "\u{E002}", "\u{0}", "&", "[a]: ", "[a]", "<b ", "<?", "<![CDATA[",
    "---", "===", "\t",
  ]

  private func text(_ random: inout SplitMix) -> String {
    (0..<Int.random(in: 1...14, using: &random))
      .map { _ in Self.parts.randomElement(using: &random) ?? "" }.joined()
  }

  private static let tags: Set<Substring> = [
    "p", "em", "strong", "code", "pre", "a", "img", "ul", "ol", "li", "blockquote", "h1", "h2",
    "hr", "br", "table", "caption", "thead", "tbody", "tr", "th", "td", "figure", "figcaption",
    "div",
  ]

  /// The first tag that no text may write, if there is one.
  private func fault(_ html: String, leavesLinks: Bool) -> String? {
    var rest = html[...]
    while let opening = rest.firstIndex(of: "<") {
      let tag = rest[opening...].prefixMatch(
        of: /<\/?([a-z0-9]+)((?: [a-z-]+="[^"<>]*")*)(?: \/)?>/)
      guard let tag, Self.tags.contains(tag.1) else { return String(rest[opening...].prefix(40)) }
      for attribute in tag.2.matches(of: /\ ([a-z-]+)="([^"]*)"/) {
        if attribute.1.hasPrefix("on") { return String(tag.2) }
        guard attribute.1 == "href" || attribute.1 == "src" else { continue }
        let value = attribute.2.lowercased()
        if value.contains(/^[^a-z\/]*(?:javascript|vbscript|data):/)
          || (!leavesLinks && value.hasPrefix("//"))
        {
          return String(tag.2)
        }
      }
      rest = rest[tag.range.upperBound...]
    }
    return nil
  }

  @Test("Never lets a text or a value write a tag, an event or a dangerous address")
  func neverLets() {
    var random = SplitMix(seed: 2026)
    for _ in 0..<rounds(400) {
      let markdown = text(&random)
      for leaves in [false, true] {
        let rendering = Rendering(markdown) { $0.leavesReferences = leaves }
        if let fault = fault(rendering.html, leavesLinks: leaves) {
          Issue.record("\(markdown.debugDescription) leaves \(leaves): \(fault)\n\(rendering.html)")
          return
        }
      }
    }
  }

  @Test("Says the same, whatever ends the lines")
  func doesNotCareForLineEnds() {
    var random = SplitMix(seed: 5)
    for _ in 0..<rounds(100) {
      let markdown = text(&random).replacing("\r\n", with: "\n")
      let (unix, windows) = (Rendering(markdown), Rendering(markdown.replacing("\n", with: "\r\n")))
      guard unix.html == windows.html, unix.problems == windows.problems else {
        Issue.record("\(markdown.debugDescription)\n\(unix)\n\(windows)")
        return
      }
    }
  }

  @Test("Puts every message inside the text")
  func placesInside() {
    var random = SplitMix(seed: 6)
    for _ in 0..<rounds(200) {
      let markdown = text(&random)
      let lines = markdown.unicodeScalars.split(omittingEmptySubsequences: false) {
        $0 == "\n" || $0 == "\r"
      }
      for found in Rendering(markdown).text.diagnostics {
        let place = found.location
        guard (1...lines.count + 1).contains(place.line), place.column >= 1,
          place.column <= (lines.map(\.count).max() ?? 0) + 2
        else {
          Issue.record("\(markdown.debugDescription) \(found)")
          return
        }
      }
    }
  }

  @Test("Survives any bytes")
  func survivesBytes() {
    var random = SplitMix(seed: 8)
    for _ in 0..<rounds(300) {
      let bytes = (0..<Int.random(in: 0...80, using: &random)).map { _ in
        UInt8.random(in: 0...255, using: &random)
      }
      _ = Rendering(String(decoding: bytes, as: UTF8.self))
    }
  }
}
