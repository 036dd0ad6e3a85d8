import Markdown
import Testing

@Suite("CommonMark") struct PlainTests {
  @Test(
    "Writes plain documents as libcmark does",
    arguments: [
      ("", ""), ("a\nb\n\nc", "<p>a\nb</p>\n<p>c</p>\n"),
      ("a  \nb\\\nc", "<p>a<br />\nb<br />\nc</p>\n"),
      (
        "*a* **b** `c` <d@e.kz>",
        "<p><em>a</em> <strong>b</strong> <code>c</code> "
          + "<a href=\"mailto:d@e.kz\">d@e.kz</a></p>\n"
      ),
      ("- a\n- b\n", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
      ("- a\n\n- b\n", "<ul>\n<li>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n</li>\n</ul>\n"),
      ("- a\n  - b\n", "<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>\n"),
      ("-\n- a", "<ul>\n<li></li>\n<li>a</li>\n</ul>\n"),
      ("1. a\n2. b\n", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>\n"),
      ("7) a\n", "<ol start=\"7\">\n<li>a</li>\n</ol>\n"),
      ("0. a\n", "<ol start=\"0\">\n<li>a</li>\n</ol>\n"),
      (
        "> a\n> - b\n\nc",
        "<blockquote>\n<p>a</p>\n<ul>\n<li>b</li>\n</ul>\n</blockquote>\n<p>c</p>\n"
      ),
      ("    a <b>\n", "<pre><code>a &lt;b&gt;\n</code></pre>\n"),
      (
        "```swift x\na & \"b\"\n```\n",
        "<pre><code class=\"language-swift\">a &amp; &quot;b&quot;\n</code></pre>\n"
      ),
      ("~~~\n\n~~~", "<pre><code>\n</code></pre>\n"), ("a\n\n---\n", "<p>a</p>\n<hr />\n"),
      (
        "[a](https://x.kz/қ?b=1&c \"T <\")",
        "<p><a href=\"https://x.kz/%D2%9B?b=1&amp;c\" title=\"T &lt;\">a</a></p>\n"
      ),
      ("a&amp;b &copy; \\*", "<p>a&amp;b © *</p>\n"),
      ("a < b > c \" '", "<p>a &lt; b &gt; c &quot; '</p>\n"),
      (
        "![a *b*](https://x.kz/i.png \"t\") c",
        "<p><img src=\"https://x.kz/i.png\" alt=\"a b\" title=\"t\" /> c</p>\n"
      ),
      ("- a\n\n      b\n", "<ul>\n<li>\n<p>a</p>\n<pre><code>b\n</code></pre>\n</li>\n</ul>\n"),
    ])
  func writesPlain(markdown: String, html: String) {
    let rendering = Rendering(markdown)
    #expect(rendering.html == html)
    #expect(rendering.problems.isEmpty)
    #expect(Rendering(markdown.replacing("\n", with: "\r\n")).html == html)
    #expect(Rendering("\u{FEFF}" + markdown).html == html)
  }

  @Test("Begins a new line after a hole as after text")
  func breaksAfterHole() {
    let html = Rendering("- {{city.slug}}\n  - b\n").html
    #expect(html == "<ul>\n<li>atyrau\n<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>\n")
  }

  @Test(
    "Gives headings an id by the scheme of the slugs",
    arguments: [
      ("# Қажетті құжаттар", ["kazhetti-kuzhattar"]), ("# !!!\n## ?", ["section", "section-2"]),
      ("# A\n# a\n# A-2\n# A", ["a", "a-2", "a-2-2", "a-3"]),
      ("# A-2\n# A\n# A", ["a-2", "a", "a-3"]),
      ("# {{city.name}} қаласы\n# Қала {{city.name}}", ["kalasy", "kala"]),
      ("# {{city.name}}", ["section"]), ("# a `b {{c}}` *d*", ["a-b-c-d"]),
      ("# \\{{city.name}}", ["city-name"]), ("A\nb\n===", ["a-b"]),
      ("# [x](https://y.kz) z", ["x-z"]),
    ])
  func givesIds(markdown: String, ids: [String]) {
    let rendering = Rendering(markdown)
    #expect(rendering.text.headings.map(\.id) == ids)
    #expect(rendering.problems.isEmpty)
    for id in ids { #expect(rendering.html.contains(" id=\"\(id)\">")) }
  }

  @Test("Lists headings with their level and their words, holes among them")
  func listsHeadings() {
    let rendering = Rendering("## *А* & {{city.slug}}\n\n#### б `{{x}}`")
    #expect(rendering.text.headings.map(\.level) == [2, 4])
    let words = rendering.text.headings.map { heading in
      String(
        decoding: heading.text.bytes(.init(localPrefix: "", rootPrefix: "") { "<\($0)>" }),
        as: UTF8.self)
    }
    #expect(words == ["А &amp; &lt;city.slug&gt;", "б {{x}}"])
  }

  @Test("Makes the language of code safe in its attribute")
  func escapesLanguage() {
    let html = Rendering("```a\"onx=<b>\nc\n```").html
    #expect(html.hasPrefix("<pre><code class=\"language-a&quot;onx=&lt;b&gt;\">"))
  }

  @Test(
    "Ends quickly however deep the nesting",
    .timeLimit(.minutes(1)), arguments: [">", "> ", "- ", "1. ", "> - ", "[", "![", "*a _b ", "`"])
  func endsQuickly(marker: String) {
    let clock = ContinuousClock()
    let start = clock.now
    _ = Rendering(
      String(repeating: marker, count: 100_000) + "a" + String(repeating: "\n", count: 20_000))
    #expect(clock.now - start < .seconds(20))
  }

  @Test("Keeps long rules and two hundred levels as they are")
  func keepsDepth() {
    #expect(Rendering(String(repeating: "-", count: 1000)).html == "<hr />\n")
    let html = Rendering(String(repeating: "> ", count: 200) + "a").html
    #expect(html.components(of: "<blockquote>") == 200)
    #expect(!html.contains("&gt;"))
    let deeper = Rendering(String(repeating: ">", count: 203) + "a").html
    #expect(deeper.contains("<p>&gt;&gt;&gt;a</p>"))
  }
}

extension String {
  func components(of part: String) -> Int { ranges(of: part).count }
}
