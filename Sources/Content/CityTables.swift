import Codes
import Dates
import Diagnostics
import Languages
import Tables

/// Reads the tables of one city.
struct CityTables {
  /// The tables that a city may have.
  static let kinds: [ContentTable] = [.kindergartens, .vacancies, .statistics, .reviews]

  let languages: [Language]
  var data = CityData()
  var report = Report()
  /// What can be said of the kindergartens that other tables name.
  var catalogue = Catalogue.absent
  /// The rows of kindergartens by id.
  private var known: [String: KnownRow] = [:]
  /// What else a row of them begins with: naming it is no second mistake.
  private var written: Set<String> = []
  /// The lists of languages of instruction that were read, by what the cell says.
  private var languageLists: [String: [TeachingLanguage]] = [:]
  /// The tables of which it was said that there are no kindergartens to name.
  private var lackSaid: Set<String> = []

  /// A row of kindergartens.csv with an id of its own.
  private struct KnownRow {
    let line: Int
    /// The place in the catalogue; nil for a broken row.
    let place: Int?
  }

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
    known.reserveCapacity(table.rows.count)
    catalogue = read(table, .kindergartens, required, optional, columns: KindergartenColumns.init) {
      tables, reader, columns in
      let id = reader.slug(columns.id)
      let name = reader.translated(columns.name, tables.languages, isNeeded: true)
      let ownership = reader.code(columns.ownership)
      let taught = tables.taught(columns.languages, &reader)
      let groups = reader.number(columns.groups)
      let capacity = reader.number(columns.capacity)
      let enrolled = reader.number(columns.enrolled)
      let coordinates = reader.coordinates(columns.point)
      let phone = reader.phone(columns.phone)
      let address = reader.translated(columns.address, tables.languages, isNeeded: false)
      guard let id else {
        tables.written.insert(reader.text(columns.id))
        return
      }
      var kindergarten: Kindergarten?
      if let name, let ownership, let taught, let groups, let capacity, let enrolled, let address {
        kindergarten = Kindergarten(
          id: id, name: name, address: address, phone: phone, ownership: ownership,
          languages: taught, groups: groups, capacity: capacity, enrolled: enrolled,
          coordinates: coordinates)
      }
      tables.add(kindergarten, id, columns, &reader)
    }
  }

  /// Adds a row by its id, unless that stands twice; a broken one is no kindergarten.
  private mutating func add(
    _ kindergarten: Kindergarten?, _ id: String, _ columns: KindergartenColumns,
    _ reader: inout RecordReader
  ) {
    let place = kindergarten.map { _ in data.kindergartens.count }
    let row = KnownRow(line: reader.row.line, place: place)
    // Looked for and entered at once: nearly every id is new.
    if let first = known.updateValue(row, forKey: id) {
      known[id] = first
      return reader.report.add(duplicate(id, columns.id, reader, first.line))
    }
    guard let kindergarten else { return }
    if kindergarten.enrolled > kindergarten.capacity {
      let (enrolled, capacity) = (kindergarten.enrolled, kindergarten.capacity)
      reader.report.add(
        Diagnostic(
          .enrolledOverCapacity, at: reader.place(columns.enrolled),
          "\(id) has \(enrolled) children and room for \(capacity)"))
    }
    data.kindergartens.append(kindergarten)
  }

  private struct KindergartenColumns {
    let id, phone, languages, groups, capacity, enrolled: RecordReader.Column
    let ownership: CodeColumn<Ownership>
    let name, address: PerLanguage<RecordReader.Column>
    let point: RecordReader.PointColumns

    init(_ reader: RecordReader) {
      (id, phone) = (reader.column("id"), reader.column("phone"))
      (name, address) = (reader.columns("name"), reader.columns("address"))
      (ownership, languages) = (reader.column("ownership"), reader.column("languages"))
      (groups, capacity) = (reader.column("groups"), reader.column("capacity"))
      enrolled = reader.column("enrolled")
      point = RecordReader.PointColumns(reader)
    }
  }

  /// The languages of instruction of a cell: few lists are different, and those alike are one.
  private mutating func taught(_ column: RecordReader.Column, _ reader: inout RecordReader)
    -> [TeachingLanguage]?
  {
    let text = reader.text(column)
    if let known = languageLists[text] { return known }
    let list = reader.codes(column, TeachingLanguage.self)
    languageLists[text] = list
    return list
  }

  private func duplicate(
    _ id: String, _ column: RecordReader.Column, _ reader: RecordReader, _ line: Int
  ) -> Diagnostic {
    let first = Diagnostic.Note(
      at: reader.place(line: line), "first defined here")
    return Diagnostic(
      .duplicateIdentifier, at: reader.place(column), "the id \(id) stands twice",
      help: "every kindergarten has an id of its own", notes: [first])
  }

  /// Goes through the records that have all their cells.
  @discardableResult
  mutating func read<Columns>(
    _ table: Table, _ kind: ContentTable, _ required: [String], _ optional: [String] = [],
    columns: (RecordReader) -> Columns,
    _ body: (inout CityTables, inout RecordReader, Columns) -> Void
  ) -> Catalogue {
    guard
      var reader = RecordReader(
        table, as: kind, required: required, optional: optional, report: &report)
    else { return table.rows.isEmpty ? .read : .unusable }
    let columns = columns(reader)
    let id = kind == .kindergartens ? reader.column("id") : nil
    for row in table.rows {
      reader.move(to: row)
      if reader.isWhole, !reader.isBlank {
        reader.readRow { body(&self, &$0, columns) }
      } else if let id {
        written.insert(reader.text(id))
      }
    }
    report.add(contentsOf: reader.report)
    return .read
  }

  /// The kindergarten of a cell, as a place in the catalogue.
  mutating func kindergarten(_ column: RecordReader.Column, _ reader: inout RecordReader) -> Int? {
    guard let id = reader.needed(column) else { return nil }
    let row = known[id]
    if let place = row?.place { return place }
    if catalogue == .unusable || row != nil || written.contains(id) { return nil }
    if catalogue == .absent {
      // Once for the table, not for every row of it.
      if lackSaid.insert(reader.table.file).inserted {
        reader.report.add(noCatalogue(reader.place(column)))
      }
      return nil
    }
    reader.report.add(
      Diagnostic(
        .unknownKindergarten, at: reader.place(column),
        "no kindergarten has the id \(id.prefix(64))",
        help: "the ids stand in kindergartens.csv beside this table",
        suggestion: NearMiss.suggestion(for: id, among: data.kindergartens.lazy.map(\.id))))
    return nil
  }

  private func noCatalogue(_ place: Location) -> Diagnostic {
    Diagnostic(
      .unknownKindergarten, at: place,
      "the city has no kindergartens.csv, so no id is known",
      help: "write the kindergartens into kindergartens.csv beside this table")
  }
}
