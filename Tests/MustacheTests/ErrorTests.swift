import Diagnostics
import Testing

@testable import Mustache

@Suite("Errors in templates") struct ErrorTests {
  @Test(
    "Names the fault with line and column",
    arguments: [
      ("a\nқала {{name", "2:6 {{name begins a tag that is not closed"),
      ("{{a {{b}}", "1:1 {{a  begins a tag that is not closed"),
      ("{{#list}}\nx", "2:2 list is not closed before the end"),
      ("{{#a}}{{#b}}{{/a}}", "1:13 b is not closed before {{/a}}"),
      ("{{<a}}{{$b}}", "1:13 b is not closed before the end|1:13 a is not closed before the end"),
      ("x{{/list}}", "1:2 {{/list}} closes nothing: nothing is open"),
      ("{{#items}}{{/itmes}}", "1:11 {{/itmes}} closes nothing: items is open, items?"),
      ("{{#a}}{{/other}}{{/a}}", "1:7 {{/other}} closes nothing: a is open"),
      ("{{=<%=}}", "1:1 <% does not name two delimiters"),
      ("{{=a b c=}}", "1:1 a b c does not name two delimiters"),
      ("{{}}", "1:1 {{}} has no name"), ("{{# }}{{/}}", "1:1 {{# }} has no name"),
      ("{{>*}}", "1:1 {{>*}} has no name"), ("{{a b}}", "1:1 a b is not one name"),
      ("{{a..b}}{{.c}}", "1:1 a..b has an empty part|1:9 .c has an empty part"),
      ("{{>none}}", "1:1 no template is called none"),
      ("\n {{>mian}}", "2:2 no template is called mian, main?"),
      ("{{<none}}{{/none}}", "1:1 no template is called none"),
      ("x {{>main}}", "1:3 main includes itself without end"),
    ])
  func table(template: String, expected: String) {
    let found = library(template).report.diagnostics.map { diagnostic in
      let location = diagnostic.location
      let suggestion = diagnostic.suggestion.map { ", \($0)?" } ?? ""
      return "\(location.line):\(location.column) \(diagnostic.summary.text())\(suggestion)"
    }
    #expect(found.sorted() == expected.split(separator: "|").map(String.init).sorted())
  }

  @Test("Says where an unclosed section was opened")
  func notes() throws {
    let found = library("\n {{#list}}\n").report.diagnostics
    let note = try #require(found.first?.notes.first)
    #expect(note.location == Location("main.mustache", line: 2, column: 2))
    #expect(note.summary.text() == "list is opened here")
  }

  @Test("Refuses a broken template, and one that includes it")
  func refuses() {
    let broken = library("{{>p}}", ["p": "{{#x}}"])
    #expect(throws: RenderError.self) { try broken.template("main") }
    #expect(throws: RenderError.self) { try broken.template("p") }
    #expect(throws: RenderError.self) { try broken.template("q") }
    #expect(broken.report.diagnostics.count == 1)
  }

  @Test("Refuses what is not UTF-8, and what is too large")
  func refusesBytes() {
    let bytes = TemplateSource(name: "a", file: "a", text: Array("x\ny".utf8) + [0xFF])
    let large = TemplateSource(
      name: "b", file: "b", text: [UInt8](repeating: 0x20, count: Limits.templateBytes + 1))
    let found = TemplateLibrary([bytes, large]).report.diagnostics
    #expect(found.map(\.identifier) == [.notUTF8, .fileTooLarge])
    #expect(found.first?.location == Location("a", line: 2, column: 2))
  }

  @Test("Ends recursion that the data does not end")
  func endsRecursion() {
    let partials = ["loop": "{{#x}}\n {{>loop}}{{/x}}"]
    let error = #expect(throws: RenderError.self) {
      try render("{{>loop}}", ["x": .flag(true)], partials: partials)
    }
    #expect(error?.diagnostic.identifier == .templateRecursion)
    #expect(error?.diagnostic.location == Location("loop.mustache", line: 2, column: 2))
    #expect(error?.diagnostic.summary.text() == "loop includes itself more than 100 times over")
    let dynamic = #expect(throws: RenderError.self) { try render("{{>*x}}", ["x": .text("main")]) }
    #expect(dynamic?.diagnostic.identifier == .templateRecursion)
  }

  @Test("Counts the size of a page from where it begins")
  func countsFromTheBeginning() throws {
    var output = Output(capacity: Limits.outputBytes + 4096)
    let before = [UInt8](repeating: 0x20, count: 1 << 20)
    while output.count <= Limits.outputBytes { output.append(raw: before) }
    let count = output.count
    try library("{{x}}").template("main")
      .render([DictionaryObject(["x": .text("page")])], into: &output)
    #expect(output.count == count + 4)
  }

  @Test("Ends what multiplies without end")
  func endsExplosion() throws {
    var partials: [String: String] = ["p60": "{{#x}}{{/x}}"]
    for number in 0..<60 { partials["p\(number)"] = "{{>p\(number + 1)}}{{>p\(number + 1)}}" }
    let template = try library("{{>p0}}", partials).template("main")
    var output = Output()
    #expect(throws: RenderError.self) {
      try template.run([], into: &output, strict: false, limit: 10_000)
    }
  }

  @Test("Refuses too many sections inside one another")
  func nesting() {
    func nested(_ count: Int) -> String {
      String(repeating: "{{#a}}", count: count) + String(repeating: "{{/a}}", count: count)
    }
    #expect(library(nested(100)).report.isEmpty)
    let found = library(nested(5000)).report.diagnostics
    #expect(found.map { $0.summary.text() } == ["a is nested deeper than 100 sections"])
    #expect(found.first?.location.column == 601)
  }

  @Test("Finds names that nothing holds, in strict rendering only")
  func strict() throws {
    let data: [String: Value] = ["title": .text("x"), "town": object(["name": .null])]
    #expect(try render("{{titel}}", data) == "")
    #expect(try render("{{title}}{{town.name}}{{town.name.x}}", data, strict: true) == "x")
    for (template, column, suggestion) in [("{{titel}}", 3, "title"), ("{{town.nam}}", 8, "name")] {
      let error = #expect(throws: RenderError.self) { try render(template, data, strict: true) }
      #expect(error?.diagnostic.identifier == .templateName)
      #expect(error?.diagnostic.location == Location("main.mustache", column: column))
      #expect(error?.diagnostic.suggestion == suggestion)
    }
    let missing = #expect(throws: RenderError.self) {
      try render("{{>*title}}", data, missing: .reported)
    }
    #expect(missing?.diagnostic.identifier == .templateMissing)
  }
}
