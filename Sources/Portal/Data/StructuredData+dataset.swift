import Content
import Dates
import Languages

extension StructuredData {
  /// A dataset and its files, as schema.org and the search engines for data want them.
  struct Dataset {
    let name: String
    let description: String
    /// The page about it.
    let canonical: String
    let language: Language
    let publisher: String
    /// Where the licence stands.
    let license: String
    /// What place it is about.
    let place: String
    /// The time it is about (ISO 8601); nil for what has none.
    let interval: String?
    /// The newest date in it.
    let modified: String?
    /// What its numbers are.
    let variables: [String]
    let files: [(name: String, mediaType: String, address: String)]
  }

  static func write(_ dataset: Dataset, to block: inout JSONBlock) {
    func add(_ name: StaticString, _ text: String?) {
      guard let text else { return }
      block.append(name)
      block.append(quoted: text)
    }
    add(#"{"@context":"https://schema.org","@type":"Dataset","name":"#, dataset.name)
    add(#","description":"#, dataset.description)
    add(#","url":"#, dataset.canonical)
    add(#","inLanguage":"#, dataset.language.code)
    add(#","license":"#, dataset.license)
    block.append(#","isAccessibleForFree":true"#)
    add(#","creator":{"@type":"Organization","name":"#, dataset.publisher)
    add(#"},"spatialCoverage":{"@type":"Place","name":"#, dataset.place)
    block.append("}")
    add(#","temporalCoverage":"#, dataset.interval)
    add(#","dateModified":"#, dataset.modified)
    block.append(#","variableMeasured":["#)
    for (place, variable) in dataset.variables.enumerated() {
      if place > 0 { block.append(",") }
      block.append(quoted: variable)
    }
    block.append(#"],"distribution":["#)
    for (place, file) in dataset.files.enumerated() {
      if place > 0 { block.append(",") }
      add(#"{"@type":"DataDownload","name":"#, file.name)
      add(#","encodingFormat":"#, file.mediaType)
      add(#","contentUrl":"#, file.address)
      block.append("}")
    }
    block.append("]}")
  }
}

extension Site {
  /// The country's tables as one dataset.
  func countryDataset(
    _ cities: [PublishedData], _ tables: [DataTable], canonical: String, _ language: Language
  ) -> StructuredData.Dataset {
    let periods = tables.compactMap { DataPeriod($0, of: cities, language) }
    let first = periods.map(\.first).min()
    let last = periods.map(\.last).max()
    return dataset(
      cities, tables, city: nil, name: dataTitle(nil, language),
      description: dataDescription(cities, language), canonical: canonical,
      interval: first.flatMap { first in last.map { "\(first)/\($0)" } }, language)
  }

  /// A dataset of some tables.
  func dataset(
    _ cities: [PublishedData], _ tables: [DataTable], city: City?, name: String,
    description: String, canonical: String, interval: String?, _ language: Language
  ) -> StructuredData.Dataset {
    let settings = content.site
    let owner = settings.owner[language]
    let values = tables.flatMap { $0.columns(isCountry: false) }
      .filter { [.number, .count].contains($0.column.kind) }
    return StructuredData.Dataset(
      name: name, description: description, canonical: canonical, language: language,
      publisher: owner.isEmpty ? settings.title[language] : owner,
      license: settings.dataLicense.address,
      place: city?.name[language] ?? theme.strings.text("data_country", language),
      interval: interval, modified: cities.newest(of: tables)?.iso,
      variables: values.map { $0.title(language) },
      files: tables.flatMap { table in
        DataForm.allCases.map { form in
          (
            theme.strings.text("data_\(table.rawValue)", language), form.mediaType,
            dataAddress(.table(table, form), of: city)
          )
        }
      })
  }
}

extension CityContext {
  /// The city's statistics as a dataset.
  func statisticsDataset(_ page: PageMeta, _ description: String, _ language: Language)
    -> StructuredData.Dataset
  {
    let data = publishedData
    return site.dataset(
      [data], [.statistics], city: city,
      name: "\(text("statistics_title", language)): \(city.name[language])",
      description: description, canonical: page.canonical,
      interval: DataPeriod(.statistics, of: [data], language)?.interval, language)
  }
}
