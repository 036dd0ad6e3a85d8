import Testing

@testable import Mustache

@Suite("Rendering") struct RenderTests {
  @Test("Writes values, escaped unless asked otherwise")
  func writesValues() throws {
    let data: [String: Value] = [
      "t": .text("<a href=\"x\">'&'"), "m": .markup(Array("<b>".utf8)), "f": .flag(false),
      "n": .null, "l": .list([.text("x")]),
    ]
    #expect(try render("{{t}}", data) == "&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;")
    #expect(try render("{{{t}}}{{&t}}", data) == "<a href=\"x\">'&'<a href=\"x\">'&'")
    #expect(try render("{{m}}{{{m}}}", data) == "<b><b>")
    #expect(try render("[{{f}}{{n}}{{l}}{{none}}]", data) == "[false]")
  }

  @Test(
    "Repeats, skips and inverts sections",
    arguments: [
      ("{{#yes}}a{{/yes}}{{^yes}}b{{/yes}}", "a"), ("{{#no}}a{{/no}}{{^no}}b{{/no}}", "b"),
      ("{{#empty}}a{{/empty}}{{^empty}}b{{/empty}}", "b"), ("{{#town}}{{name}}{{/town}}", "Oral"),
      ("{{#towns}}{{.}};{{/towns}}", "Oral;Aral;"), ("{{#name}}{{.}}{{/name}}", "outer"),
      ("{{town.name}} {{town.none}}{{name.none}}", "Oral "), ("{{#town}}{{yes}}{{/town}}", "true"),
      ("{{#town}}[{{absent}}]{{/town}}", "[]"), ("{{#grid}}{{#.}}{{.}}{{/.}}|{{/grid}}", "12|3|"),
    ])
  func sections(template: String, expected: String) throws {
    let data: [String: Value] = [
      "yes": .flag(true), "no": .flag(false), "empty": .markup([]), "name": .text("outer"),
      "absent": .text("hidden by null"), "towns": .list([.text("Oral"), .text("Aral")]),
      "town": object(["name": .text("Oral"), "absent": .null]),
      "grid": .list([.list([.text("1"), .text("2")]), .list([.text("3")])]),
    ]
    #expect(try render(template, data) == expected)
  }

  @Test(
    "Takes tags on lines of their own away with the line",
    arguments: [
      ("a\n  {{#yes}}\nb\n{{/yes}}\nc", "a\nb\nc"), ("a\r\n{{! note }}\r\nb", "a\r\nb"),
      ("{{=<% %>=}}\n<%name%>", "Oral"), ("a {{! note }}\nb", "a \nb"), ("  {{! end }}", ""),
      ("{{#yes}} x{{/yes}}\n", " x\n"), ("\u{FEFF}{{name}}", "Oral"),
    ])
  func standalone(template: String, expected: String) throws {
    #expect(try render(template, ["yes": .flag(true), "name": .text("Oral")]) == expected)
  }

  @Test("Indents partials by their tag, and only the text of the template")
  func partials() throws {
    let partials = ["p": "1\n{{name}}\n", "q": "  {{>p}}\nq\n"]
    let data: [String: Value] = ["name": .text("x\ny")]
    #expect(try render("-\n  {{>p}}\n-", data, partials: partials) == "-\n  1\n  x\ny\n-")
    #expect(try render(" {{>q}}\n", data, partials: partials) == "   1\n   x\ny\n q\n")
    #expect(try render("a {{>p}}", data, partials: partials) == "a 1\nx\ny\n")
    #expect(try render("{{>none}}{{>*none}}{{>*name}}", data) == "")
    #expect(try render("  {{>*which}}\n", ["which": .text("p")], partials: partials) == "  1\n  \n")
  }

  @Test("Fills the blocks of a parent from the outermost child")
  func inheritance() throws {
    let partials = [
      "base": "<main>\n  {{$main}}\n  default\n  {{/main}}\n</main>\n",
      "middle": "{{<base}}{{$main}}\nfrom {{$who}}middle{{/who}}\n{{/main}}{{/base}}",
    ]
    #expect(try render("{{>base}}", partials: partials) == "<main>\n  default\n</main>\n")
    let filled = "{{<base}}{{$main}}\n    one\n      two\n{{/main}} ignored {{/base}}\n"
    #expect(try render(filled, partials: partials) == "<main>\n  one\n    two\n</main>\n")
    let child = "{{<middle}}{{$who}}{{name}}{{/who}}{{/middle}}"
    let data: [String: Value] = ["name": .text("child"), "parent": .text("base")]
    #expect(try render(child, data, partials: partials) == "<main>\n  from child\n</main>\n")
    let dynamic = "{{<*parent}}{{$main}}\nx\n{{/main}}{{/*parent}}"
    #expect(try render(dynamic, data, partials: partials) == "<main>\n  x\n</main>\n")
    // The block's own name inside its argument is a new block, not the argument again.
    let nested = "{{<base}}{{$main}}\n[{{$main}}y{{/main}}]\n{{/main}}{{/base}}"
    #expect(try render(nested, partials: partials) == "<main>\n  [y]\n</main>\n")
  }

  @Test("Follows recursion over finite data, indented at every level")
  func recursion() throws {
    func node(_ name: String, _ kids: [Value]) -> Value {
      object(["name": .text(name), "kids": .list(kids)])
    }
    let partials = ["node": "{{name}}\n{{#kids}}\n  {{>node}}\n{{/kids}}\n"]
    let tree = node("a", [node("b", [node("c", [])]), node("d", [])])
    #expect(
      try render("{{#tree}}\n {{>node}}\n{{/tree}}", ["tree": tree], partials: partials)
        == " a\n   b\n     c\n   d\n")
  }

  @Test("Escapes at every position of a text, long and short")
  func escapesEverywhere() {
    for special in ["&", "<", ">", "\"", "'"] {
      for length in 0..<40 {
        for position in 0..<max(length, 1) {
          let before = String(repeating: "ж", count: position)
          let after = String(repeating: "=", count: length - min(position, length))
          var output = Output()
          output.append(escaped: before + special + after)
          let expected = ["&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;", "'": "&#39;"]
          let text = String(decoding: output.bytes, as: UTF8.self)
          #expect(text == before + (expected[special] ?? "") + after)
        }
      }
    }
  }

  @Test("Leaves every byte alone that needs no escaping")
  func escapesNothingElse() {
    let text = String(String.UnicodeScalarView((1...0x2FF).compactMap(Unicode.Scalar.init)))
    let plain = text.filter { !"&<>\"'".contains($0) }
    var output = Output()
    output.append(escaped: plain)
    #expect(String(decoding: output.bytes, as: UTF8.self) == plain)
  }
}
