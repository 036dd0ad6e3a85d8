import Dates
public import Tables

extension ContentTable {
  /// A table with the names and the values of the closed lists.
  public struct Canonical: Sendable {
    /// The columns it has, in the usual order; others as they are, after them.
    public let header: [String]
    /// What their cells are.
    public let kinds: [Kind]
    /// The records that are not empty.
    public let rows: [[String]]
  }

  /// The table whose header these cells are, if it is one only.
  public static func table(withHeader cells: [String]) -> ContentTable? {
    let fitting = allCases.filter { $0.isHeader(cells) }
    return fitting.count == 1 ? fitting.first : nil
  }

  /// The table in its canonical form: columns by their names, days as 2026-11-20, codes for words.
  ///
  /// What cannot be read stays as it is written.
  public func canonical(_ table: Table) -> Canonical {
    let found = table.header.map { column(called: $0) }
    var order: [(column: Column?, place: Int)] = []
    for column in columns {
      if let place = found.firstIndex(where: { $0?.name == column.name }) {
        order.append((column, place))
      }
    }
    let taken = Set(order.map(\.place))
    order += table.header.indices.filter { !taken.contains($0) }.map { (nil, $0) }
    let rows = table.rows.map { row in
      order.map { column, place in
        let text = table.text(row, place)
        return column?.kind.canonical(text) ?? text
      }
    }
    return Canonical(
      header: order.map { $0.column?.name ?? table.header[$0.place] },
      kinds: order.map { $0.column?.kind ?? .text },
      rows: rows.filter { row in !row.allSatisfy(\.isEmpty) })
  }
}

extension ContentTable.Kind {
  /// A value as the content's own tables write it; nil when it is none of the kind.
  func canonical(_ text: String) -> String? {
    switch self {
    case .text: text
    case .number, .count: CellValue.whole(text).map(String.init)
    case .day: CellValue.day(text)?.iso
    case .month: CellValue.month(text)?.iso
    case .degrees: CellValue.degrees(text)
    case .code(let noun): CodeWords.code(text, of: noun)
    case .codes(let noun):
      text.split { $0 == ";" || $0 == "," }.map { word in
        let word = String(word.trimmingPrefix(while: \.isWhitespace))
        let end = word.lastIndex { !$0.isWhitespace }.map { word.index(after: $0) }
        let bare = String(word[..<(end ?? word.startIndex)])
        return CodeWords.code(bare, of: noun) ?? bare
      }
      .filter { !$0.isEmpty }.joined(separator: ";")
    }
  }
}
