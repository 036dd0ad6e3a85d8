import Content
import Languages

extension CityContext {
  /// Whether the theme has a service worker.
  var hasWorker: Bool { site.workerAsset != nil }

  /// The pages that are kept before they are asked for: guides, the catalogue, the latest bulletin.
  private func keptPages(_ language: Language) -> [CityPage] {
    pages(language).filter { page in
      switch page {
      case .home, .guides, .guide, .kindergartens, .vacancies: true
      default: false
      }
    }
  }

  /// The page that stands for one that is not kept.
  func offline(_ language: Language) -> OfflinePage {
    OfflinePage(
      page: PageMeta(
        language: language, title: escaped(text("offline_title", language)),
        description: escaped(text("offline_text", language)),
        canonical: canonical(path(.offline), language),
        switches: languages.map {
          LanguageSwitch(
            language: $0, address: addresses.parts(path(.offline), $0), isCurrent: $0 == language)
        }, isHidden: true),
      links: keptPages(language).map { page in
        OfflineLink(
          label: label(of: page, language), address: link(path(page), language),
          foreignLanguage: foreignLanguage(of: page, language))
      })
  }

  private func foreignLanguage(of page: CityPage, _ language: Language) -> String? {
    guard case .guide(let index) = page, let shown = guide(index, language), shown.isFallback else {
      return nil
    }
    return shown.text.language.code
  }

  private func label(of page: CityPage, _ language: Language) -> [UInt8] {
    switch page {
    case .guide(let index): title(of: index, language)
    case .guides: escaped(text("guides_title", language))
    case .kindergartens: escaped(text("kindergartens_title", language))
    case .vacancies: escaped(text("vacancies_title", language))
    default: escaped(text("crumb_home", language))
    }
  }

  /// The city's service worker: what it has to know, and the address of what all cities share.
  ///
  /// Browsers compare it byte by byte with the one they have, so it changes only when a page comes
  /// or goes, a text changes, or the shared part does (W3C, Service Workers, Update).
  var worker: [UInt8] {
    guard let shared = site.workerAsset else { return [] }
    var json = JSONBlock()
    json.append("self.city = {\"home\":")
    json.append(quoted: prefix)
    json.append(",\"assets\":")
    json.append(quoted: site.addresses.base + "assets/")
    json.append(",\"languages\":{")
    for (number, language) in languages.enumerated() {
      if number > 0 { json.append(",") }
      json.append("\n")
      json.append(quoted: language.code)
      json.append(":{\"pages\":[")
      for (number, page) in keptPages(language).enumerated() {
        if number > 0 { json.append(",") }
        json.append(quoted: path(page))
      }
      json.append("],\n\"words\":{")
      appendWords(language, to: &json)
      json.append("}}")
    }
    json.append("}};\nimportScripts(")
    json.append(quoted: site.addresses.base + shared.address)
    json.append(");\n")
    return json.bytes
  }

  private func appendWords(_ language: Language, to json: inout JSONBlock) {
    let words = [
      ("kept", site.theme.strings.text("offline_kept", language, ["age": "{age}"])),
      ("again", text("offline_again", language)),
      ("today", text("age_today", language)), ("yesterday", text("age_yesterday", language)),
    ]
    for (name, word) in words {
      json.append(quoted: name)
      json.append(":")
      json.append(quoted: word)
      json.append(",")
    }
    json.append("\"days\":{")
    let forms = site.theme.strings.forms("days_ago", language)
    for (number, form) in forms.enumerated() {
      if number > 0 { json.append(",") }
      json.append(quoted: form.category.rawValue)
      json.append(":")
      json.append(quoted: form.text)
    }
    json.append("}")
  }

  /// What lets a phone install the city's portal (W3C, Web Application Manifest).
  ///
  /// Its `id` is the same in both languages: they are one thing on the screen of a phone.
  func manifest(_ language: Language) -> [UInt8] {
    WebManifest(
      id: prefix, start: link("", language), scope: prefix, language: language,
      name: site.theme.strings.text("install_name", language, ["city": city.name[language]]),
      shortName: city.name[language], icons: site.installIcons
    ).bytes
  }
}

extension Site {
  /// The shared part of all service workers; nil where the theme has none.
  var workerAsset: Asset? { asset(named: "worker.js") }

  /// The icons of an installed portal, as the theme has them: for any place, and with a margin that
  /// phones may cut off (`maskable`).
  var installIcons: [WebManifest.Icon] {
    [
      ("icon.svg", "any", "image/svg+xml", "any"),
      ("icon-192.png", "192x192", "image/png", "any"),
      ("icon-512.png", "512x512", "image/png", "any"),
      ("icon-maskable.png", "512x512", "image/png", "maskable"),
    ].compactMap { name, sizes, type, purpose in
      asset(named: name).map {
        WebManifest.Icon(
          address: addresses.base + $0.address, sizes: sizes, type: type, purpose: purpose)
      }
    }
  }
}
