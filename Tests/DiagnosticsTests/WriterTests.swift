import Testing

@testable import Diagnostics

@Suite("Writers") struct WriterTests {
  @Test("Writes for a person: place, excerpt, notes, help, suggestion, counts")
  func writesHuman() {
    let writer = HumanWriter { file, line in
      file.hasSuffix(".csv") ? "2026-11-20,atyrau-12\t3" : nil
    }
    #expect(
      writer.text(of: report(droppedHTML, unknownKindergarten)) == """
        content/cities/atyrau/vacancies.csv:4:2: error: no kindergarten has the id atyrau-12 \
        [unknown-kindergarten]
          4 | 2026-11-20,atyrau-12 3
          content/cities/atyrau/kindergartens.csv:3:1: the nearest stands here
          help: the ids stand in kindergartens.csv
          did you mean atyrau-0012?
        content/guides/a/kk.md:7:3: warning: HTML is dropped [raw-html]
        1 error, 1 warning

        """)
  }

  @Test("Writes nothing for a person when nothing was found")
  func writesNothing() {
    #expect(HumanWriter().text(of: Report()).isEmpty)
    #expect(GitHubWriter().text(of: Report()).isEmpty)
  }

  @Test("Counts in the plural")
  func counts() {
    let second = Diagnostic(.unknownKey, at: Location("f", line: 2), "x")
    let text = HumanWriter().text(of: report(unknownKindergarten, second))
    #expect(text.hasSuffix("\n2 errors, 0 warnings\n"))
  }

  @Test("Names the sheet of a workbook")
  func namesSheet() {
    let place = Location("content/a.xlsx", line: 2, column: 3, sheet: "Лист1")
    let text = HumanWriter().text(of: report(Diagnostic(.missingValue, at: place, "empty")))
    #expect(text.hasPrefix("content/a.xlsx[Лист1]:2:3: error: C2: empty"))
  }

  @Test("Shortens a long excerpt")
  func shortens() {
    let line = String(repeating: "қ", count: 200)
    let text = HumanWriter { _, _ in line }.text(of: report(droppedHTML))
    #expect(text.contains("  7 | " + String(repeating: "қ", count: 120) + "…\n"))
  }

  @Test("Lets nothing that was typed steer the terminal or begin a line")
  func keepsTerminal() {
    let place = Location("content/a\n.md")
    let diagnostic = Diagnostic(
      .linkScheme, at: place, "leads to java\nscript\u{1B}[31m", help: "a\rb\u{9B}c",
      suggestion: "x\u{7F}y", notes: [Diagnostic.Note(at: place, "n\u{85}m")])
    let text = HumanWriter().text(of: report(diagnostic))
    #expect(text.split(separator: "\n").count == 5)
    let controls = text.unicodeScalars.filter {
      $0 != "\n" && ($0.value < 0x20 || (0x7F...0x9F).contains($0.value))
    }
    #expect(controls.isEmpty)
  }

  @Test("Writes JSON: every key in its order, nothing as null")
  func writesJSON() {
    #expect(
      JSONWriter().text(of: report(droppedHTML, unknownKindergarten)) == """
        {"version":1,"errors":1,"warnings":1,"diagnostics":[{"id":"unknown-kindergarten",\
        "severity":"error","file":"content/cities/atyrau/vacancies.csv","sheet":null,"line":4,\
        "column":2,"field":"kindergarten_id","summary":"no kindergarten has the id atyrau-12",\
        "help":"the ids stand in kindergartens.csv","suggestion":"atyrau-0012","notes":[{"file":\
        "content/cities/atyrau/kindergartens.csv","line":3,"column":1,"summary":\
        "the nearest stands here"}]},
        {"id":"raw-html","severity":"warning","file":"content/guides/a/kk.md","sheet":null,\
        "line":7,"column":3,"field":null,"summary":"HTML is dropped","help":null,\
        "suggestion":null,"notes":[]}]}

        """)
  }

  @Test("Writes an empty list as JSON when nothing was found")
  func writesEmptyJSON() {
    let text = JSONWriter().text(of: Report())
    #expect(text == "{\"version\":1,\"errors\":0,\"warnings\":0,\"diagnostics\":[]}\n")
  }

  @Test(
    "Escapes what JSON and JavaScript cannot hold",
    arguments: [
      ("", "\"\""), ("қала", "\"қала\""), ("a\"b\\c", #""a\"b\\c""#),
      ("\n\r\t", #""\n\r\t""#), ("\u{0}\u{8}\u{1F}\u{7F}", #""\u0000\u0008\u001f\u007f""#),
      ("\u{2028}\u{2029}", #""\u2028\u2029""#), ("\u{1F600}/<", "\"\u{1F600}/<\""),
      ("\r\n", #""\r\n""#), ("e\u{301}", "\"e\u{301}\""),
    ])
  func escapesJSON(text: String, quoted: String) {
    #expect(JSONText.quoted(text) == quoted)
    #expect(JSONText.quoted(Optional(text)) == quoted)
  }

  @Test("Writes one workflow command a diagnostic")
  func writesGitHub() {
    #expect(
      GitHubWriter().text(of: report(droppedHTML, unknownKindergarten)) == """
        ::error file=content/cities/atyrau/vacancies.csv,line=4,col=2,\
        title=unknown-kindergarten::no kindergarten has the id atyrau-12
        ::warning file=content/guides/a/kk.md,line=7,col=3,title=raw-html::HTML is dropped

        """)
  }

  @Test("Escapes what would end a workflow command or its properties")
  func escapesGitHub() {
    let place = Location("content/a,b:c%\r\n.md", line: 1)
    let text = GitHubWriter().text(
      of: report(Diagnostic(.unknownKey, at: place, "50 %: a, b\r\n::error::c")))
    #expect(
      text == """
        ::error file=content/a%2Cb%3Ac%25%0D%0A.md,line=1,col=1,title=unknown-key::\
        50 %25: a, b%0D%0A::error::c

        """)
  }
}
