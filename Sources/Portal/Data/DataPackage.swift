import Content
import Dates
import JSON
import Languages

/// What describes the tables for programs (Data Package 2.0, datapackage.org).
///
/// What the standard has no word for begins with `x-`: words in both languages, codes with their
/// words, the time and the place the data are about, and whether they are a sample.
struct DataPackage {
  let site: Site
  let cities: [PublishedData]
  /// Whose they are; nil for the country.
  let city: City?

  init(_ site: Site, _ cities: [PublishedData], city: City?) {
    (self.site, self.cities, self.city) = (site, cities, city)
  }

  private var language: Language { site.content.site.defaultLanguage }
  private var tables: [DataTable] {
    let all = Set(cities.flatMap(\.tables))
    return DataTable.allCases.filter(all.contains)
  }

  /// The descriptor.
  ///
  /// - Parameter stamp: The size and the fingerprint of a table.
  /// - Returns: JSON.
  func bytes(_ stamp: (DataFile) -> DataStamp) -> [UInt8] {
    var json = JSONWriter(capacity: 24_576)
    json.object { json in
      json.line()
      json.field("$schema", "https://datapackage.org/profiles/2.0/datapackage.json")
      member("name", "kindergartens-\(city?.slug ?? "kazakhstan")", &json)
      member("id", address(.package), &json)
      translated("title", { site.dataTitle(city, $0) }, &json)
      translated("description", { site.dataDescription(cities, $0) }, &json)
      member("homepage", site.addresses.canonical(CountryPath.data(language)), &json)
      if let newest = cities.newest {
        let zone = site.content.site.zone
        member("created", Moment(startOf: newest, in: zone).rfc3339(in: zone), &json)
      }
      publisher(&json)
      license(&json)
      coverage(&json)
      json.line()
      json.field("x-sample", cities.hasSample)
      json.line()
      json.field(
        "resources",
        list: { json in
          for table in tables {
            for form in DataForm.allCases {
              json.line()
              resource(table, form, stamp(.table(table, form)), &json)
            }
          }
          json.lineEnd()
        })
      json.lineEnd()
    }
    return json.bytes + [0x0A]
  }

  private func address(_ file: DataFile) -> String { site.dataAddress(file, of: city) }

  private func member(_ name: String, _ text: String, _ json: inout JSONWriter) {
    json.line()
    json.field(name, text)
  }

  /// A text in the default language, as the standard has it, and in both.
  private func translated(
    _ name: String, _ text: (Language) -> String, _ json: inout JSONWriter
  ) {
    member(name, text(language), &json)
    json.line()
    json.field("x-" + name, object: { json in site.words(text, &json) })
  }

  private func publisher(_ json: inout JSONWriter) {
    let settings = site.content.site
    let owner = settings.owner[language]
    json.line()
    json.field(
      "contributors",
      list: { json in
        json.object { json in
          json.field("title", owner.isEmpty ? settings.title[language] : owner)
          json.field("path", settings.baseURL)
          json.field("roles", list: { $0.string("publisher") })
        }
      })
  }

  private func license(_ json: inout JSONWriter) {
    let license = site.content.site.dataLicense
    json.line()
    json.field(
      "licenses",
      list: { json in
        json.object { json in
          // The standard's names have no blanks; an address alone says as much.
          if license.name.utf8.allSatisfy(Self.isNameByte), !license.name.isEmpty {
            json.field("name", license.name)
          }
          json.field("path", license.address)
          json.field("title", license.title[language])
          json.field("x-title", object: { json in site.words({ license.title[$0] }, &json) })
        }
      })
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "_"):
      true
    default: false
    }
  }

  /// The time and the place that the tables together are about.
  private func coverage(_ json: inout JSONWriter) {
    let periods = tables.compactMap { DataPeriod($0, of: cities, language) }
    if let first = periods.map(\.first).min(), let last = periods.map(\.last).max() {
      json.line()
      json.field(
        "x-temporal-coverage",
        object: { json in
          json.field("start", first)
          json.field("end", last)
        })
    }
    json.line()
    json.field(
      "x-spatial-coverage",
      object: { json in
        json.field("country", "KZ")
        if let city {
          json.field("region", site.content.regions[city.region].slug)
          json.field("city", city.slug)
          json.field("kato", city.kato)
          json.field("x-title", object: { json in site.words({ city.name[$0] }, &json) })
        }
      })
  }

  private func resource(
    _ table: DataTable, _ form: DataForm, _ stamp: DataStamp, _ json: inout JSONWriter
  ) {
    json.object { json in
      json.field("name", Self.name(table, form))
      json.field("type", "table")
      json.field("path", DataFile.table(table, form).name)
      json.field("title", site.theme.strings.text("data_\(table.rawValue)", language))
      json.field(
        "x-title",
        object: { json in
          site.words({ site.theme.strings.text("data_\(table.rawValue)", $0) }, &json)
        })
      json.field(
        "description", site.theme.strings.text("data_\(table.rawValue)_text", language))
      json.field("format", form.rawValue)
      json.field("mediatype", form.mediaType)
      json.field("encoding", "utf-8")
      // The validator that most people use knows neither of a JSON file, and calls that an error.
      let prefix = form == .json ? "x-" : ""
      json.field(prefix + "bytes", stamp.bytes)
      json.field(prefix + "hash", stamp.hash)
      if let period = DataPeriod(table, of: cities, language) {
        json.field(
          "x-temporal-coverage",
          object: { json in
            json.field("start", period.first)
            json.field("end", period.last)
          })
      }
      json.key("schema")
      json.document(schema(table, form))
    }
  }

  private func schema(_ table: DataTable, _ form: DataForm) -> [UInt8] {
    let hasCatalogue = tables.contains(.kindergartens)
    let schema = DataSchema(
      site, table, form, hasCatalogue: hasCatalogue, places: city == nil ? cities : nil)
    guard city != nil else { return schema.bytes }
    let key = DataMemo.SchemaKey(table: table, form: form, hasCatalogue: hasCatalogue)
    return site.dataMemo.schema(key) { schema.bytes }
  }

  /// What a table is called among the resources: the form is named where it is not CSV.
  static func name(_ table: DataTable, _ form: DataForm) -> String {
    form == .csv ? table.rawValue : "\(table.rawValue)-\(form.rawValue)"
  }
}

extension DataForm {
  /// As servers send it, without the character set.
  var mediaType: String {
    switch self {
    case .csv: "text/csv"
    case .json: "application/json"
    }
  }
}

extension Site {
  /// The whole address of a file of open data.
  func dataAddress(_ file: DataFile, of city: City?) -> String {
    let path = "data/" + file.name
    return city.map { addresses.canonical($0, path) } ?? addresses.canonical(path)
  }

  /// A text in every language, by its code.
  func words(_ text: (Language) -> String, _ json: inout JSONWriter) {
    for language in content.site.languages { json.field(language.code, text(language)) }
  }

  /// What the data of a place are called.
  func dataTitle(_ city: City?, _ language: Language) -> String {
    let place = city?.name[language] ?? theme.strings.text("data_country", language)
    return theme.strings.text("data_of_place", language, ["place": place])
  }

  /// What they hold, and whether they are made up.
  func dataDescription(_ cities: [PublishedData], _ language: Language) -> String {
    let text = theme.strings.text("data_description", language)
    guard cities.hasSample else { return text }
    let isAll = cities.allSatisfy(\.city.isSample)
    return text + " "
      + theme.strings.text(isAll ? "data_sample_all" : "data_sample_some", language)
  }
}
