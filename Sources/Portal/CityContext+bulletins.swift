import Codes
import Content
import Dates
import Languages

extension CityContext {
  func bulletin(_ index: Int, _ language: Language, isLatest: Bool) -> BulletinPage {
    let bulletin = bulletins[index]
    let day = language.words(bulletin.day)
    let page: CityPage = isLatest ? .vacancies : .bulletin(index)
    let title =
      isLatest
      ? text("vacancies_title", language)
      : site.theme.strings.text("bulletin_title", language, ["day": day])
    let meta = meta(
      page, language, title: escaped(title),
      description: site.theme.strings.text(
        "vacancies_lead", language, ["city": city.forms[.locative][language], "day": day]),
      trail: isLatest
        ? trail(language)
        : trail(language, ("vacancies_title", .vacancies), ("archive_title", .archive)))
    return BulletinPage(
      page: meta, bulletin: bulletinItem(bulletin, .bulletin(index), language),
      isLatest: isLatest, archive: link("vacancies/archive/", language),
      vacancies: sorted(bulletin.vacancies, language).map { vacancyItem($0, language) })
  }

  func archive(_ language: Language) -> ArchivePage {
    ArchivePage(
      page: meta(
        .archive, language, title: escaped(text("archive_title", language)),
        trail: trail(language, ("vacancies_title", .vacancies))),
      bulletins: bulletins.indices.map { bulletinItem(bulletins[$0], .bulletin($0), language) })
  }

  func bulletinItem(_ bulletin: Bulletin, _ page: CityPage, _ language: Language) -> BulletinItem {
    BulletinItem(
      day: language.words(bulletin.day), date: bulletin.day.iso,
      link: link(path(page), language),
      places: site.theme.strings.counted("places_count", bulletin.places, language),
      age: age(bulletin.day, language))
  }

  func vacancyItem(_ vacancy: Vacancy, _ language: Language) -> VacancyItem {
    let kindergarten = city.data.kindergartens[vacancy.kindergarten]
    return VacancyItem(
      name: kindergarten.name[language],
      link: link("kindergartens/\(kindergarten.id)/", language),
      ageGroup: text("age_\(vacancy.ageGroup.rawValue)", language),
      groupType: text("group_\(vacancy.groupType.rawValue)", language),
      language: text("teaching_\(vacancy.language.rawValue)", language),
      places: language.words(vacancy.places))
  }

  /// By kindergarten as the catalogue has them, then by age and type.
  private func sorted(_ vacancies: [Vacancy], _ language: Language) -> [Vacancy] {
    let ranks = catalogueOrder[language].ranks
    let keyed = vacancies.map { vacancy in
      (
        rank: ranks[vacancy.kindergarten],
        detail: vacancy.ageGroup.rawValue + vacancy.groupType.rawValue
          + vacancy.language.rawValue, vacancy: vacancy
      )
    }
    return keyed.sorted { ($0.rank, $0.detail) < ($1.rank, $1.detail) }.map(\.vacancy)
  }

  func statistics(_ language: Language) -> StatisticsPage {
    let lead = site.theme.strings.text(
      "statistics_lead", language, ["city": city.forms[.locative][language]])
    var page = meta(
      .statistics, language, title: escaped(text("statistics_title", language)),
      description: lead, trail: trail(language))
    let months = city.data.statistics
    if let first = months.last, let last = months.first {
      page.structured = StructuredData.dataset(
        name: "\(text("statistics_title", language)): \(city.name[language])", description: lead,
        canonical: page.canonical, language: language,
        months: "\(first.month.iso)/\(last.month.iso)")
    }
    return StatisticsPage(
      page: page,
      months: city.data.statistics.map { month in
        MonthItem(
          month: language.words(month.month), queueTotal: words(month.queueTotal, language),
          queueBenefit: words(month.queueBenefit, language),
          placesTotal: language.words(month.placesTotal),
          placesFree: language.words(month.placesFree),
          referralsIssued: words(month.referralsIssued, language))
      })
  }

  private func words(_ count: PublicCount, _ language: Language) -> String {
    switch count {
    case .exactly(let count): language.words(count)
    case .fewerThanFive: PublicCount.hidden
    }
  }
}
