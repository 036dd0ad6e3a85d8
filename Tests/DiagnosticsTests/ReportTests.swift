import Testing

@testable import Diagnostics

@Suite("Reports") struct ReportTests {
  private func diagnostic(
    _ identifier: Diagnostic.Identifier, _ file: String, _ line: Int, _ column: Int,
    _ summary: Message = "x"
  ) -> Diagnostic {
    Diagnostic(identifier, at: Location(file, line: line, column: column), summary)
  }

  @Test("Orders by file, line, column and rule")
  func orders() {
    let expected = [
      diagnostic(.unknownKey, "content/Z.csv", 9, 9),
      diagnostic(.unknownKey, "content/a.csv", 1, 2),
      diagnostic(.brokenLink, "content/a.csv", 2, 1),
      diagnostic(.brokenLink, "content/a.csv", 10, 1),
      diagnostic(.brokenLink, "content/a.csv", 10, 9),
      diagnostic(.brokenLink, "content/a.csv", 10, 10),
      diagnostic(.linkScheme, "content/a.csv", 10, 10),
      diagnostic(.brokenLink, "content/ә.csv", 1, 1),
      diagnostic(.brokenLink, "templates/a", 1, 1),
    ]
    for shift in expected.indices {
      var report = Report()
      report.add(contentsOf: Array(expected[shift...] + expected[..<shift]).reversed())
      #expect(report.diagnostics == expected)
    }
  }

  @Test("Keeps each diagnostic once, however they came in")
  func keepsOnce() {
    let a = Diagnostic(.unknownKey, at: Location("f"), "x", suggestion: "a")
    let b = Diagnostic(.unknownKey, at: Location("f"), "x", suggestion: "b")
    #expect(report(a, b, a, b, a).diagnostics == [a, b])
    #expect(report(b, a, b).diagnostics == [a, b])
  }

  @Test("Keeps two that differ only in what they say")
  func keepsDifferent() {
    let notes = [Diagnostic.Note(at: Location("g"), "here")]
    let variants = [
      Diagnostic(.unknownKey, at: Location("f"), "x"),
      Diagnostic(.unknownKey, at: Location("f"), "y"),
      Diagnostic(.unknownKey, at: Location("f"), "y", help: "h"),
      Diagnostic(.unknownKey, at: Location("f"), "y", help: "h", notes: notes),
    ]
    #expect(report(variants[3], variants[0], variants[2], variants[1]).diagnostics.count == 4)
  }

  @Test("Sorts ten thousand alike without delay")
  func sortsMany() {
    var report = Report()
    for _ in 0..<10_000 { report.add(unknownKindergarten) }
    #expect(report.diagnostics == [unknownKindergarten])
  }

  @Test("Makes warnings errors when strict, and leaves the report as it was")
  func makesStrict() {
    let lenient = report(droppedHTML)
    #expect(!lenient.hasErrors)
    #expect(lenient.strict.hasErrors)
    #expect(lenient.strict.diagnostics.map(\.severity) == [.error])
    #expect(lenient.diagnostics.map(\.severity) == [.warning])
  }

  @Test("Knows whether it is empty, and filters by any test")
  func filters() {
    #expect(Report().isEmpty)
    let both = report(droppedHTML, unknownKindergarten)
    let filtered = both.filtered { $0.location.file.hasSuffix(".md") }
    #expect(filtered.diagnostics == [droppedHTML])
    #expect(!both.isEmpty && !filtered.isEmpty)
  }

  @Test("Joins the reports of two runs")
  func joins() {
    var first = report(droppedHTML)
    first.add(contentsOf: report(unknownKindergarten, droppedHTML))
    #expect(first.diagnostics == [unknownKindergarten, droppedHTML])
  }

  @Test("Names every rule in kebab-case, each once")
  func namesRules() {
    let names = Diagnostic.Identifier.allCases.map(\.rawValue)
    #expect(Set(names).count == names.count)
    for name in names {
      #expect(name.wholeMatch(of: /[a-z0-9]+(?:-[a-z0-9]+)*/) != nil, "\(name)")
    }
  }
}
