import Content
import JSON
import Languages

/// What the columns of a table hold (Table Schema 2.0, datapackage.org).
struct DataSchema {
  private let site: Site
  private let table: DataTable
  private let form: DataForm
  private let hasCatalogue: Bool
  private let places: [PublishedData]?

  /// Makes a schema.
  ///
  /// - Parameters:
  ///   - site: Where the words are from.
  ///   - table: The table.
  ///   - form: The form of its file: bulletins refer to the catalogue of the same form.
  ///   - hasCatalogue: Whether there is one.
  ///   - places: The cities whose rows stand together; nil for the file of one city, whose schema is
  ///     the same for all.
  init(
    _ site: Site, _ table: DataTable, _ form: DataForm, hasCatalogue: Bool,
    places: [PublishedData]?
  ) {
    (self.site, self.table, self.form) = (site, table, form)
    (self.hasCatalogue, self.places) = (hasCatalogue, places)
  }

  private var isCountry: Bool { places != nil }
  private var columns: [DataColumn] { table.columns(isCountry: isCountry) }
  private var strings: Strings { site.theme.strings }

  var bytes: [UInt8] {
    var json = JSONWriter(capacity: 6144)
    write(&json)
    return json.bytes
  }

  private func write(_ json: inout JSONWriter) {
    json.object { json in
      json.field(
        "fields",
        list: { json in
          for column in columns {
            json.line()
            json.object { json in field(column, &json) }
          }
          json.lineEnd()
        })
      json.field(
        "missingValues",
        list: { json in
          json.string("")
          if columns.contains(where: { $0.column.kind == .count }) {
            json.string(PublicCount.hidden)
          }
        })
      json.field("primaryKey", list: { names(table.primaryKey(isCountry: isCountry), &$0) })
      if table == .vacancies, hasCatalogue { foreignKey(&json) }
    }
  }

  private func names(_ names: [String], _ json: inout JSONWriter) {
    for name in names { json.string(name) }
  }

  /// Each row of a bulletin is about a kindergarten of the catalogue, in the same form.
  private func foreignKey(_ json: inout JSONWriter) {
    let place = isCountry ? ["city"] : []
    json.field(
      "foreignKeys",
      list: { json in
        json.object { json in
          json.field("fields", list: { names(place + ["kindergarten_id"], &$0) })
          json.field(
            "reference",
            object: { json in
              json.field("resource", DataPackage.name(.kindergartens, form))
              json.field("fields", list: { names(place + ["id"], &$0) })
            })
        }
      })
  }

  private func field(_ column: DataColumn, _ json: inout JSONWriter) {
    let language = site.content.site.defaultLanguage
    json.field("name", column.name)
    json.field("type", column.column.kind.dataType)
    json.field("title", column.title(language))
    json.field("description", strings.text(table.textKey(of: column), language))
    json.field("x-title", object: { json in site.words({ column.title($0) }, &json) })
    json.field(
      "x-description",
      object: { json in site.words({ strings.text(table.textKey(of: column), $0) }, &json) })
    json.field("constraints", object: { json in constraints(column, &json) })
    if let codes = column.codes {
      json.field(
        "x-codes",
        list: { json in
          for code in codes.all {
            self.code(code, { strings.text("\(codes.texts)_\(code)", $0) }, &json)
          }
        })
    }
    if DataTable.placeColumns.contains(where: { $0.name == column.name }) {
      json.field("x-codes", list: { json in codesOfPlaces(column, &json) })
    }
  }

  private func code(_ code: String, _ words: (Language) -> String, _ json: inout JSONWriter) {
    json.object { json in
      json.field("code", code)
      site.words(words, &json)
    }
  }

  /// The regions or cities of the rows, with their codes in the state's classifier.
  private func codesOfPlaces(_ column: DataColumn, _ json: inout JSONWriter) {
    var seen: Set<String> = []
    for data in places ?? [] where data.tables.contains(table) {
      let region = site.content.regions[data.city.region]
      let (slug, kato, name) =
        column.name == "region"
        ? (region.slug, region.kato, region.name) : (data.city.slug, data.city.kato, data.city.name)
      guard seen.insert(slug).inserted else { continue }
      json.object { json in
        json.field("code", slug)
        site.words({ name[$0] }, &json)
        json.field("kato", kato)
        if column.name == "city" { json.field("sample", data.city.isSample) }
      }
    }
  }

  private func constraints(_ column: DataColumn, _ json: inout JSONWriter) {
    // What is hidden is no value.
    if column.isRequired, column.column.kind != .count { json.field("required", true) }
    switch column.column.kind {
    case .number, .count: json.field("minimum", 0)
    case .degrees:
      let range = column.name == "lat" ? Coordinates.latitudes : Coordinates.longitudes
      json.field("minimum", Int(range.lowerBound))
      json.field("maximum", Int(range.upperBound))
    case .code: json.field("enum", list: { names(column.codes?.all ?? [], &$0) })
    case .codes:
      let codes = (column.codes?.all ?? []).joined(separator: "|")
      json.field("pattern", "(\(codes))(;(\(codes)))*")
    case .text where ["id", "kindergarten_id", "region", "city"].contains(column.name):
      json.field("pattern", "[a-z0-9-]{1,64}")
    case .text, .day, .month: break
    }
  }
}

extension DataTable {
  /// The text that says what a column holds: `data_about_vacancies_places`.
  func textKey(of column: DataColumn) -> String {
    Self.placeColumns.contains { $0.name == column.name }
      ? "data_about_\(column.name)" : "data_about_\(rawValue)_\(column.name)"
  }
}

extension ContentTable.Kind {
  /// Its type in a Table Schema.
  var dataType: String {
    switch self {
    case .text, .code, .codes: "string"
    case .number, .count: "integer"
    case .day: "date"
    case .month: "yearmonth"
    case .degrees: "number"
    }
  }
}
