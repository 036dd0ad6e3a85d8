import Codes
import Languages

extension RecordReader {
  /// A column of the table, found once: reading thousands of cells looks up no name.
  struct Column {
    /// Its name in the closed list.
    let name: String
    /// Its place in a record; nil when the table has none such.
    let place: Int?
  }

  /// The column of a name.
  func column(_ name: String) -> Column { Column(name: name, place: places[name]) }

  /// The column of a name that holds codes.
  func column<C: Code>(_ name: String) -> CodeColumn<C> { CodeColumn(column(name)) }

  /// The columns of a text in both languages.
  func columns(_ base: String) -> PerLanguage<Column> {
    PerLanguage { column("\(base)_\($0.code)") }
  }

  /// The columns of a point on the map.
  struct PointColumns {
    let latitude: Column
    let longitude: Column

    init(_ reader: RecordReader) {
      latitude = reader.column("lat")
      longitude = reader.column("lon")
    }
  }
}
