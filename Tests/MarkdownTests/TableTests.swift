import Testing

@Suite("Tables in texts") struct TableTests {
  /// The cells of a table's HTML, row by row.
  private func cells(_ rendering: Rendering) -> [[String]] {
    rendering.html.matches(of: /(?s)<tr>(.*?)<\/tr>/).map { row in
      row.1.matches(of: /(?s)<t[hd][^>]*>(.*?)<\/t[hd]>/).map { String($0.1) }
    }
  }

  private func table(_ body: String, _ caption: String = "") -> Rendering {
    Rendering("```table \(caption)\n\(body)\n```")
  }

  @Test("Writes caption, header and labels for narrow screens")
  func writesWhole() {
    let rendering = table("*Күні*|Орын & саны\n2026|{{city.slug}}", "Ә **б** {{city.slug}}")
    #expect(
      rendering.html == """
        <table>
        <caption>Ә <strong>б</strong> atyrau</caption>
        <thead>
        <tr><th scope="col"><em>Күні</em></th><th scope="col">Орын &amp; саны</th></tr>
        </thead>
        <tbody>
        <tr><td data-label="Күні">2026</td><td data-label="Орын &amp; саны">atyrau</td></tr>
        </tbody>
        </table>

        """)
    #expect(rendering.problems.isEmpty)
    #expect(!table("a,b").html.contains("caption"))
  }

  @Test(
    "Reads rows by pipes",
    arguments: [
      ("a|b\n1|2", [["a", "b"], ["1", "2"]]), ("| a | b |\n| 1 | 2 |", [["a", "b"], ["1", "2"]]),
      ("a|b\n:---|---:\n1|2", [["a", "b"], ["1", "2"]]),
      ("a|b\n\n1|2\n", [["a", "b"], ["1", "2"]]),
      ("a|b\n1\\|2|`x\\|y`", [["a", "b"], ["1|2", "<code>x|y</code>"]]),
      ("| a | b |\n| 1 |  |\n|  | 2 |", [["a", "b"], ["1", ""], ["", "2"]]),
      ("a|b\nx\\\\|2", [["a", "b"], ["x\\", "2"]]), ("|a|\n|1|", [["a"], ["1"]]),
      ("a|b\n1,2|3;4", [["a", "b"], ["1,2", "3;4"]]),
      ("\t| a | b |\t\n1|2", [["a", "b"], ["1", "2"]]),
    ])
  func readsPipes(body: String, expected: [[String]]) {
    let rendering = table(body)
    #expect(cells(rendering) == expected)
    #expect(rendering.problems.isEmpty)
  }

  @Test(
    "Reads rows by commas, also when a cell below the header has a pipe",
    arguments: [
      ("a,b\n\"1,2\",3", [["a", "b"], ["1,2", "3"]]), ("a;b\n1,2;3", [["a", "b"], ["1,2", "3"]]),
      ("a,b\n1|2,3", [["a", "b"], ["1|2", "3"]]), ("a,b\n1,2|", [["a", "b"], ["1", "2|"]]),
      ("a\\|x,b\n1,2", [["a|x", "b"], ["1", "2"]]),
      ("a,b\n\"x\ny\",\"- q\n\n# z\"", [["a", "b"], ["x<br />\ny", "- q<br />\n<br />\n# z"]]),
    ])
  func readsCommas(body: String, expected: [[String]]) {
    let rendering = table(body)
    #expect(cells(rendering) == expected)
    #expect(rendering.problems.isEmpty)
  }

  @Test(
    "Writes inline marks and nothing else in a cell",
    arguments: [
      ("- x", "- x"), ("* x", "* x"), ("# x", "# x"), ("# x #", "# x #"), ("#", "#"),
      ("1. x", "1. x"), ("> x", "&gt; x"), ("---", "---"), ("===", "==="), ("    x", "x"),
      ("```", "```"), ("~~~", "~~~"), ("[x]: y", "[x]: y"), ("<!-- x -->", ""),
      ("_a_ *b* **c**", "<em>a</em> <em>b</em> <strong>c</strong>"), ("a\\ b", "a\\ b"),
      ("[a](https://b.kz)", "<a href=\"https://b.kz\">a</a>"), ("{{city.slug}}", "atyrau"),
      ("`{{x}}`", "<code>{{x}}</code>"), ("\\{{x}}", "{{x}}"),
      (
        "![a](a.png)",
        "<img src=\"/assets/a.1.png\" alt=\"a\" width=\"3\" height=\"2\" loading=\"lazy\" />"
      ),
    ])
  func writesInline(cell: String, html: String) {
    for body in ["h|g\n\(cell)|x", "h,g\n\"\(cell)\",x"] {
      let rendering = table(body)
      #expect(cells(rendering).last?.first == html)
      #expect(rendering.problems.isEmpty)
    }
  }

  @Test("Keeps marks and names out of the labels, and holes whole")
  func writesLabels() {
    let html = table("_a_ {{values.MY_NAME}} [b](https://c.kz) \"<|`d_e`\n1|2").html
    #expect(html.contains("<td data-label=\"a x_y b &quot;&lt;\">1</td>"))
    #expect(html.contains("<td data-label=\"d_e\">2</td>"))
  }

  @Test(
    "Reports an uneven row on its line and leaves it out",
    arguments: [
      ("```table\na|b\n1|2|3\n4|5\n```", "3:1 uneven-row"),
      ("```table\na,b\n\n1\n4,5\n```", "4:1 uneven-row"),
      ("- x\n\n  ```table\n  a|b\n  ---|---\n  1\n  4|5\n  ```", "6:1 uneven-row"),
      ("> ```table\n> a,b\n> \"x\n> y\"\n> 4,5\n> ```", "3:1 uneven-row"),
    ])
  func reportsUneven(markdown: String, problem: String) {
    for ending in ["\n", "\r\n"] {
      let rendering = Rendering(markdown.replacing("\n", with: ending))
      #expect(rendering.problems == [problem])
      #expect(cells(rendering).last == ["4", "5"])
    }
  }

  @Test("Reports what is wrong in the quotes of a cell")
  func reportsQuotes() {
    #expect(Rendering("x\n\n```table\na,b\n1,\"2\n```").problems == ["5:1 table-syntax"])
  }

  @Test("Reports a table without rows", arguments: ["```table\n```", "```table x\n\n  \n```"])
  func reportsEmpty(markdown: String) {
    #expect(Rendering(markdown).problems == ["1:4 uneven-row"])
  }

  @Test("Takes other words for code", arguments: ["tables", "Table", "table2", "x table"])
  func leavesCode(info: String) {
    let rendering = Rendering("```\(info)\na|b\n```")
    #expect(rendering.html.hasPrefix("<pre><code"))
  }
}
