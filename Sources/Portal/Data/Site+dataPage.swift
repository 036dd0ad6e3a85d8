import Content
import Languages

extension Site {
  /// What documents the open data: tables, columns, codes, terms, and where each file is.
  func dataPage(_ language: Language) -> DataPage {
    let cities = publishedCities
    let strings = theme.strings
    let license = content.site.dataLicense
    let tables = DataTable.allCases.filter { table in cities.contains { $0.count(table) > 0 } }
    var page = sharedMeta(
      language, title: strings.text("data_title", language),
      description: strings.text("data_lead", language), path: CountryPath.data,
      trail: [countryCrumb(language)])
    let dataset = countryDataset(cities, tables, canonical: page.canonical, language)
    page.structured = StructuredData.together(
      StructuredData.breadcrumb(Trail(page.trail), page.title, page.canonical)
    ) {
      StructuredData.write(dataset, to: &$0)
    }
    let isAllSample = cities.allSatisfy(\.city.isSample)
    return DataPage(
      page: page,
      sample: cities.hasSample
        ? strings.text(isAllSample ? "data_sample_all" : "data_sample_some", language) : nil,
      newest: cities.newest.map { language.words($0) },
      license: LinkView(label: license.title[language], address: license.address),
      asksForSource: license.name == SiteSettings.DataLicense.attribution.name,
      citation: citation(cities, language),
      package: LinkView(
        label: DataFile.package.name, address: addresses.base + "data/" + DataFile.package.name),
      packageAddress: dataAddress(.package, of: nil),
      tables: tables.map { table in tableItem(table, cities, language) },
      places: DataColumnGroup(
        title: strings.text("data_places", language),
        columns: DataTable.placeColumns.map { columnItem($0, .kindergartens, language) }),
      cities: cityItems(cities, language))
  }

  private func tableItem(_ table: DataTable, _ cities: [PublishedData], _ language: Language)
    -> DataTableItem
  {
    let strings = theme.strings
    return DataTableItem(
      name: table.rawValue, title: strings.text("data_\(table.rawValue)", language),
      text: strings.text("data_\(table.rawValue)_text", language),
      rows: strings.counted("rows_count", cities.reduce(0) { $0 + $1.count(table) }, language),
      period: DataPeriod(table, of: cities, language).map { period in
        strings.text(
          "data_from_to", language, ["from": period.words.first, "to": period.words.last])
      },
      files: links(table, addresses.base, language),
      columns: table.columns(isCountry: false).map { columnItem($0, table, language) })
  }

  private func columnItem(_ column: DataColumn, _ table: DataTable, _ language: Language)
    -> DataColumnItem
  {
    let strings = theme.strings
    let codes = column.codes
    return DataColumnItem(
      name: column.name, title: column.title(language),
      type: strings.text("data_type_\(column.column.kind.wordKey)", language),
      text: strings.text(table.textKey(of: column), language), isOptional: !column.isRequired,
      codes: (codes?.all ?? []).map { code in
        CodeView(code: code, label: strings.text("\(codes?.texts ?? "")_\(code)", language))
      })
  }

  /// The files of a table below a place's prefix.
  private func links(_ table: DataTable, _ prefix: String, _ language: Language) -> DataLinks {
    DataLinks(
      csv: prefix + "data/" + DataFile.table(table, .csv).name,
      json: prefix + "data/" + DataFile.table(table, .json).name,
      label: theme.strings.text("data_\(table.rawValue)", language))
  }

  /// By region and name, as lists of the language have them.
  private func cityItems(_ cities: [PublishedData], _ language: Language) -> [DataCityItem] {
    let byRegion = Dictionary(grouping: cities, by: \.city.region)
    let regions = byRegion.keys.sorted().sorted(in: language) { content.regions[$0].name[language] }
    return regions.flatMap { region in
      (byRegion[region] ?? []).sorted(in: language) { $0.city.name[language] }
        .map { cityItem($0, language) }
    }
  }

  private func cityItem(_ data: PublishedData, _ language: Language) -> DataCityItem {
    let prefix = addresses.outerPrefix(data.city)
    let tables = data.tables
    func files(_ table: DataTable) -> DataLinks? {
      tables.contains(table) ? links(table, prefix, language) : nil
    }
    return DataCityItem(
      name: data.city.name[language], code: data.city.slug,
      region: content.regions[data.city.region].name[language], isSample: data.city.isSample,
      kindergartens: files(.kindergartens), vacancies: files(.vacancies),
      statistics: files(.statistics),
      package: LinkView(
        label: DataFile.package.name, address: prefix + "data/" + DataFile.package.name))
  }

  /// How the data are named by those who use them.
  private func citation(_ cities: [PublishedData], _ language: Language) -> String {
    let settings = content.site
    let named = settings.owner[language]
    let owner = named.isEmpty ? settings.title[language] : named
    let title = dataTitle(nil, language)
    let address = addresses.canonical(CountryPath.data(language))
    let license = settings.dataLicense.name
    guard let newest = cities.newest else {
      return theme.strings.text(
        "data_citation_undated", language,
        ["owner": owner, "title": title, "address": address, "license": license])
    }
    return theme.strings.text(
      "data_citation", language,
      [
        "owner": owner, "title": title, "day": language.words(newest), "address": address,
        "license": license,
      ])
  }
}

extension ContentTable.Kind {
  /// What its text is called: `data_type_day`.
  fileprivate var wordKey: String {
    switch self {
    case .text: "text"
    case .number: "number"
    case .count: "count"
    case .day: "day"
    case .month: "month"
    case .degrees: "degrees"
    case .code: "code"
    case .codes: "codes"
    }
  }
}
