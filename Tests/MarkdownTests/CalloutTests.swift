import Languages
import Markdown
import Testing

@Suite("Callouts") struct CalloutTests {
  @Test("Writes the five kinds in both languages", arguments: Callout.allCases)
  func writesKinds(callout: Callout) {
    for (language, index) in [(\Callout.kazakhTitle, 0), (\Callout.russianTitle, 1)] {
      let rendering = Rendering(
        "> [!\(callout.rawValue)]\n> a", language: index == 0 ? .kazakh : .russian)
      #expect(
        rendering.html == """
          <div class="callout callout-\(callout.rawValue.lowercased())" role="note">
          <p class="callout-title">\(callout[keyPath: language])</p>
          <p>a</p>
          </div>

          """)
      #expect(rendering.problems.isEmpty)
    }
  }

  @Test(
    "Takes text on the marker's line, small letters, and a marker alone",
    arguments: [
      ("> [!tip] a *b*", "<p>a <em>b</em></p>\n"), ("> [!TIP]", ""),
      ("> [!TIP]\n>\n> a", "<p>a</p>\n"),
      ("> [!TIP]  \n> a", "<p>a</p>\n"), ("> [!TIP]\n> - a", "<ul>\n<li>a</li>\n</ul>\n"),
      ("> [!TIP]\\\n> a", "<p>a</p>\n"), ("> [!TIP]\n> # a", "<h1 id=\"a\">a</h1>\n"),
      ("> [!TIP] {{city.slug}}", "<p>atyrau</p>\n"),
    ])
  func takesForms(markdown: String, inside: String) {
    let rendering = Rendering(markdown, language: .russian)
    #expect(
      rendering.html == """
        <div class="callout callout-tip" role="note">
        <p class="callout-title">Совет</p>
        \(inside)</div>

        """)
    #expect(rendering.problems.isEmpty)
  }

  @Test("Nests callouts, also ones that hold nothing but a marker")
  func nests() {
    let html = Rendering("> [!NOTE]\n> > [!TIP]\n> > > [!CAUTION]\n>\n> a").html
    #expect(html.components(of: "class=\"callout ") == 3)
    #expect(html.components(of: "<div") == html.components(of: "</div>"))
  }

  @Test(
    "Reports a kind it does not know",
    arguments: [
      ("> [!NOTES]\n> a", "1:3 unknown-callout -> NOTE"),
      ("құжат\n\n> [!warnin] a", "3:3 unknown-callout -> WARNING"),
      ("- a\n\n  > [!ЕСКЕРТУ]\n  > a", "3:5 unknown-callout"),
    ])
  func reports(markdown: String, problem: String) {
    let rendering = Rendering(markdown)
    #expect(rendering.problems == [problem])
    #expect(rendering.html.contains("<blockquote>"))
  }

  @Test(
    "Leaves other quotes alone",
    arguments: ["> a [!NOTE]", "> \\[!NOTE]", "> `[!NOTE]`", "> - [!NOTE]", "[!NOTE]", "> [NOTE]"])
  func leavesQuotes(markdown: String) {
    let rendering = Rendering(markdown)
    #expect(!rendering.html.contains("callout"))
    #expect(rendering.problems.isEmpty)
  }
}

extension Callout {
  fileprivate var kazakhTitle: String { title(in: .kazakh) }
  fileprivate var russianTitle: String { title(in: .russian) }
}
