import Bytes
import Content
import Mustache

/// The bytes of a table of open data, written once from its first row to its last.
struct DataTableFile {
  let table: DataTable
  let cities: [PublishedData]
  /// Whether the codes of region and city stand before each row.
  let regions: [Region]?

  /// Writes the table in a form.
  func write(_ form: DataForm, into output: inout Output) {
    let names = table.columns(isCountry: regions != nil).map(\.name)
    let count = cities.reduce(0) { $0 + $1.count(table) }
    output.write { buffer in
      switch form {
      case .csv:
        var writer = CSVRowWriter(names, rows: count, after: buffer)
        write(to: &writer)
        return writer.finished()
      case .json:
        var writer = JSONRowWriter(names, rows: count, after: buffer)
        write(to: &writer)
        return writer.finished()
      }
    }
  }

  private func write(to writer: inout some DataRowWriter & ~Copyable) {
    for data in cities {
      let place = regions.map { [$0[data.city.region].slug, data.city.slug] } ?? []
      data.write(table, after: place, to: &writer)
    }
  }
}
