import Diagnostics
import Testing

@testable import Mustache

private struct Town: View {
  let name: String
  let note: String?
  let districts: [String]
  let suburbs: [Town]
  var capital: [Town] = []

  static let fields = Fields<Town>("town") {
    $0.text("name") { $0.name }
    $0.text("note") { $0.note }
    $0.flag("large") { $0.districts.count > 1 }
    $0.texts("districts") { $0.districts }
    $0.list("suburbs") { $0.suburbs }
    $0.object("capital") { $0.capital.first }
    $0.markup("flag") { Array("<i>\($0.name)</i>".utf8) }
    $0.markup("arms") { town, output in
      for piece in ["<b>", town.note ?? ""] { output.append(raw: piece) }
    }
    $0.any("free") { .text($0.name) }
  }
}

private struct Holder: View {
  let town: ViewObject<Town>

  static let fields = Fields<Holder>("holder") {
    $0.object("town") { $0.town }
  }
}

/// A view with another one that stands in it.
private struct Region: View {
  let name: String
  let centre: Town

  static let fields = Fields<Region>("region") {
    $0.text("region") { $0.name }
    $0.object("centre", at: \.centre) { $0.centre }
  }
}

@Suite("Views, checking and settling") struct ViewTests {
  private let oral = Town(
    name: "Oral", note: nil, districts: ["a&", "b"],
    suburbs: [Town(name: "Zachagan", note: "near", districts: [], suburbs: [])],
    capital: [Town(name: "Astana", note: nil, districts: [], suburbs: [])])

  @Test("Reads the fields of a view, its own type included")
  func readsFields() throws {
    let text = """
      {{name}}{{#note}}-{{/note}} {{#large}}{{#districts}}{{.}},{{/districts}}{{/large}} \
      {{#suburbs}}{{name}} {{note}} of {{#capital}}x{{/capital}}{{/suburbs}} {{capital.name}} {{flag}}
      """
    #expect(try output(text) == "Oral a&amp;,b, Zachagan near of  Astana <i>Oral</i>")
  }

  @Test("Reads a view where it stands in another one as it would read the same view alone")
  func readsStanding() throws {
    let text = """
      {{#centre}}{{region}}:{{name}} {{#suburbs}}{{name}} of {{region}}{{/suburbs}}{{#.}}!{{name}}{{/.}}\
      {{^.}}?{{/.}}{{.}}{{capital.name}}{{/centre}}{{^centre}}none{{/centre}} {{centre.name}}{{name}}
      """
    var output = Output()
    let region = Region(name: "West", centre: oral)
    try library(text).template("main").render([region.object], into: &output)
    #expect(
      String(decoding: output.bytes, as: UTF8.self)
        == "West:Oral Zachagan of West!OralAstana Oral")
  }

  @Test("Takes markup that a view writes itself, where it is asked and as a value")
  func takesWrittenMarkup() throws {
    let text = "{{arms}} {{{arms}}}{{#suburbs}} {{arms}}{{#arms}} {{.}}{{/arms}}{{/suburbs}}"
    #expect(try output(text) == "<b> <b> <b>near <b>near")
  }

  @Test("Takes the items of a list one by one, and each as an object of its own")
  func readsItems() throws {
    let towns = ["A", "B"].map { name in
      Town(
        name: name, note: nil, districts: [], suburbs: [],
        capital: [Town(name: name + "1", note: name + "2", districts: [], suburbs: [])])
    }
    let country = Town(name: "C", note: nil, districts: [], suburbs: towns, capital: [oral])
    let text = """
      {{capital.name}}{{#suburbs}} {{name}}{{capital.name}}{{#.}}{{capital.note}}{{/.}}\
      {{#capital}}{{name}}{{capital.name}}{{/capital}}{{/suburbs}} {{capital.name}}
      """
    let expected = "Oral AA1A2A1 BB1B2B1 Oral"
    var rendered = Output()
    let template = try library(text).template("main")
    try template.render([country.object], into: &rendered)
    #expect(String(decoding: rendered.bytes, as: UTF8.self) == expected)
    rendered.removeAll()
    try template.specialized(known: [country.object], open: []).render([], into: &rendered)
    #expect(String(decoding: rendered.bytes, as: UTF8.self) == expected)
    rendered.removeAll()
    try library("{{#town}}\(text){{/town}}{{town.name}}").template("main")
      .render([Holder(town: ViewObject(country)).object], into: &rendered)
    #expect(String(decoding: rendered.bytes, as: UTF8.self) == expected + "C")
  }

  @Test(
    "Checks names against shapes",
    arguments: [
      ("{{name}}{{#suburbs}}{{#suburbs}}{{note}}{{/suburbs}}{{/suburbs}}{{capital.name}}", ""),
      ("{{nmae}}", "1:3 nmae is no name of town or site, name?"),
      (
        "{{#districts}}\n{{ .}}{{nome}}{{/districts}}", "2:9 nome is no name of town or site, name?"
      ),
      ("{{capital.nam}}", "1:11 nam is no name of town, name?"),
      ("{{name.first}}", "1:8 first is no name of a value without names"),
      (
        "{{#free}}{{anything}}{{/free}}{{#unknown}}{{x}}{{/unknown}}",
        "1:34 unknown is no name of town or site"
      ),
      ("{{>p}}", "p.mustache 1:15 nme is no name of town or site, name?"),
      ("{{>*title}}", ""),
    ])
  func checks(text: String, expected: String) throws {
    let partials = ["p": "{{#suburbs}}{{nme}}{{>p}}{{/suburbs}}"]
    let site = Shape(name: "site", fields: [("title", .text)])
    let template = try library(text, partials).template("main")
    let found = template.check([site, Town.fields.shape]).map { diagnostic in
      let location = diagnostic.location
      let file = location.file == "main.mustache" ? "" : location.file + " "
      let suggestion = diagnostic.suggestion.map { ", \($0)?" } ?? ""
      return "\(file)\(location.line):\(location.column) \(diagnostic.summary.text())\(suggestion)"
    }
    #expect(found.joined(separator: "|") == expected)
  }

  @Test(
    "Notes the names that are asked for, and whether all were followed",
    arguments: [
      ("{{name}}{{#suburbs}}{{title}}{{/suburbs}}", "town.name town.suburbs site.title", true),
      ("{{capital.note}}{{^large}}{{/large}}", "town.note town.capital town.large", true),
      ("{{>p}}{{free.x}}", "town.name town.suburbs town.free", true),
      ("{{#free}}{{title}}{{/free}}", "town.free", false),
      ("{{>*title}}", "site.title", false),
    ])
  func notes(text: String, expected: String, isComplete: Bool) throws {
    let site = Shape(name: "site", fields: [("title", .text)])
    let partials = ["p": "{{#suburbs}}{{name}}{{>p}}{{/suburbs}}"]
    var uses = NameUses()
    let template = try library(text, partials).template("main")
    #expect(template.check([site, Town.fields.shape], noting: &uses).isEmpty)
    let found = [Town.fields.shape, site].flatMap { shape in
      shape.names.filter { uses.contains($0, of: shape) }.map { "\(shape.name).\($0)" }
    }
    #expect(Set(found) == Set(expected.split(separator: " ").map(String.init)))
    #expect(uses.isComplete == isComplete)
  }

  @Test("Settles all that the known objects decide, and only that")
  func settles() throws {
    let site = DictionaryObject([
      "title": .text("A&B"), "note": .text("hidden"), "langs": .list([.text("kk"), .text("ru")]),
    ])
    let text = """
      {{title}}{{#langs}}[{{.}} {{name}}]{{/langs}}{{^title}}x{{/title}}{{note}}\
      {{#suburbs}}{{title}}{{/suburbs}}
      """
    let template = try library(text).template("main")
    let special = template.specialized(known: [site], open: [Town.fields.shape])
    let variables = special.storage.program.code.count {
      if case .variable = $0 { true } else { false }
    }
    #expect(variables == 3)
    var result = Output()
    try special.render([oral.object], into: &result)
    #expect(String(decoding: result.bytes, as: UTF8.self) == "A&amp;B[kk Oral][ru Oral]A&amp;B")
  }

  @Test("Settles nothing that a value of any kind might hide")
  func settlesNothingUncertain() throws {
    let site = DictionaryObject(["items": .list([object(["x": .text("outer")])])])
    let page = Shape(name: "page", fields: [("free", .any)])
    let template = try library("{{#items}}{{#free}}{{x}}{{/free}}{{/items}}").template("main")
    let special = template.specialized(known: [site], open: [page])
    for (free, expected) in [(object(["x": .text("inner")]), "inner"), (.flag(true), "outer")] {
      var result = Output()
      try special.render([ShapedObject(page, [free])], into: &result)
      #expect(String(decoding: result.bytes, as: UTF8.self) == expected)
    }
  }

  private func output(_ text: String) throws -> String {
    var output = Output()
    try library(text).template("main").render([oral.object], into: &output)
    return String(decoding: output.bytes, as: UTF8.self)
  }
}
