import Content

/// The bytes of a table of open data, written once from its first row to its last.
struct DataTableFile {
  let table: DataTable
  let cities: [PublishedData]
  /// Whether the codes of region and city stand before each row.
  let regions: [Region]?

  func bytes(_ form: DataForm) -> [UInt8] {
    let names = table.columns(isCountry: regions != nil).map(\.name)
    let count = cities.reduce(0) { $0 + $1.count(table) }
    switch form {
    case .csv:
      var writer = CSVRowWriter(names, rows: count)
      write(to: &writer)
      return writer.bytes
    case .json:
      var writer = JSONRowWriter(names, rows: count)
      write(to: &writer)
      return writer.finished()
    }
  }

  private func write(to writer: inout some DataRowWriter & ~Copyable) {
    for data in cities {
      let place = regions.map { [$0[data.city.region].slug, data.city.slug] } ?? []
      data.write(table, after: place, to: &writer)
    }
  }
}
