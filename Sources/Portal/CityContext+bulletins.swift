import Codes
import Content
import Dates
import Languages

extension CityContext {
  /// The latest bulletin, or that of a day.
  func bulletin(_ index: Int, _ language: Language, isLatest: Bool) -> BulletinPage {
    let bulletin = bulletins[index]
    let change = change(index)
    let rows = sorted(bulletin.vacancies.filter { $0.places > 0 }, language)
    let catalogue = catalogueRows(language)
    return BulletinPage(
      page: bulletinMeta(index, language, isLatest: isLatest),
      bulletin: bulletinItem(bulletin, .bulletin(index), language),
      isLatest: isLatest, isStale: index == 0 && isStale(bulletin),
      closing: closing(bulletin).map {
        ClosingItem(day: language.words($0.day), date: $0.day.iso, isOpen: $0.isOpen)
      },
      change: change.map { changeView($0, bulletins[index + 1], language) },
      newest: index == 0 ? nil : link(path(.vacancies), language),
      earlier: neighbour(index + 1, language), later: neighbour(index - 1, language),
      archive: link(path(.archive), language), feed: link(path(.feed), language),
      deadlines: link(path(.deadlines), language),
      vacancies: rows.map { row in
        VacancyItem(
          row: row, catalogue: catalogue, change: change.map { changeItem($0.kind(row), language) })
      },
      gone: sorted(change?.gone ?? [], language).map { VacancyItem(row: $0, catalogue: catalogue) })
  }

  private func bulletinMeta(_ index: Int, _ language: Language, isLatest: Bool) -> PageMeta {
    let bulletin = bulletins[index]
    return meta(
      isLatest ? .vacancies : .bulletin(index), language,
      title: escaped(
        isLatest ? text("vacancies_title", language) : bulletinTitle(bulletin, language)),
      description: site.theme.strings.text(
        "vacancies_lead", language,
        ["city": placeOwning(language), "day": language.words(bulletin.day)]),
      trail: isLatest
        ? trail(language)
        : trail(language, ("vacancies_title", .vacancies), ("archive_title", .archive)))
  }

  /// What a bulletin of a day is called.
  func bulletinTitle(_ bulletin: Bulletin, _ language: Language) -> String {
    site.theme.strings.text("bulletin_title", language, ["day": language.words(bulletin.day)])
  }

  /// Whether a latest bulletin is so old that a reader has to be told: places of more than two weeks
  /// ago may be taken.
  private func isStale(_ bulletin: Bulletin) -> Bool {
    today.map { $0.number - bulletin.day.number > 14 } ?? false
  }

  private func neighbour(_ index: Int, _ language: Language) -> BulletinItem? {
    bulletins.indices.contains(index)
      ? bulletinItem(bulletins[index], .bulletin(index), language) : nil
  }

  func bulletinItem(_ bulletin: Bulletin, _ page: CityPage, _ language: Language) -> BulletinItem {
    BulletinItem(
      day: language.words(bulletin.day), date: bulletin.day.iso,
      link: link(path(page), language),
      places: counted(.places, bulletin.places, language),
      count: language.words(bulletin.places), age: age(bulletin.day, language))
  }

  /// By kindergarten as the catalogue has them, then by age and type.
  func sorted(_ vacancies: [Vacancy], _ language: Language) -> [Vacancy] {
    let ranks = catalogueOrder(language).ranks
    guard vacancies.count > 1 else { return vacancies }
    // One number for a row, its place last: a table has fewer than a million rows, of which each of the
    // three parts needs no more than twenty bits.
    let places = 1 << 20
    var keys = vacancies.enumerated().map { place, row in
      (ranks[row.kindergarten] * Vacancy.rankCount + row.rank) * places + place
    }
    keys.sort()
    return keys.map { vacancies[$0 % places] }
  }
}

extension Vacancy {
  /// Where a row stands among those of its kindergarten: by age, type and language as their codes
  /// have them.
  var rank: Int {
    (Self.ages[ageGroup.ordinal] * 100 + Self.groupTypes[groupType.ordinal]) * 100
      + Self.languages[language.ordinal]
  }

  /// More than any rank of a row.
  static let rankCount = 1_000_000

  private static let ages = ranks(AgeGroup.codes)
  private static let groupTypes = ranks(GroupType.codes)
  private static let languages = ranks(TeachingLanguage.codes)

  /// How many codes come before each, by their letters.
  private static func ranks(_ codes: [String]) -> [Int] {
    codes.map { code in codes.count { $0 < code } }
  }
}
