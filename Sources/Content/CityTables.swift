import Codes
import Dates
import Diagnostics
import Languages
import Tables

/// Reads the tables of one city.
struct CityTables {
  let languages: [Language]
  var data = CityData()
  var report = Report()
  /// What can be said of the kindergartens that other tables name.
  var catalogue = Catalogue.absent
  private var places: [String: Int] = [:]
  /// Every id that a row begins with, the broken rows too: naming one is no second mistake.
  private var written: Set<String> = []
  /// The tables of which it was said that there are no kindergartens to name.
  private var lackSaid: Set<String> = []

  /// The state of kindergartens.csv.
  enum Catalogue {
    case absent
    case unusable
    case read
  }

  init(languages: [Language]) { self.languages = languages }

  mutating func readKindergartens(_ table: Table) {
    let names = languages.map { "name_\($0.code)" }
    let required = ["id"] + names + ["ownership", "languages", "groups", "capacity", "enrolled"]
    let optional =
      ["name_kk", "name_ru", "address_kk", "address_ru", "phone", "lat", "lon"]
      .filter { !required.contains($0) }
    var lines: [String: Int] = [:]
    catalogue = read(table, .kindergartens, required, optional) { tables, reader in
      let id = reader.slug("id")
      let name = reader.translated("name", tables.languages, isNeeded: true)
      let ownership = reader.code("ownership", Ownership.self)
      let taught = reader.codes("languages", TeachingLanguage.self)
      let groups = reader.number("groups")
      let capacity = reader.number("capacity")
      let enrolled = reader.number("enrolled")
      let coordinates = reader.coordinates()
      let phone = reader.phone()
      let address = reader.translated("address", tables.languages, isNeeded: false)
      if let id, let line = lines[id] {
        reader.report.add(tables.duplicate(id, reader, line))
        return
      }
      if let id { lines[id] = reader.row.line }
      guard let id, let name, let ownership, let taught, let groups, let capacity, let enrolled,
        let address
      else { return }
      if enrolled > capacity {
        reader.report.add(
          Diagnostic(
            .enrolledOverCapacity, at: reader.place("enrolled"),
            "\(id) has \(enrolled) children and room for \(capacity)"))
      }
      tables.places[id] = tables.data.kindergartens.count
      tables.data.kindergartens.append(
        Kindergarten(
          id: id, name: name, address: address, phone: phone, ownership: ownership,
          languages: taught, groups: groups, capacity: capacity, enrolled: enrolled,
          coordinates: coordinates))
    }
  }

  private func duplicate(_ id: String, _ reader: RecordReader, _ line: Int) -> Diagnostic {
    let first = Diagnostic.Note(
      at: reader.place(line: line), "first defined here")
    return Diagnostic(
      .duplicateIdentifier, at: reader.place("id"), "the id \(id) stands twice",
      help: "every kindergarten has an id of its own", notes: [first])
  }

  /// Goes through the records that have all their cells.
  @discardableResult
  mutating func read(
    _ table: Table, _ kind: ContentTable, _ required: [String], _ optional: [String] = [],
    _ body: (inout CityTables, inout RecordReader) -> Void
  ) -> Catalogue {
    guard
      var reader = RecordReader(
        table, as: kind, required: required, optional: optional, report: &report)
    else { return table.rows.isEmpty ? .read : .unusable }
    for row in table.rows {
      reader.move(to: row)
      if required.contains("id") { written.insert(reader.text("id")) }
      if reader.isWhole, !reader.isBlank { reader.readRow { body(&self, &$0) } }
    }
    report.add(contentsOf: reader.report)
    return .read
  }

  /// The kindergarten of a cell, as a place in the catalogue.
  mutating func kindergarten(_ reader: inout RecordReader) -> Int? {
    guard let id = reader.needed("kindergarten_id") else { return nil }
    if let place = places[id] { return place }
    if catalogue == .unusable || written.contains(id) { return nil }
    if catalogue == .absent {
      // Once for the table, not for every row of it.
      if lackSaid.insert(reader.table.file).inserted { reader.report.add(noCatalogue(reader)) }
      return nil
    }
    reader.report.add(
      Diagnostic(
        .unknownKindergarten, at: reader.place("kindergarten_id"),
        "no kindergarten has the id \(id.prefix(64))",
        help: "the ids stand in kindergartens.csv beside this table",
        suggestion: NearMiss.suggestion(for: id, among: data.kindergartens.lazy.map(\.id))))
    return nil
  }

  private func noCatalogue(_ reader: RecordReader) -> Diagnostic {
    Diagnostic(
      .unknownKindergarten, at: reader.place("kindergarten_id"),
      "the city has no kindergartens.csv, so no id is known",
      help: "write the kindergartens into kindergartens.csv beside this table")
  }
}
