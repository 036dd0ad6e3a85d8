public import Diagnostics
public import Tables

/// The tables of the content: what they are called, and their columns.
public enum ContentTable: String, Sendable, CaseIterable {
  case regions
  case calendar
  case kindergartens
  case vacancies
  case statistics
  case reviews

  /// What a cell of a column is.
  public enum Kind: Sendable, Equatable {
    case text
    case number
    case count
    case day
    case month
    case degrees
    /// Words of closed lists, by what one of them is called in messages.
    case code(String)
    case codes(String)

    /// Whether its cells are numbers or dates in a workbook.
    public var isValue: Bool {
      switch self {
      case .number, .count, .day, .month, .degrees: true
      case .text, .code, .codes: false
      }
    }
  }

  /// A column, and what people call it.
  public struct Column: Sendable {
    /// Its name in the closed list.
    public let name: String
    /// What its cells are.
    public let kind: Kind
    /// Whether no table of the kind can do without it, whatever the portal's languages.
    let isCore: Bool
    /// Its names in Kazakh and Russian, and others in English; the first is the one messages say.
    let titles: [MessageLanguage: [String]]

    /// Every name in a language; the first is the one messages say.
    public func titles(_ language: MessageLanguage) -> [String] { titles[language] ?? [] }

    /// The name messages say in a language.
    public func title(_ language: MessageLanguage?) -> String {
      language.flatMap { titles[$0]?.first } ?? name
    }
  }

  /// What a sheet with the table may be called.
  public var sheetNames: [String] {
    switch self {
    case .regions: ["regions", "Өңірлер", "Регионы", "Облыстар мен қалалар", "Области и города"]
    case .calendar: ["calendar", "Күнтізбе", "Календарь", "Мерекелер", "Праздники"]
    case .kindergartens: ["kindergartens", "Балабақшалар", "Детские сады"]
    case .vacancies: ["vacancies", "Бос орындар", "Свободные места"]
    case .statistics: ["statistics", "Статистика"]
    case .reviews: ["reviews", "Пікірлер", "Отзывы"]
    }
  }

  /// The columns in their usual order.
  public var columns: [Column] { ColumnNames.of(self).columns }

  /// The column that a header cell names in any of the three languages.
  public func column(called title: String) -> Column? { ColumnNames.of(self).column(title) }

  /// Whether a row names most of the columns that the table cannot do without.
  public func isHeader(_ cells: [String]) -> Bool {
    let names = ColumnNames.of(self)
    return Set(cells.compactMap { names.corePlace($0) }).count * 2 > names.coreCount
  }

  /// Reads a file as this table: CSV, or a workbook by the ending `.xlsx`; letters are repaired, with a
  /// warning.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - file: Its name for messages.
  ///   - isWorkbook: Whether it is a workbook; nil for what the name says.
  ///   - sheet: The sheet of a workbook; nil to look for it.
  /// - Returns: The table, nil when there is none, and the report.
  public func read(
    _ bytes: [UInt8], file: String, isWorkbook: Bool? = nil, sheet: String? = nil
  ) -> (table: Table?, report: Report) {
    let isHeader = { cells in self.isHeader(LetterProblems.read(cells)) }
    var result =
      isWorkbook ?? file.hasSuffix(".xlsx")
      ? WorkbookReader.read(
        bytes, file: file, sheet: sheet, names: sheetNames, isHeader: isHeader,
        isCounted: { name in
          LetterProblems.read([name]).contains {
            [.number, .count].contains(column(called: $0)?.kind)
          }
        })
      : CSVReader.read(bytes, file: file, isHeader: isHeader)
    if var table = result.table {
      // One holder of the table, or its cells would be copied.
      result.table = nil
      result.report.add(contentsOf: LetterProblems.repair(&table))
      result.table = table
    }
    return result
  }
}
