import Codes
import Content
import Languages

extension CityContext {
  func catalogue(_ language: Language) -> KindergartensPage {
    let all = city.data.kindergartens
    return KindergartensPage(
      page: meta(
        .kindergartens, language, title: escaped(text("kindergartens_title", language)),
        description: site.theme.strings.text(
          "kindergartens_lead", language, ["city": city.forms[.locative][language]]),
        trail: trail(language)),
      count: site.theme.strings.counted("kindergartens_count", all.count, language),
      kindergartens: catalogueOrder[language].places.map { item(all[$0], language) })
  }

  func kindergarten(_ index: Int, _ language: Language) -> KindergartenPage {
    let kindergarten = city.data.kindergartens[index]
    let vacancies = latestVacancies[index] ?? []
    var page = meta(
      .kindergarten(index), language, title: escaped(kindergarten.name[language]),
      description: kindergarten.address[language],
      trail: trail(language, ("kindergartens_title", .kindergartens)))
    page.structured = StructuredData.preschool(
      kindergarten, language, place: city.name[language], canonical: page.canonical)
    return KindergartenPage(
      page: page,
      kindergarten: item(kindergarten, language), map: map(kindergarten),
      bulletin: bulletins.first.map { bulletinItem($0, .vacancies, language) },
      vacancies: vacancies.map { vacancyItem($0, language) },
      writing: hasOpenCabinet
        ? link(path(.cabinet(.review)) + "?kindergarten=\(kindergarten.id)", language) : nil)
  }

  private func item(_ kindergarten: Kindergarten, _ language: Language) -> KindergartenItem {
    let free = max(0, kindergarten.capacity - kindergarten.enrolled)
    return KindergartenItem(
      name: kindergarten.name[language], address: kindergarten.address[language],
      link: link("kindergartens/\(kindergarten.id)/", language),
      ownership: text("ownership_\(kindergarten.ownership.rawValue)", language),
      languages: kindergarten.languages.map { text("teaching_\($0.rawValue)", language) }
        .joined(separator: ", "),
      groups: language.words(kindergarten.groups), capacity: language.words(kindergarten.capacity),
      enrolled: language.words(kindergarten.enrolled), free: language.words(free),
      hasFree: free > 0, phone: kindergarten.phone)
  }

  /// An address that opens the place in whatever map program the reader has.
  private func map(_ kindergarten: Kindergarten) -> String? {
    kindergarten.coordinates.map { "geo:\($0.latitude),\($0.longitude)" }
  }
}
