import Bytes
import Codes
import Content
import Languages

/// A page of a city that is found by its title, its sentence and the words people use for it.
struct SearchedPage {
  let page: CityPage
  let title: String
  let text: String
  let words: String
}

extension CityContext {
  /// The pages and services of the city, without guides and kindergartens.
  func searchedPages(_ language: Language) -> [SearchedPage] {
    let strings = site.theme.strings
    let owner = placeOwning(language)
    var pages = [
      found(.queue(.terms), "queue_title", text("queue_lead", language), "queue", language),
      found(.queue(.check), "queue_check", "check", language),
      found(.queue(.list), "queue_list", "list", language),
    ]
    if !kindergartens.isEmpty {
      let lead = strings.text("kindergartens_lead", language, ["city": owner])
      pages.append(
        found(.kindergartens, "kindergartens_title", lead, "kindergartens", language))
    }
    if let latest = bulletins.first {
      let lead = strings.text(
        "vacancies_lead", language,
        ["city": owner, "day": language.words(latest.day)])
      pages.append(found(.vacancies, "vacancies_title", lead, "vacancies", language))
      let archived = strings.text("archive_lead", language, ["city": owner])
      pages.append(found(.archive, "archive_title", archived, "archive", language))
    }
    if !statistics.isEmpty {
      let lead = strings.text("statistics_lead", language, ["city": owner])
      pages.append(found(.statistics, "statistics_title", lead, "statistics", language))
    }
    if !reviews.isEmpty {
      let lead = strings.text("reviews_lead", language, ["city": owner])
      pages.append(found(.reviews, "reviews_title", lead, "reviews", language))
    }
    return pages + cabinetPages(language)
  }

  /// The pages of the cabinet that begin something; those of a record are reached from them.
  private func cabinetPages(_ language: Language) -> [SearchedPage] {
    var kinds: [CabinetPageKind] = [.signIn]
    guard let method = signInMethod else {
      return kinds.map { found(.cabinet($0), $0.key, "cabinet", language) }
    }
    if method == .phonePassword { kinds.append(contentsOf: [.register, .children]) }
    if method != .signature { kinds.append(.recover) }
    if hasAdmissions { kinds.append(contentsOf: [.admission, .admissions]) }
    kinds.append(contentsOf: CabinetPageKind.menu)
    return kinds.map { kind in
      let words: String? =
        switch kind {
        case .signIn: "cabinet"
        case .register: "register"
        case .recover: "recover"
        case .referrals: "referrals"
        default: nil
        }
      return found(.cabinet(kind), kind.key, words, language)
    }
  }

  /// A page whose title and sentence have the same name.
  private func found(_ page: CityPage, _ key: String, _ words: String?, _ language: Language)
    -> SearchedPage
  {
    found(
      page, String(joined: "\(key)_title"), text(String(joined: "\(key)_text"), language), words,
      language)
  }

  private func found(
    _ page: CityPage, _ title: String, _ sentence: String, _ words: String?, _ language: Language
  ) -> SearchedPage {
    SearchedPage(
      page: page, title: text(title, language), text: sentence,
      words: words.map { text(String(joined: "search_words_\($0)"), language) } ?? "")
  }
}
