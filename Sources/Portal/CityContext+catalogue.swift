import Codes
import Content
import Languages

extension CityContext {
  func catalogue(_ language: Language) -> KindergartensPage {
    let all = kindergartens
    let order = catalogueOrder(language)
    let vacant = Set(bulletins.first?.vacancies.map(\.groupType) ?? [])
    let ownerships = Set(all.map(\.ownership))
    let taught = Set(all.flatMap(\.languages))
    return KindergartensPage(
      page: meta(
        .kindergartens, language, title: escaped(text("kindergartens_title", language)),
        description: site.theme.strings.text(
          "kindergartens_lead", language, ["city": placeOwning(language)]),
        trail: trail(language)),
      count: site.theme.strings.counted("kindergartens_count", all.count, language),
      letters: order.letters.enumerated().map { number, letter in
        LetterItem(
          letter: letter.name, id: "letter-\(number + 1)",
          kindergartens: order.places[letter.range].map { catalogueItem($0, order, language) })
      },
      ownerships: options("ownership", language) { ownerships.contains($0) },
      languages: options("teaching", language) { (code: TeachingLanguage) in taught.contains(code)
      },
      ageGroups: options("age", language) { (_: AgeGroup) in true },
      groupTypes: options("group", language) { (code: GroupType) in vacant.contains(code) },
      bulletin: latestBulletin(language),
      queue: link(path(.queue(.terms)), language),
      hasPoints: all.contains { $0.coordinates != nil })
  }

  private func options<Codes: Code>(
    _ family: String, _ language: Language, _ isOffered: (Codes) -> Bool
  ) -> [CodeView] {
    Codes.allCases.filter(isOffered).map {
      CodeView(code: $0.rawValue, label: text("\(family)_\($0.rawValue)", language))
    }
  }

  private func catalogueItem(_ index: Int, _ order: CatalogueOrder, _ language: Language)
    -> CatalogueItem
  {
    let (kindergarten, codes) = (kindergartens[index], kindergartenCodes[index])
    let vacancies = latestVacancies[index] ?? []
    let free = vacancies.reduce(0) { $0 + $1.places }
    let other = Language.allCases.first { $0 != language }.map { kindergarten.name[$0] }
    return CatalogueItem(
      name: kindergarten.name[language],
      otherName: other == kindergarten.name[language] ? nil : other,
      address: kindergarten.address[language], phone: kindergarten.phone,
      phoneDigits: codes.phoneDigits, link: order.links[index],
      ownership: site.theme.strings.rows.text(kindergarten.ownership, language),
      ownershipCode: kindergarten.ownership.rawValue,
      languages: teaching(kindergarten, language),
      languageCodes: codes.languages,
      capacity: language.words(kindergarten.capacity),
      places: codes.places,
      free: bulletins.isEmpty ? nil : language.words(free), hasFree: free > 0,
      ages: ages(vacancies, language),
      point: codes.point)
  }

  func teaching(_ kindergarten: Kindergarten, _ language: Language) -> String {
    if let known = taught[language][kindergarten.languages] { return known }
    let words = kindergarten.languages.map { site.theme.strings.rows.text($0, language) }
      .joined(separator: ", ")
    taught[language][kindergarten.languages] = words
    return words
  }

  /// The free places of each age, the youngest first.
  private func ages(_ vacancies: [Vacancy], _ language: Language) -> [AgePlaces] {
    AgeGroup.allCases.compactMap { age in
      let places = vacancies.reduce(0) { $0 + ($1.ageGroup == age ? $1.places : 0) }
      guard places > 0 else { return nil }
      return AgePlaces(
        age: site.theme.strings.rows.text(age, language), places: language.words(places))
    }
  }
}
