import Bytes
import Codes
import Content
import Languages

extension CityContext {
  func catalogue(_ language: Language) -> KindergartensPage {
    let all = kindergartens
    let rows = catalogueRows(language)
    let order = rows.order
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
          letter: letter.name, id: String(joined: "letter-\(number + 1)"),
          kindergartens: order.places[letter.range].map { catalogueItem($0, rows) })
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
      CodeView(code: $0.rawValue, label: text(String(joined: "\(family)_\($0.rawValue)"), language))
    }
  }

  private func catalogueItem(_ index: Int, _ rows: CatalogueRows) -> CatalogueItem {
    let language = rows.language
    let vacancies = latestVacancies[index] ?? []
    return CatalogueItem(
      index: index, catalogue: rows, codes: kindergartenCodes[index],
      languages: teaching(rows.kindergartens[index].languages, language),
      free: bulletins.isEmpty ? nil : vacancies.reduce(0) { $0 + $1.places },
      ages: ages(vacancies, language))
  }

  /// Languages of instruction in words.
  func teaching(_ languages: [TeachingLanguage], _ language: Language) -> String {
    if let known = taught[language][languages] { return known }
    let words = languages.map { site.theme.strings.rows.text($0, language) }
      .joined(separator: ", ")
    taught[language][languages] = words
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
