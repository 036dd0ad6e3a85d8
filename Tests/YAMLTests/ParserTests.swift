import Diagnostics
import Testing
import YAML

@Suite("Reading settings") struct ParserTests {
  @Test(
    "Reads maps, lists and texts",
    arguments: [
      ("a: 1\nb: x y", "{a=1 b=x y}"), ("a:\n  b:\n    c: d", "{a={b={c=d}}}"),
      ("a: [x, 'y', \"z\"]", "{a=[x 'y' 'z']}"), ("a:\n- x\n-   y", "{a=[x y]}"),
      ("a: {b: c, d: }", "{a={b=c d=~}}"), ("- a: 1\n  b: 2\n- c", "[{a=1 b=2} c]"),
      ("a: 'it''s'\nb: \"q\\n\\u049B\"", "{a='it's' b='q\nқ'}"),
      ("a: |\n  x\n  y\n", "{a='x\ny\n'}"),
      ("a: >\n  x\n  y\n", "{a='x y\n'}"), ("a: x # remark\n# more\nb: '#'", "{a=x b='#'}"),
      ("қала: Атырау", "{қала=Атырау}"), ("a: x: y" + "", "none"), ("word", "word"), ("", "{}"),
      ("# only\n\n", "{}"), ("---\na: 1\n", "{a=1}"), ("---\na: 1\n...\n", "{a=1}"),
      ("a: 2026-11-20\nb: true\nc: 0x1F", "{a=2026-11-20 b=true c=0x1F}"),
      ("\"a b\": c\n? d\n: e", "{a b=c d=e}"), ("a: []\nb: {}", "{a=[] b={}}"),
    ])
  func reads(text: String, tree: String) {
    for ending in ["\n", "\r\n"] {
      let reading = Reading(text.replacing("\n", with: ending))
      #expect(reading.tree == tree)
      #expect(reading.problems.isEmpty == (tree != "none"))
    }
  }

  @Test("Tells nothing from text in quotes", arguments: ["", "~", "null"])
  func tellsNothing(value: String) {
    let reading = Reading("a: \(value)\nb: \"\(value)\"")
    #expect(reading.node?["a"]?.isNothing == true && reading.node?["a"]?.text == nil)
    #expect(reading.node?["b"]?.isNothing == false && reading.node?["b"]?.text == value)
    #expect(reading.node?["a"]?.description == "nothing")
  }

  @Test("Finds values by key, and describes them")
  func findsValues() {
    let node = Reading("a: 1\nb: [2]\nc: {d: 3}").node
    #expect(node?["b"]?.items?.first?.text == "2" && node?["c"]?["d"]?.text == "3")
    #expect(node?["x"] == nil && node?["a"]?["x"] == nil && node?["a"]?.pairs == nil)
    #expect(node?.pairs?.map { $0.value.description } == ["text", "a list", "keys"])
  }

  @Test("Counts places in letters, from one, also after Kazakh ones")
  func countsPlaces() throws {
    for mark in ["", "\u{FEFF}"] {
      let reading = Reading(mark + "әә: {үү: қ, ғ: [ң, ө]}\nb:\n  - 'ұ'\n")
      let pairs = try #require(reading.node?.pairs)
      let inner = try #require(pairs[0].value.pairs)
      #expect([pairs[0].line, pairs[0].column] == [1, 1])
      #expect(inner.map { [$0.line, $0.column] } == [[1, 6], [1, 13]])
      #expect(inner[1].value.items?.map(\.column) == [17, 20])
      let item = try #require(pairs[1].value.items?.first)
      #expect([item.line, item.column] == [3, 5])
    }
  }

  @Test("Counts lines from where the settings begin in their file")
  func countsFromFirstLine() throws {
    let reading = Reading("title: x\nsummary: [", firstLine: 2)
    #expect(reading.diagnostics.map(\.location.line) == [3])
    let node = try #require(Reading("\ntitle: x", firstLine: 2).node)
    #expect(node.line == 3 && node.pairs?.first?.line == 3)
    #expect(Reading("", firstLine: 2).node?.line == 2)
    #expect(Reading("a: 1\na: 2", firstLine: 5).diagnostics.first?.notes.first?.location.line == 5)
  }

  @Test("Keeps the first of two keys and names its place")
  func reportsDuplicates() {
    let reading = Reading("a: 1\nb: {ә: 1, c: 2, ә: 3}\n\"a\": 4\na: 5\n")
    #expect(reading.tree == "{a=1 b={ә=1 c=2}}")
    #expect(
      reading.problems == [
        "2:17 duplicate-key: the key `ә` stands twice",
        "3:1 duplicate-key: the key `a` stands twice",
        "4:1 duplicate-key: the key `a` stands twice",
      ])
    let firsts = reading.diagnostics.compactMap { $0.notes.first?.location }
    #expect(firsts.map { [$0.line, $0.column] } == [[2, 5], [1, 1], [1, 1]])
    #expect(reading.diagnostics.map(\.location.field) == ["ә", "a", "a"])
  }

  @Test(
    "Refuses what makes settings mean something else than they say",
    arguments: [
      ("a: &x 1", "1:4 yaml-syntax: an anchor (`&`) cannot be used here"),
      ("a: 1\nb: *x", "2:4 yaml-syntax: an alias (`*`) cannot be used here"),
      ("a: !!str 1", "1:4 yaml-syntax: a tag (`!`) cannot be used here"),
      ("a: ! 1", "1:4 yaml-syntax: a tag (`!`) cannot be used here"),
      ("a: &x [1]", "1:4 yaml-syntax: an anchor or a tag cannot be used here"),
      ("a: !x {b: 1}", "1:4 yaml-syntax: an anchor or a tag cannot be used here"),
      ("<<: *x\nb: 1", "1:5 yaml-syntax: an alias (`*`) cannot be used here"),
      ("&x a: 1", "1:1 yaml-syntax: an anchor (`&`) cannot be used here"),
      ("*x : 1", "1:1 yaml-syntax: an alias (`*`) cannot be used here"),
      ("[a]: 1", "1:1 yaml-syntax: a key must be text"),
      ("? {a: 1}\n: 2", "1:3 yaml-syntax: a key must be text"),
      ("a: 1\n---\nb: 2", "3:1 yaml-syntax: a second document begins here"),
    ])
  func refuses(text: String, problem: String) {
    let reading = Reading(text)
    #expect(reading.problems == [problem])
  }

  @Test(
    "Reports what is no YAML where it stands",
    arguments: [
      ("a: [1, 2", "1:9"), ("a: 1\n b: 2", "2:3"), ("a:\n  - 1\n - 2", "3:2"), ("a: \"x", "1:6"),
      ("a:\n\tb: 1", "2:1"), ("ә: @x", "1:4"), ("a: b: c", "1:5"), ("қ: 1\nү\nb: 2", "3:1"),
      ("a: }", "1:4"), ("a: \"\\q\"", "1:5"), ("%X\n---\n", nil), ("a: `x", "1:4"),
    ])
  func reportsSyntax(text: String, place: String?) {
    let reading = Reading(text)
    #expect(reading.node == nil)
    #expect(reading.places.count == 1)
    if let place { #expect(reading.places == ["\(place) yaml-syntax"]) }
    #expect(reading.diagnostics.first?.help?.isEmpty == false)
  }

  @Test(
    "Finds the place of bytes that no text may hold",
    arguments: [
      (Array("a: 1\nә: ".utf8) + [0xFF], "2:4"), (Array("a: 1\r\nәb: x\u{1}".utf8), "2:6"),
      ([0x61, 0x3A, 0x20, 0x00], "1:4"), (Array("\u{FEFF}ә: ".utf8) + [0xD2], "1:4"),
    ] as [([UInt8], String)])
  func findsBadBytes(bytes: [UInt8], place: String) {
    #expect(Reading(bytes: bytes).places == ["\(place) yaml-syntax"])
  }
}
