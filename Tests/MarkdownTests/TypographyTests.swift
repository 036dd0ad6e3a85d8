import Diagnostics
import Languages
import Testing

@testable import Markdown

@Suite("Typography of guides") struct TypographyTests {
  private func html(_ text: String, _ language: Language = .russian, isSet: Bool = true) -> String {
    var options = MarkdownText.Options(language: language)
    options.setsTypography = isSet
    options.holes = ["city.name"]
    let text = MarkdownText(Array(text.utf8), file: "a.md", options: options)
    let values = Fragment.Values(localPrefix: "/a/", rootPrefix: "/") { _ in "\"в - 5 м\"" }
    return String(decoding: text.body.bytes(values), as: UTF8.self)
      .replacing("\u{A0}", with: "_")
  }

  @Test("Sets paragraphs, headings, lists, tables and captions")
  func setsText() {
    #expect(html("Сад \"Күн\" - в школе") == "<p>Сад «Күн»_— в_школе</p>\n")
    #expect(html("## № 5 \"а\"") == "<h2 id=\"5-a\">№_5 «а»</h2>\n")
    #expect(html("- 5 дней\n- \"да\"").contains("<li>5_дней</li>\n<li>«да»</li>"))
    #expect(html("Ты и\nя, 5\nдней, мы\nтам") == "<p>Ты и_я, 5_дней, мы\nтам</p>\n")
    let table = html("```table № 5\nСрок | \"Кто\"\n5 дней | в саду\n```")
    #expect(table.contains("<caption>№_5</caption>"))
    #expect(table.contains("<th scope=\"col\">«Кто»</th>"))
    #expect(
      table.contains("<td data-label=\"Срок\">5_дней</td><td data-label=\"«Кто»\">в_саду</td>"))
  }

  @Test("Sees quotes through marks, code and holes")
  func setsAroundMarks() {
    #expect(html("\"*Күн*\"") == "<p>«<em>Күн</em>»</p>\n")
    #expect(html("\"`a \"b\"`\" - да") == "<p>«<code>a &quot;b&quot;</code>»_— да</p>\n")
    #expect(
      html("\"{{city.name}}\" - 5 м") == "<p>«&quot;в - 5 м&quot;»_— 5_м</p>\n", "a value stays")
  }

  @Test("Touches no code, address, attribute or name of a hole")
  func leavesCode() {
    #expect(html("`в - \"5 м\"`") == "<p><code>в - &quot;5 м&quot;</code></p>\n")
    #expect(html("    в - \"5 м\"\n").contains("в - &quot;5 м&quot;"))
    #expect(html("```\nв - 5 м\n```").contains("в - 5 м"))
    #expect(
      html("[в саду](https://a.example/-%205%20м \"в - саду\")").contains("title=\"в - саду\""))
    #expect(html("[в саду](https://a.example/5)").contains(">в_саду</a>"))
    #expect(html("<https://a.example/№5>").contains("https://a.example/№5</a>"))
  }

  @Test("Leaves everything as it is written unless asked, and titles but for quotes and dashes")
  func leavesUnasked() {
    let text = "Сад \"Күн\" - в школе № 5"
    #expect(html(text, isSet: false) == "<p>Сад &quot;Күн&quot; - в школе № 5</p>\n")
    var options = MarkdownText.Options(language: .russian)
    options.setsTypography = true
    let title = MarkdownText.plain(text, at: .init("a.md"), options: options).fragment
    let values = Fragment.Values(localPrefix: "", rootPrefix: "") { _ in "" }
    #expect(String(decoding: title.bytes(values), as: UTF8.self) == "Сад «Күн»\u{A0}— в школе № 5")
  }
}
