import Bytes
import Charts
import Codes
import Content
import Languages
import Mustache

extension CityContext {
  /// How many bulletins the history of a kindergarten shows.
  static let longestHistory = 26

  func kindergarten(_ index: Int, _ language: Language) -> KindergartenPage {
    let kindergarten = kindergartens[index]
    let vacancies = latestVacancies[index] ?? []
    let reviews = reviewsOfKindergartens[index] ?? []
    let ratings = Ratings(reviews)
    let map = maps[index]
    let catalogue = catalogueRows(language)
    var page = meta(
      .kindergarten(index), language, title: escaped(kindergarten.name[language]),
      description: kindergarten.address[language],
      trail: trail(language, ("kindergartens_title", .kindergartens)))
    page.structured = StructuredData.together(page.structured) {
      StructuredData.write(
        kindergarten, language, place: city.name[language], canonical: page.canonical,
        map: map?.wrapped,
        ratings: ratings, to: &$0)
    }
    return KindergartenPage(
      page: page,
      kindergarten: KindergartenItem(
        index: index, catalogue: catalogue, codes: kindergartenCodes[index],
        languages: teaching(kindergarten.languages, language)), map: map,
      bulletin: latestBulletin(language),
      vacancies: sorted(vacancies, language).map { VacancyItem(row: $0, catalogue: catalogue) },
      free: counted(.places, vacancies.reduce(0) { $0 + $1.places }, language),
      history: history(index, language),
      reviews: reviews.map { reviewItem($0, language) },
      rating: ratings.map { rating($0, language) } ?? "",
      reviewCount: counted(.reviews, reviews.count, language),
      queue: linkToQueue(language),
      writing: hasOpenCabinet
        ? String(
          joined: "\(linkToReview(language))?kindergarten=\(kindergarten.id)")
        : nil)
  }

  private func rating(_ ratings: Ratings, _ language: Language) -> String {
    site.theme.strings.text("rating_of_five", language, ["n": ratings.average(",")])
  }

  /// Nothing before the second bulletin: one number is no history.
  private func history(_ index: Int, _ language: Language) -> ViewObject<PlacesHistory>? {
    let values = histories[index]
    guard values.count > 1, let now = values.last, let most = values.max() else { return nil }
    let known = daysOfBulletins(language)
    let sentence = historySentence(values, known, now: now, most: most, language)
    let chart = HistoryChart(
      values, on: known.axis, title: known.title, summary: sentence,
      words: { language.words($0) })
    return ViewObject(
      PlacesHistory(
        chart: chart.svg, sentence: sentence,
        days: known.rows.indices.map { age in
          DayPlaces(
            bulletin: known.rows[age], places: language.words(values[values.count - 1 - age]))
        }))
  }

  /// The most places and their day, where it is one; the newest number only where it is another.
  private func historySentence(
    _ values: [Int], _ known: HistoryDays, now: Int, most: Int, _ language: Language
  ) -> String {
    let (strings, span) = (site.theme.strings, known.span)
    guard most > 0 else { return strings.text("history_none", language, ["span": span]) }
    let age = values.count - 1 - (values.lastIndex(of: most) ?? 0)
    let isOnce = values.count { $0 == most } == 1
    let sentence = historyPhrases[language].text(.most(most, age: isOnce ? age : nil)) {
      let highest = language.words(most)
      return isOnce
        ? strings.text(
          "history_most", language, ["span": span, "most": highest, "day": known.during[age]])
        : strings.text("history_most_often", language, ["span": span, "most": highest])
    }
    guard now < most else { return sentence }
    let newest = historyPhrases[language].text(.now(now)) {
      strings.text("history_now", language, ["now": language.words(now)])
    }
    return String(joined: "\(sentence) \(newest)")
  }
}
