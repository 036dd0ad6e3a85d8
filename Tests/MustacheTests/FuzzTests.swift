import Diagnostics
import TestSupport
import Testing

@testable import Mustache

@Suite("Any input") struct FuzzTests {
  private static let marks = [
    "{{", "}}", "{{{", "}}}", "{{#a}}", "{{/a}}", "{{^b}}", "{{/b}}", "{{>main}}", "{{>p}}",
    "{{<p}}",
    "{{/p}}", "{{$x}}", "{{/x}}", "{{=<% %>=}}", "<%", "%>", "{{!", "\n", "\r\n", "  ", "{{.}}",
    "{{a.b}}", "{{>*a}}", "\u{0}", "ә",
  ]

  @Test("Ends without a crash on random bytes and random tags", arguments: 0..<4)
  func ends(block: UInt64) {
    for seed in block * 250..<(block + 1) * 250 {
      var random = SplitMix(seed: seed)
      var sources: [TemplateSource] = []
      for name in ["main", "p"] {
        sources.append(TemplateSource(name: name, file: name, text: Self.text(&random)))
      }
      let library = TemplateLibrary(sources, missing: seed % 2 == 0 ? .empty : .reported)
      _ = library.report.diagnostics
      guard let template = try? library.template("main") else { continue }
      let inner = object(["b": .text("p"), "a": .text("main")])
      let data = DictionaryObject(["a": .list([.text("p"), inner]), "b": inner])
      var output = Output()
      try? template.run([Frame(.object(data))], into: &output, strict: false, limit: 2000)
      _ = template.check([data.shape])
      var second = Output()
      try? template.specialized(known: [data], open: [], limit: 2000)
        .run([], into: &second, strict: true, limit: 2000)
    }
  }

  @Test(
    "Reads a large template in one pass, however odd",
    arguments: [
      "{{a ", "{{#a}}{{/b}}", "{{/b}}", "{{a}}", " ", "{{{", "\n  {{>p}}", "{{#a}} {{/a}}",
      "{{=a b=}}",
      "{{!", "{{$a}}\n {{/a}}", "{{<p}}\n{{$a}} {{/a}}{{/p}}\n",
    ])
  func large(piece: String) throws {
    let text = String(repeating: piece, count: 100_000 / piece.utf8.count) + "}}"
    let clock = ContinuousClock()
    let elapsed = clock.measure { _ = library(text, ["p": " {{$a}}{{/a}}\n"]).report.diagnostics }
    #expect(elapsed < .seconds(20))
  }

  @Test("Goes through sections and partials inside one another as deep as they may be")
  func deep() throws {
    let opening = String(repeating: "{{#a}}", count: 100)
    let closing = String(repeating: "{{/a}}", count: 100)
    var partials: [String: String] = [:]
    for number in 0..<99 { partials["p\(number)"] = "\(opening){{>p\(number + 1)}}\(closing)" }
    partials["p99"] = "{{a}}"
    let template = try library("{{>p0}}", partials).template("main")
    let data = DictionaryObject(["a": .text("x")])
    for template in [template, template.specialized(known: [data], open: [])] {
      var output = Output()
      try template.render([data], into: &output)
      #expect(output.bytes == Array("x".utf8))
    }
    #expect(template.check([data.shape]).isEmpty)
  }

  private static func text(_ random: inout SplitMix) -> [UInt8] {
    var text: [UInt8] = []
    for _ in 0..<Int.random(in: 0...30, using: &random) {
      if Int.random(in: 0..<8, using: &random) == 0 {
        text.append(UInt8.random(in: 0...127, using: &random))
      } else {
        text += Array((marks.randomElement(using: &random) ?? "").utf8)
      }
    }
    if Int.random(in: 0..<20, using: &random) == 0 { text.append(0xC3) }
    return text
  }
}
