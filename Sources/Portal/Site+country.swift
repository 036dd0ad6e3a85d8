import Content
import Languages

extension Site {
  /// The choice of a city, Kazakh first.
  var chooser: ChooserPage {
    ChooserPage(
      page: PageMeta(
        language: .kazakh, title: escaped(content.site.title.kazakh),
        description: escaped(theme.strings.text("chooser_lead", .kazakh)),
        canonical: addresses.canonical("")),
      regions: content.regions.filter { !$0.cities.isEmpty }
        .sorted(in: .kazakh) { $0.name.kazakh }.map(chooserRegion),
      titleRussian: content.site.title.russian)
  }

  private func chooserRegion(_ region: Region) -> ChooserRegion {
    let cities = region.cities.map { content.cities[$0] }
      .sorted(in: .kazakh) { $0.name.kazakh }
    return ChooserRegion(
      id: region.slug, nameKazakh: region.name.kazakh, nameRussian: region.name.russian,
      cities: cities.map { city in
        let prefix = addresses.outerPrefix(city)
        return ChooserCity(
          nameKazakh: city.name.kazakh, nameRussian: city.name.russian,
          portalKazakh: prefix + (content.site.languages.contains(.kazakh) ? "kk/" : "ru/"),
          portalRussian: prefix + (content.site.languages.contains(.russian) ? "ru/" : "kk/"),
          slug: city.slug, coordinates: city.coordinates,
          portal: "\(prefix)\(content.site.defaultLanguage.code)/",
          cabinet: "\(prefix)\(content.site.defaultLanguage.code)/cabinet/")
      })
  }

  func country(_ language: Language) -> CountryPage {
    let regions = content.regions.sorted(in: language) { $0.name[language] }
    return CountryPage(
      page: sharedMeta(
        language, title: content.site.title[language],
        description: theme.strings.text("country_lead", language), path: CountryPath.home,
        trail: []),
      sample: sampleMark(content.cities, language),
      regions: regions.filter { !$0.cities.isEmpty }.map { region in
        placeItem(
          region.cities.map { content.cities[$0] }, name: region.name[language],
          address: addresses.base + CountryPath.region(region, language),
          detail: theme.strings.counted("cities_count", region.cities.count, language), language)
      },
      data: countryDataRoutes.isEmpty ? nil : addresses.base + CountryPath.data(language),
      comparison: comparison(regions, language))
  }

  func region(_ index: Int, _ language: Language) -> RegionPage {
    let region = content.regions[index]
    let cities = region.cities.map { content.cities[$0] }
      .sorted(in: language) { $0.name[language] }
    return RegionPage(
      page: sharedMeta(
        language, title: region.name[language],
        description: theme.strings.text(
          "region_lead", language, ["region": region.name[language]]),
        path: { CountryPath.region(region, $0) }, trail: [countryCrumb(language)]),
      sample: sampleMark(cities, language),
      cities: cities.map { city in
        placeItem(
          [city], name: city.name[language],
          address: "\(addresses.outerPrefix(city))\(language.code)/", detail: "", language)
      }, comparison: comparison(cities, language))
  }

  /// What a page says whose figures of some cities are a sample; nil where none is.
  private func sampleMark(_ cities: [City], _ language: Language) -> String? {
    let counted = cities.filter {
      let counts = $0.outline.counts(on: today)
      return counts.kindergartens > 0 || counts.bulletins > 0 || counts.months > 0
    }
    guard counted.contains(where: \.isSample) else { return nil }
    return theme.strings.text(
      counted.allSatisfy(\.isSample) ? "sample_mark" : "comparison_sample", language)
  }

  /// The first step of the way to a page of the country.
  func countryCrumb(_ language: Language) -> Crumb {
    Crumb(
      label: escaped(theme.strings.text("crumb_country", language)),
      address: addresses.base + CountryPath.home(language),
      canonical: addresses.canonical(CountryPath.home(language)))
  }

  /// The numbers of some cities together; free places are those of the latest bulletins.
  private func placeItem(
    _ cities: [City], name: String, address: String, detail: String, _ language: Language
  ) -> PlaceItem {
    let kindergartens = cities.reduce(0) { $0 + $1.outline.kindergartens }
    let latest = cities.compactMap { city in
      city.data.shown(on: today).bulletins.first
    }
    let free = latest.isEmpty ? nil : latest.reduce(0) { $0 + $1.places }
    return PlaceItem(
      name: name, address: address, detail: detail,
      kindergartens: kindergartens == 0 ? "–" : language.words(kindergartens),
      free: free.map { language.words($0) } ?? "–",
      order: PlaceOrder(detail: cities.count, kindergartens: kindergartens, free: free))
  }

  func sharedMeta(
    _ language: Language, title: String, description: String, path: (Language) -> String,
    trail: [Crumb]
  ) -> PageMeta {
    let languages = content.site.languages
    return PageMeta(
      language: language, title: escaped(title), description: escaped(description),
      canonical: addresses.canonical(path(language)),
      alternates: languages.map {
        Alternate(language: $0, address: PageAddress(start: addresses.canonical(path($0))))
      },
      defaultAddress: addresses.canonical(path(content.site.defaultLanguage)), trail: trail,
      switches: languages.map {
        LanguageSwitch(
          language: $0, address: PageAddress(start: addresses.base, path: path($0)),
          isCurrent: $0 == language)
      })
  }

  var notFound: NotFoundPage {
    NotFoundPage(
      page: PageMeta(
        language: .kazakh, title: escaped(theme.strings.text("not_found_title", .kazakh)),
        canonical: addresses.canonical("404.html"), isHidden: true))
  }
}
