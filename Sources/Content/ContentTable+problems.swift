import Codes
public import Diagnostics
public import Tables

extension ContentTable {
  /// What is wrong with the cells of a table, each held against its column alone.
  ///
  /// Columns that the table does not know are passed over, and so are empty cells of those whose need
  /// depends on the portal's languages.
  public func problems(in table: Table) -> Report {
    var report = Report()
    let core = columns.filter(\.isCore).map(\.name)
    let others = columns.filter { !$0.isCore }.map(\.name)
    guard
      var reader = RecordReader(table, as: self, required: core, optional: others, report: &report)
    else { return report }
    let present = Set(table.header.compactMap { column(called: $0)?.name })
    let checked = columns.filter { present.contains($0.name) }
      .map { (column: $0, cells: reader.column($0.name)) }
    let point = RecordReader.PointColumns(reader)
    for row in table.rows {
      reader.move(to: row)
      guard reader.isWhole, !reader.isBlank else { continue }
      reader.readRow { reader in
        for (column, cells) in checked where isNeeded(column) || !reader.text(cells).isEmpty {
          reader.check(column, cells, point)
        }
      }
    }
    report = report.filtered { $0.identifier != .unknownColumn }
    report.add(contentsOf: reader.report)
    return report
  }

  /// Whether no row can do without the column; in the row of a region, the city is empty.
  private func isNeeded(_ column: Column) -> Bool { column.isCore && self != .regions }
}

extension RecordReader {
  /// Reads a cell by what its column holds, for what is wrong with it.
  fileprivate mutating func check(
    _ column: ContentTable.Column, _ cells: Column, _ point: PointColumns
  ) {
    switch column.kind {
    case .text:
      switch column.name {
      case "phone": _ = phone(cells)
      case "id": _ = slug(cells)
      default: if column.isCore { _ = needed(cells) }
      }
    case .number: _ = column.name == "rating" ? rating(cells) : number(cells)
    case .count: _ = count(cells)
    case .day: _ = day(cells)
    case .month: _ = month(cells)
    case .degrees:
      // Both at once, where the first of them stands.
      if column.name == "lat" || text(point.latitude).isEmpty { _ = coordinates(point) }
    case .code(let noun): checkCode(cells, noun)
    case .codes: _ = codes(cells, TeachingLanguage.self)
    }
  }

  private mutating func checkCode(_ column: Column, _ noun: String) {
    switch noun {
    case Ownership.noun: _ = code(CodeColumn<Ownership>(column))
    case TeachingLanguage.noun: _ = code(CodeColumn<TeachingLanguage>(column))
    case AgeGroup.noun: _ = code(CodeColumn<AgeGroup>(column))
    case GroupType.noun: _ = code(CodeColumn<GroupType>(column))
    case PlaceLevel.noun: _ = code(CodeColumn<PlaceLevel>(column))
    case CalendarKind.noun: _ = code(CodeColumn<CalendarKind>(column))
    case ReviewStatus.noun: _ = code(CodeColumn<ReviewStatus>(column))
    case ReviewLanguage.noun: _ = code(CodeColumn<ReviewLanguage>(column))
    default: break
    }
  }
}
