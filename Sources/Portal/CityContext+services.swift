import Bytes
import Codes
import Content
import Dates
import Languages

extension CityContext {
  /// The home page in the seeds' order: bulletins, queues, catalogue, statistics, then guides.
  func home(_ language: Language) -> HomePage {
    var blocks: [HomeBlock] = []
    if let latest = bulletins.first {
      let places = counted(.places, latest.places, language)
      blocks.append(
        HomeBlock(
          title: text("vacancies_title", language),
          text: site.theme.strings.text(
            "home_vacancies", language,
            ["day": language.words(latest.day), "age": age(latest.day, language)]),
          address: link("vacancies/", language), figure: places))
    }
    blocks.append(block("queue", .queue(.terms), language))
    if !kindergartens.isEmpty {
      blocks.append(
        HomeBlock(
          title: text("kindergartens_title", language),
          text: text("home_kindergartens", language), address: link("kindergartens/", language),
          figure: site.theme.strings.counted(
            "kindergartens_count", kindergartens.count, language)))
    }
    if !statistics.isEmpty { blocks.append(block("statistics", .statistics, language)) }
    if !reviews.isEmpty { blocks.append(block("reviews", .reviews, language)) }
    blocks.append(block("cabinet", .cabinet(.signIn), language))
    let strings = site.theme.strings
    return HomePage(
      page: meta(
        .home, language,
        title: escaped(
          strings.text("home_title", language, ["city": city.forms[.locative][language]])),
        description: strings.text(
          "home_lead", language, ["city": city.forms[.locative][language]]), trail: .none),
      blocks: blocks, guides: guideItems(language))
  }

  private func block(_ name: String, _ page: CityPage, _ language: Language) -> HomeBlock {
    HomeBlock(
      title: text(String(joined: "\(name)_title"), language),
      text: text(String(joined: "home_\(name)"), language),
      address: link(path(page), language))
  }

  func queueTerms(_ language: Language) -> QueueTermsPage {
    QueueTermsPage(
      page: meta(
        .queue(.terms), language, title: escaped(text("queue_title", language)),
        description: text("queue_lead", language), trail: trail(language)),
      buttons: city.settings.queueTypes.map { type in
        CodeView(
          code: type.rawValue,
          label: text(String(joined: "queue_button_\(type.rawValue)"), language))
      }, action: link("queue/apply/", language),
      termsVersion: site.termsVersion)
  }

  func service(_ kind: QueuePageKind, _ language: Language) -> ServicePage {
    let name = String(joined: "queue_\(kind.rawValue)")
    return ServicePage(
      page: meta(
        .queue(kind), language, title: escaped(text(String(joined: "\(name)_title"), language)),
        trail: trail(language, ("queue_title", .queue(.terms)))),
      text: text(String(joined: "\(name)_text"), language), menu: [])
  }

  /// What parents wrote and the city has published, newest first.
  func reviewsPage(_ language: Language) -> ReviewsPage {
    ReviewsPage(
      page: meta(
        .reviews, language, title: escaped(text("reviews_title", language)),
        description: site.theme.strings.text(
          "reviews_lead", language, ["city": placeOwning(language)]),
        trail: trail(language)),
      reviews: reviews.map { review in
        let kindergarten = review.kindergarten.map { kindergartens[$0] }
        return reviewItem(
          review, language, name: kindergarten?.name[language],
          link: kindergarten.map { link(String(joined: "kindergartens/\($0.id)/"), language) })
      }, writing: hasOpenCabinet ? link(path(.cabinet(.review)), language) : nil)
  }

  func reviewItem(
    _ review: Review, _ language: Language, name: String? = nil, link: String? = nil
  ) -> ReviewItem {
    ReviewItem(
      day: language.words(review.day), date: review.day.iso,
      foreignLanguage: review.language == language ? nil : review.language.code,
      rating: site.theme.strings.text(
        "rating_of_five", language, ["n": String(review.rating)]), text: review.text,
      name: name, link: link)
  }

  /// How long ago a day was, in words: a reader sees at once whether a bulletin is fresh.
  func age(_ day: Day, _ language: Language) -> String {
    let days = today.map { $0.number - day.number } ?? 0
    switch days {
    case ...0: return text("age_today", language)
    case 1: return text("age_yesterday", language)
    default: return site.theme.strings.counted("days_ago", days, language)
    }
  }

  func service(_ kind: CabinetPageKind, _ language: Language) -> ServicePage {
    let isOpen = [.signIn, .register, .recover].contains(kind)
    let name = kind.key
    var page = meta(
      .cabinet(kind), language, title: escaped(text(String(joined: "\(name)_title"), language)),
      trail: kind == .signIn
        ? trail(language) : trail(language, ("cabinet_title", .cabinet(.signIn))))
    page.isHidden = kind != .signIn
    return ServicePage(
      page: page, text: text(String(joined: "\(name)_text"), language),
      menu: isOpen
        ? []
        : cabinetMenu(language).map { item in
          ServiceLink(
            label: item.label, address: item.address,
            current: item.kind == kind ? "page" : kind.isBelow(item.kind) ? "true" : nil)
        })
  }

  /// The items of the cabinet's menu, whatever the page.
  func menuItems(_ language: Language) -> [CabinetMenuItem] {
    menu.map {
      CabinetMenuItem(
        kind: $0, label: label($0, language), address: link(path(.cabinet($0)), language))
    }
  }

  /// The items of the cabinet's menu: five (S0-21), the children where parents add them (S3-34), and
  /// the admissions where parents sign (S4-20, S4-53).
  private var menu: [CabinetPageKind] {
    if hasAdmissions { return CabinetPageKind.menuWithAdmissions }
    return signInMethod == .phonePassword
      ? CabinetPageKind.menuWithChildren : CabinetPageKind.menu
  }

  /// What an item is called: the applications are shorter beside the children (S3-44).
  private func label(_ item: CabinetPageKind, _ language: Language) -> String {
    item == .applications && signInMethod == .phonePassword
      ? text("cabinet_applications_menu", language)
      : text(String(joined: "\(item.key)_title"), language)
  }
}
