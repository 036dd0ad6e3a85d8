import Codes
import Languages

extension PlacesRun {
  /// The columns of regions.csv.
  struct Columns {
    let region, city, kato, phone, portal: RecordReader.Column
    let level: CodeColumn<PlaceLevel>
    let name: PerLanguage<RecordReader.Column>
    let point: RecordReader.PointColumns
    /// The names in cases, where the table gives them.
    let forms: [GrammaticalCase: PerLanguage<RecordReader.Column>]

    init(_ reader: RecordReader) {
      (region, city) = (reader.column("region"), reader.column("city"))
      (kato, level) = (reader.column("kato"), reader.column("level"))
      (phone, portal) = (reader.column("phone"), reader.column("portal"))
      name = reader.columns("name")
      point = RecordReader.PointColumns(reader)
      forms = Dictionary(
        uniqueKeysWithValues: GrammaticalCase.allCases.map { ($0, reader.columns($0.rawValue)) })
    }
  }
}
