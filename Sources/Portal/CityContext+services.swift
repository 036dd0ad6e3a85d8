import Content
import Languages

extension CityContext {
  /// The home page in the seeds' order: bulletins, queues, catalogue, statistics, then guides.
  func home(_ language: Language) -> HomePage {
    var blocks: [HomeBlock] = []
    if let latest = bulletins.first {
      let places = site.theme.strings.counted("places_count", latest.places, language)
      blocks.append(
        HomeBlock(
          title: text("vacancies_title", language),
          text: site.theme.strings.text(
            "home_vacancies", language,
            ["day": language.words(latest.day), "places": places]),
          address: link("vacancies/", language)))
    }
    blocks.append(block("queue", .queue(.terms), language))
    if !city.data.kindergartens.isEmpty {
      blocks.append(
        HomeBlock(
          title: text("kindergartens_title", language),
          text: site.theme.strings.counted(
            "kindergartens_count", city.data.kindergartens.count, language),
          address: link("kindergartens/", language)))
    }
    if !city.data.statistics.isEmpty { blocks.append(block("statistics", .statistics, language)) }
    blocks.append(block("cabinet", .cabinet(.signIn), language))
    let strings = site.theme.strings
    return HomePage(
      page: meta(
        .home, language,
        title: escaped(
          strings.text("home_title", language, ["city": city.forms[.locative][language]])),
        description: strings.text(
          "home_lead", language, ["city": city.forms[.locative][language]]), trail: []),
      blocks: blocks, guides: guideItems(language))
  }

  private func block(_ name: String, _ page: CityPage, _ language: Language) -> HomeBlock {
    HomeBlock(
      title: text("\(name)_title", language), text: text("home_\(name)", language),
      address: link(path(page), language))
  }

  func queueTerms(_ language: Language) -> QueueTermsPage {
    QueueTermsPage(
      page: meta(
        .queue(.terms), language, title: escaped(text("queue_title", language)),
        description: text("queue_lead", language), trail: trail(language)),
      buttons: city.settings.queueTypes.map { type in
        QueueButton(
          label: text("queue_button_\(type.rawValue)", language),
          address: link("queue/apply/?type=\(type.rawValue)", language))
      })
  }

  func service(_ kind: QueuePageKind, _ language: Language) -> ServicePage {
    let name = "queue_\(kind.rawValue)"
    return ServicePage(
      page: meta(
        .queue(kind), language, title: escaped(text("\(name)_title", language)),
        trail: trail(language, ("queue_title", .queue(.terms)))),
      text: text("\(name)_text", language), menu: [])
  }

  func service(_ kind: CabinetPageKind, _ language: Language) -> ServicePage {
    let isSignIn = kind == .signIn
    let name = isSignIn ? "cabinet_sign_in" : "cabinet_\(kind.rawValue)"
    var page = meta(
      .cabinet(kind), language, title: escaped(text("\(name)_title", language)),
      trail: isSignIn
        ? trail(language) : trail(language, ("cabinet_title", .cabinet(.signIn))))
    page.isHidden = !isSignIn
    return ServicePage(
      page: page, text: text("\(name)_text", language),
      menu: isSignIn
        ? []
        : CabinetPageKind.allCases.filter { $0 != .signIn }.map { item in
          ServiceLink(
            label: text("cabinet_\(item.rawValue)_title", language),
            address: link(path(.cabinet(item)), language), isCurrent: item == kind)
        })
  }
}
