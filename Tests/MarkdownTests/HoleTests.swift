import Diagnostics
import Languages
import Markdown
import Testing

@Suite("Holes") struct HoleTests {
  private let name = "Атырау &lt;&amp;&quot;'&gt;"

  @Test("Fills holes in text, headings, titles and emphasis, escaped")
  func fills() {
    #expect(Rendering("а {{city.name}} б").html == "<p>а \(name) б</p>\n")
    #expect(Rendering("**{{ city.slug }}**").html == "<p><strong>atyrau</strong></p>\n")
    #expect(Rendering("# {{city.name}}").html == "<h1 id=\"section\">\(name)</h1>\n")
    #expect(Rendering("{{values.MY_NAME}}").html == "<p>x_y</p>\n")
    #expect(
      Rendering("[a](https://b.kz \"{{city.name}}\")").html
        == "<p><a href=\"https://b.kz\" title=\"\(name)\">a</a></p>\n")
  }

  @Test(
    "Fills holes in the addresses of links",
    arguments: [
      ("tel:{{city.phone}}", "tel:87122000001"), ("TEL:{{city.phone}}", "TEL:87122000001"),
      ("{{city.portal}}", "https://atyrau.example/a?b=1&amp;c"),
      ("{{city.portal}}kk/", "https://atyrau.example/a?b=1&amp;ckk/"),
      (
        "https://x.kz/{{city.name}}/",
        "https://x.kz/%D0%90%D1%82%D1%8B%D1%80%D0%B0%D1%83%20%3C&amp;%22&#x27;%3E/"
      ),
      ("../{{city.slug}}/", "../atyrau/"), ("mailto:{{city.slug}}@x.kz", "mailto:atyrau@x.kz"),
      ("#{{city.slug}}", "#atyrau"), ("/{{city.slug}}/kk/", "/atyrau/kk/"),
    ])
  func fillsAddresses(written: String, address: String) {
    for markdown in ["[a](\(written))", "[a](<\(written)>)", "[a][b]\n\n[b]: \(written)"] {
      let rendering = Rendering(markdown)
      #expect(rendering.html == "<p><a href=\"\(address)\">a</a></p>\n")
      #expect(rendering.problems.isEmpty)
    }
  }

  @Test("Writes no address that a value makes dangerous")
  func refusesValues() {
    for hole in ["values.BAD", "values.HOST"] {
      #expect(Rendering("[a]({{\(hole)}})").html == "<p><a href=\"\">a</a></p>\n")
    }
  }

  @Test(
    "Refuses addresses whose scheme a value could complete",
    arguments: [
      "java{{values.X}}", "{{values.X}}{{values.Y}}", "{{values.X}}:alert", "{{values.X}}a:b",
      "&#32;{{values.X}}", "javascript:{{city.slug}}", "//{{city.slug}}/", "data:{{city.slug}}",
      "{{city.portal}}{{city.slug}}",
    ])
  func refusesUnclear(written: String) {
    let rendering = Rendering("[a](\(written))")
    #expect(rendering.problems == ["1:\(written.hasPrefix("&") ? 1 : 5) link-scheme"])
    #expect(rendering.html == "<p><a href=\"\">a</a></p>\n")
  }

  @Test("Notes every use with its way of writing and its place")
  func notesUses() {
    let uses = Rendering("қ {{city.name}}\n\n[a](tel:{{city.phone}}) {{city.name}}").text.holes
    #expect(uses.map(\.name) == ["city.name", "city.phone", "city.name"])
    #expect(uses.map(\.writing) == [.text, .telephone, .text])
    #expect(uses.map { [$0.location.line, $0.location.column] } == [[1, 3], [3, 9], [3, 25]])
  }

  @Test(
    "Takes a backslash before the braces as the braces themselves",
    arguments: [
      ("\\{{city.name}}", "{{city.name}}"), ("[a](https://b.kz/\\{{city.slug}})", nil),
      ("*\\{{x}}*", "<em>{{x}}</em>"), ("\\{{{city.slug}}}", "{{{city.slug}}}"),
      ("`\\{{x}}`", "<code>\\{{x}}</code>"), ("\\{ \\{{", "{ {{"),
    ])
  func takesEscapes(markdown: String, inside: String?) {
    let rendering = Rendering(markdown)
    if let inside { #expect(rendering.html == "<p>\(inside)</p>\n") }
    #expect(rendering.problems.isEmpty)
    #expect(rendering.text.holes.isEmpty)
  }

  @Test("Leaves code as it is")
  func leavesCode() {
    let html = Rendering("`{{x}}`\n\n```\n{{y\n\\{{z}}\n```\n\n    {{w}}\n").html
    #expect(
      html == "<p><code>{{x}}</code></p>\n<pre><code>{{y\n\\{{z}}\n</code></pre>\n"
        + "<pre><code>{{w}}\n</code></pre>\n")
    #expect(Rendering("![`{{x}}`](a.png) b").html.contains("alt=\"{{x}}\""))
  }

  @Test(
    "Reports an unknown hole where it stands, counting letters",
    arguments: [
      ("{{city.nam}}", "1:1 unknown-hole -> city.name"),
      ("қала {{city.nam}}", "1:6 unknown-hole -> city.name"),
      ("ә\nққ *ғ* {{city.slag}}", "2:8 unknown-hole -> city.slug"),
      ("- а\n  - ә {{x}}", "2:7 unknown-hole"), ("1. а\n\n   ә {{x}}", "3:6 unknown-hole"),
      ("> ә\n> > ү {{x}}", "2:7 unknown-hole"), ("# Ә {{x}}", "1:5 unknown-hole"),
      ("\\{{ә}} {{x}}", "1:8 unknown-hole"), ("`{{x}}` ә {{x}}", "1:11 unknown-hole"),
      ("> [!NOTE] Ә {{x}}", "1:13 unknown-hole"),
      ("[ә](https://a.kz/{{x}})", "1:18 unknown-hole"), ("a\n{{values.}}", "2:1 unknown-hole"),
      ("```table\nә,б\n1,ү {{x}}\n```", "3:5 unknown-hole"),
      ("- к\n\n  ```table Ә {{x}}\n  ә\n  б\n  ```", "3:14 unknown-hole"),
    ])
  func reportsUnknown(markdown: String, problem: String) {
    for ending in ["\n", "\r\n", "\r"] {
      #expect(Rendering(markdown.replacing("\n", with: ending)).problems == [problem])
    }
  }

  @Test("Tells two unknown holes of one line apart")
  func tellsApart() {
    let problems = Rendering("ә {{x}}, {{x}} *{{x}}*\nб {{x}}").problems
    #expect(problems == [3, 10, 17].map { "1:\($0) unknown-hole" } + ["2:3 unknown-hole"])
    let table = Rendering("```table\na|b\n--- | ---\n{{x}}|{{x}}\n```").problems
    #expect(table == ["4:1 unknown-hole", "4:7 unknown-hole"])
  }

  @Test("Counts lines from where the text begins in its file")
  func countsFromFirstLine() {
    #expect(Rendering("а\n\n{{x}}", firstLine: 7).problems == ["9:1 unknown-hole"])
  }

  @Test(
    "Reports braces that are no hole",
    arguments: [
      ("ә {{city.name", "1:3 hole-syntax"), ("{{}}", "1:1 hole-syntax"),
      ("ә {{a b}}", "1:3 hole-syntax"),
      ("{{{city.name}}}", "1:1 hole-syntax"), ("{{city.\nname}}", "1:1 hole-syntax"),
      ("ә {{\u{301}city.slug", "1:3 hole-syntax"), ("[a](https://b.kz/{{x)", "1:18 hole-syntax"),
      ("{{қала}}", "1:1 hole-syntax"),
    ])
  func reportsSyntax(markdown: String, problem: String) {
    #expect(Rendering(markdown).problems == [problem])
  }

  @Test("Reads a title with holes and nothing else, at one place")
  func readsPlain() {
    var options = MarkdownText.Options(language: .kazakh)
    options.holes = ["city.name"]
    let place = Location("t.md", line: 2, column: 8, field: "title")
    let result = MarkdownText.plain("*a* <b> {{city.name}} {{x}}", at: place, options: options)
    let bytes = result.fragment.bytes(.init(localPrefix: "", rootPrefix: "") { _ in "<v>" })
    #expect(String(decoding: bytes, as: UTF8.self) == "*a* &lt;b&gt; &lt;v&gt; ")
    #expect(result.holes.map(\.location) == [place])
    #expect(result.diagnostics.map(\.location) == [place])
  }

  @Test(
    "Leaves holes and links as written when asked, but lets no mark through",
    arguments: [
      ("a {{city.x}} {{ y }} {{z", "<p>a {{city.x}} {{ y }} {{z</p>\n"),
      ("[a](../x/?b#c)", "<p><a href=\"../x/?b#c\">a</a></p>\n"),
      ("[a](tel:{{city.phone}})", "<p><a href=\"tel:{{city.phone}}\">a</a></p>\n"),
      ("[a](foo:bar)", "<p><a href=\"foo:bar\">a</a></p>\n"),
      ("[a](JavaScript:b)", "<p><a href=\"\">a</a></p>\n"),
      ("{{ \\<script\\> }}", "<p>{{ &lt;script&gt; }}</p>\n"),
      ("[a](<{{\"onx=b}}>)", "<p><a href=\"%7B%7B%22onx=b%7D%7D\">a</a></p>\n"),
      (
        "![a](b.png)",
        "<figure><img src=\"b.png\" alt=\"a\" /><figcaption>a</figcaption></figure>\n"
      ),
      ("\\{{x}}", "<p>{{x}}</p>\n"), ("[a](#none)", "<p><a href=\"#none\">a</a></p>\n"),
    ])
  func leavesReferences(markdown: String, html: String) {
    #expect(Rendering(markdown) { $0.leavesReferences = true }.html == html)
  }
}
