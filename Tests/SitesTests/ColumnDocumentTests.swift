import Content
import Diagnostics
import Foundation
import Tables
import Testing

/// The names of columns that people may write, and the page that lists them.
@Suite("Names of columns") struct ColumnDocumentTests {
  private static let path = TestSite.root + "/docs/columns.md"

  /// The page as the lists make it.
  private static var page: String {
    var text = """
      # Names of columns

      What a column may be called in the header of a table. The first name of each language is the one that messages say. Capitals,
      blanks, line breaks, points and brackets do not matter. In the two languages of a portal `қазақша`, `қаз`, `каз.`, `на казахском`,
      `Kazakh` and `kk` are all understood, before or after the name.

      """
    for table in ContentTable.allCases {
      text += "\n## \(table.rawValue)\n\n"
      text += "The sheet: \(table.sheetNames.joined(separator: ", ")).\n\n"
      text += "| column | Kazakh | Russian | English |\n|---|---|---|---|\n"
      for column in table.columns {
        let titles = [MessageLanguage.kazakh, .russian, .english].map { language in
          let all = column.titles(language)
          // Those of two languages are made from the first by marks, which the page describes.
          let isMarked = column.name.hasSuffix("_kk") || column.name.hasSuffix("_ru")
          return all.filter { !isMarked || $0.hasSuffix(")") }.joined(separator: "; ")
        }
        text += "| `\(column.name)` | \(titles.joined(separator: " | ")) |\n"
      }
    }
    return text
  }

  @Test("Lists every name in docs/columns.md (ONIR_RECORD writes it anew)")
  func listsNames() throws {
    if ProcessInfo.processInfo.environment["ONIR_RECORD"] != nil {
      try Self.page.write(toFile: Self.path, atomically: true, encoding: .utf8)
    }
    let written = try String(contentsOfFile: Self.path, encoding: .utf8)
    #expect(written == Self.page)
  }

  @Test(
    "Takes each name for one column only, and every name for its own",
    arguments: ContentTable.allCases)
  func takesNames(table: ContentTable) {
    for column in table.columns {
      for language in MessageLanguage.allCases {
        for title in column.titles(language) + [column.name] {
          #expect(table.column(called: title)?.name == column.name, "\(title)")
          #expect(
            table.column(called: " \(title.uppercased()):\n")?.name == column.name, "\(title)")
        }
      }
    }
  }

  @Test(
    "Forgives how a name is written",
    arguments: [
      ("Название  (на казахском языке)", "name_kk"), ("НАЗВАНИЕ\nКАЗ.", "name_kk"),
      ("қазақша атауы", "name_kk"), ("Атауы (орысша)", "name_ru"), ("Name in Russian", "name_ru"),
      ("Кол-во мест", nil), ("Количество\u{A0}мест, *", "capacity"), ("Зачислено:", "enrolled"),
      ("Языки обучения", "languages"), ("", nil), ("ID", "id"),
    ] as [(String, String?)])
  func forgives(title: String, name: String?) {
    #expect(ContentTable.kindergartens.column(called: title)?.name == name)
  }
}
