import Content
import Dates
import Languages

/// What time a table is about: days for bulletins, months for statistics, none for the catalogue.
struct DataPeriod {
  /// The first day or month, as ISO 8601 has it.
  let first: String
  /// The last one.
  let last: String
  /// Both in words.
  let words: (first: String, last: String)

  /// As ISO 8601 and schema.org have it.
  var interval: String { "\(first)/\(last)" }

  init?(_ table: DataTable, of cities: [PublishedData], _ language: Language) {
    switch table {
    case .kindergartens: return nil
    case .vacancies:
      let first = cities.compactMap { $0.bulletins.first?.day }.min()
      let last = cities.compactMap { $0.bulletins.last?.day }.max()
      guard let first, let last else { return nil }
      (self.first, self.last) = (first.iso, last.iso)
      words = (language.words(first), language.words(last))
    case .statistics:
      let first = cities.compactMap { $0.statistics.first?.month }.min()
      let last = cities.compactMap { $0.statistics.last?.month }.max()
      guard let first, let last else { return nil }
      (self.first, self.last) = (first.iso, last.iso)
      words = (language.words(first), language.words(last))
    }
  }
}

extension [PublishedData] {
  /// The newest date in all their tables.
  var newest: Day? { newest(of: DataTable.allCases) }

  /// The newest date in some tables: that of the last bulletin, or the first day of the last month.
  ///
  /// Nothing else tells how old the data are, so that the same content gives the same bytes.
  func newest(of tables: [DataTable]) -> Day? {
    let days = tables.contains(.vacancies) ? compactMap { $0.bulletins.last?.day } : []
    let months = tables.contains(.statistics) ? compactMap { $0.statistics.last?.month } : []
    return (days + months.compactMap(\.firstDay)).max()
  }

  /// Whether some of them are made up.
  var hasSample: Bool { contains(where: \.city.isSample) }
}
