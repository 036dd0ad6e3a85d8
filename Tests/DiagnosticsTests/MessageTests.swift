import Testing

@testable import Diagnostics

@Suite("Messages in three languages") struct MessageTests {
  private func errors(_ count: Int, _ language: MessageLanguage) -> String {
    let message: Message = "\(count, "error", "errors"), \(0, "warning", "warnings")"
    return String(message.text(in: language).prefix { $0 != "," })
  }

  @Test("Makes a key of a literal, with a hole for each value")
  func makesKeys() {
    let message: Message = "no kindergarten has the id \("a-1"), nor \(2, "city", "cities")"
    #expect(message.key == "no kindergarten has the id {0}, nor {1} {1|city|cities}")
    #expect(message.text() == "no kindergarten has the id a-1, nor 2 cities")
  }

  @Test(
    "Counts in each language by its own forms",
    arguments: [
      (0, "0 errors", "0 ошибок", "0 қате"), (1, "1 error", "1 ошибка", "1 қате"),
      (2, "2 errors", "2 ошибки", "2 қате"), (5, "5 errors", "5 ошибок", "5 қате"),
      (11, "11 errors", "11 ошибок", "11 қате"), (12, "12 errors", "12 ошибок", "12 қате"),
      (21, "21 errors", "21 ошибка", "21 қате"), (104, "104 errors", "104 ошибки", "104 қате"),
      (111, "111 errors", "111 ошибок", "111 қате"),
    ])
  func counts(number: Int, english: String, russian: String, kazakh: String) {
    #expect(errors(number, .english) == english)
    #expect(errors(number, .russian) == russian)
    #expect(errors(number, .kazakh) == kazakh)
  }

  @Test("Leaves braces that people write, and fills those around a value")
  func leavesBraces() {
    let name = "day"
    let message: Message = "write {{name}} or {n}; nothing fills {\(name)}, nor {{\(name)}}, }{"
    #expect(message.text() == "write {{name}} or {n}; nothing fills {day}, nor {{day}}, }{")
  }

  @Test("Takes nothing in a value for a hole")
  func takesNoValueForHoles() {
    let message: Message = "\("{1}") and \("{0|a|b}")"
    #expect(message.text() == "{1} and {0|a|b}")
  }

  @Test("Says a message within another in the same language")
  func nests() {
    let message: Message = "onir: \("nothing is wrong" as Message)"
    #expect(message.text(in: .russian) == "onir: ошибок нет")
    #expect(Translations.isTranslated(message, in: .kazakh))
    #expect(!Translations.isTranslated("onir: \("qwerty" as Message)", in: .kazakh))
  }

  @Test("Speaks English where nobody has translated")
  func fallsBack() {
    let message: Message = "qwerty \(1)"
    #expect(message.text(in: .kazakh) == "qwerty 1")
  }

  @Test("Orders a report alike in every language")
  func ordersAlike() {
    let place = Location("content/a.csv", line: 2)
    let first = Diagnostic(.missingColumn, at: place, "the column \("b") is missing")
    let second = Diagnostic(.missingColumn, at: place, "the column \("a") is missing")
    let sorted = report(first, second).diagnostics
    #expect(sorted == [second, first])
    for language in MessageLanguage.allCases {
      let lines = HumanWriter(in: language).text(of: report(first, second)).split(separator: "\n")
      #expect(lines.first?.contains(second.summary(in: language)) == true)
    }
  }

  @Test("Writes JSON and workflow commands in a language; ids and keys stay")
  func writesOthers() {
    let diagnostic = Diagnostic(
      .missingColumn, at: Location("a.csv"), "the column \("b") is missing",
      help: "the columns are \("a, b")")
    let json = JSONWriter(in: .kazakh).text(of: report(diagnostic))
    #expect(json.contains(#""id":"missing-column","severity":"error""#))
    #expect(json.contains(#""summary":"b бағаны жоқ","help":"бағандар: a, b""#))
    let commands = GitHubWriter(in: .russian).text(of: report(diagnostic))
    #expect(commands == "::error file=a.csv,line=1,col=1,title=missing-column::нет столбца b\n")
  }

  @Test("Shortens a summary of any length in every language")
  func shortens() {
    let name = String(repeating: "қ", count: 5000)
    let diagnostic = Diagnostic(.missingColumn, at: Location("f"), "the column \(name) is missing")
    for language in MessageLanguage.allCases {
      #expect(diagnostic.summary(in: language).unicodeScalars.count == 301)
    }
  }

  @Test(
    "Takes the language of a locale",
    arguments: [
      ("ru_RU.UTF-8", MessageLanguage.russian), ("kk_KZ", .kazakh), ("kk", .kazakh),
      ("C.UTF-8", .english), ("", .english), ("de_DE.UTF-8", .english),
    ])
  func takesLocale(name: String, language: MessageLanguage) {
    #expect(MessageLanguage(locale: name) == language)
  }
}
