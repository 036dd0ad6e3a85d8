import Dates
import Diagnostics
import Languages
import Tables

/// Reads the tables of one city.
struct CityTables {
  let languages: [Language]
  var data = CityData()
  var report = Report()
  private var places: [String: Int] = [:]

  init(languages: [Language]) { self.languages = languages }

  mutating func readKindergartens(_ table: Table) {
    let names = languages.map { "name_\($0.code)" }
    let required = ["id"] + names + ["ownership", "languages", "groups", "capacity", "enrolled"]
    let optional =
      ["name_kk", "name_ru", "address_kk", "address_ru", "phone", "lat", "lon"]
      .filter { !required.contains($0) }
    var lines: [String: Int] = [:]
    read(table, required, optional) { tables, reader in
      let id = reader.slug("id")
      let name = reader.translated("name", tables.languages, isNeeded: true)
      let ownership = reader.code("ownership", Ownership.self)
      let taught = reader.codes("languages", TeachingLanguage.self)
      let groups = reader.number("groups")
      let capacity = reader.number("capacity")
      let enrolled = reader.number("enrolled")
      let coordinates = reader.coordinates()
      let address = reader.translated("address", tables.languages, isNeeded: false)
      guard let id, let name, let ownership, let taught, let groups, let capacity, let enrolled,
        let address
      else { return }
      if let line = lines.updateValue(reader.row.line, forKey: id) {
        lines[id] = line
        reader.report.add(tables.duplicate(id, reader, line))
        return
      }
      if enrolled > capacity {
        reader.report.add(
          Diagnostic(
            .enrolledOverCapacity, at: reader.place("enrolled"),
            "\(id) has \(enrolled) children and room for \(capacity)"))
      }
      tables.places[id] = tables.data.kindergartens.count
      tables.data.kindergartens.append(
        Kindergarten(
          id: id, name: name, address: address, phone: reader.text("phone"), ownership: ownership,
          languages: taught, groups: groups, capacity: capacity, enrolled: enrolled,
          coordinates: coordinates))
    }
  }

  private func duplicate(_ id: String, _ reader: RecordReader, _ line: Int) -> Diagnostic {
    let first = Diagnostic.Note(
      at: Location(reader.table.file, line: line), "first defined here")
    return Diagnostic(
      .duplicateIdentifier, at: reader.place("id"), "the id \(id) stands twice",
      help: "every kindergarten has an id of its own", notes: [first])
  }

  /// Goes through the records that have all their cells.
  mutating func read(
    _ table: Table, _ required: [String], _ optional: [String] = [],
    _ body: (inout CityTables, inout RecordReader) -> Void
  ) {
    guard
      var reader = RecordReader(table, required: required, optional: optional, report: &report)
    else { return }
    for row in table.rows {
      reader.move(to: row)
      if reader.isWhole { body(&self, &reader) }
    }
    report.add(contentsOf: reader.report)
  }

  /// The kindergarten of a cell, as a place in the catalogue.
  func kindergarten(_ reader: inout RecordReader) -> Int? {
    guard let id = reader.needed("kindergarten_id") else { return nil }
    if let place = places[id] { return place }
    reader.report.add(
      Diagnostic(
        .unknownKindergarten, at: reader.place("kindergarten_id"),
        "no kindergarten has the id \(id.prefix(64))",
        help: "the ids stand in kindergartens.csv beside this table",
        suggestion: NearMiss.suggestion(for: id, among: data.kindergartens.lazy.map(\.id))))
    return nil
  }
}
