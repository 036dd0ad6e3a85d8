import Content
import Languages
import Search

extension CityContext {
  /// The search of the city.
  func search(_ language: Language) -> SearchPage {
    var page = meta(
      .search, language, title: escaped(text("search_title", language)), trail: trail(language))
    page.isHidden = true
    func phrase(_ key: String) -> String {
      site.theme.strings.text(key, language, ["n": "{n}"])
    }
    return SearchPage(
      page: page, action: link(path(.search), language), files: searchFiles(language),
      phrases: (phrase("search_count"), phrase("search_more"), phrase("search_other_found")),
      others: languages.filter { $0 != language }.map {
        SearchOther(language: $0, address: link(path(.search), $0), files: searchFiles($0))
      }, guides: guideItems(language),
      catalogue: kindergartens.isEmpty ? nil : link(path(.kindergartens), language))
  }

  private func searchFiles(_ language: Language) -> SearchFiles {
    SearchFiles(
      own: link(path(.searchIndex), language),
      shared: site.addresses.base + SharedSearch.address(language))
  }

  /// What the search knows of this city alone: its values, its own guides, kindergartens and pages.
  func searchIndex(_ language: Language) -> [UInt8] {
    var json = SearchBlock()
    json.object {
      $0.key("holes")
      $0.object { json in
        for name in Holes.names + city.settings.values.keys.sorted().map({ "values.\($0)" }) {
          if let value = holes[language][name], !value.isEmpty { json.member(name, value) }
        }
      }
      appendOwnGuides(language, to: &$0)
      appendKindergartens(language, to: &$0)
      $0.key("pages")
      $0.list { json in
        for page in searchedPages(language) {
          json.line()
          json.list {
            $0.text(path(page.page))
            $0.text(page.title)
            $0.text(page.text)
            $0.text(page.words)
          }
        }
      }
    }
    return json.bytes
  }

  /// The guides that not every city shows, and those of every city that this one does not show.
  private func appendOwnGuides(_ language: Language, to json: inout SearchBlock) {
    // Read even where all are shared: the city may have its own one day.
    let guides = self.guides
    guard site.content.hasOwnGuides(city) else { return }
    let shared = sharedGuides.compactMap { $0.texts[language] }
    let shown = guides.indices.compactMap { index in
      guides[index].texts[language].map { (index, $0) }
    }
    let without = shared.filter { text in !shown.contains { $0.1 === text } }
    let own = shown.filter { shown in !shared.contains { $0 === shown.1 } }
    if !without.isEmpty {
      json.key("without")
      json.list { for text in without { $0.text(text.slug) } }
    }
    if !own.isEmpty {
      json.key("guides")
      json.list { for (index, text) in own { $0.guide(text, self.text(text, of: index)) } }
    }
  }

  private func appendKindergartens(_ language: Language, to json: inout SearchBlock) {
    let all = kindergartens
    guard !all.isEmpty else { return }
    let other = Language.allCases.first { $0 != language } ?? language
    let rows = site.theme.strings.rows
    // Whatever a kindergarten calls itself, it is found by what people call it.
    json.key("kind")
    json.text(text("search_words_kindergarten", language))
    json.key("kindergartens")
    json.list { json in
      for (kindergarten, hasOneName) in zip(all, kindergartensWithOneName) {
        let name = kindergarten.name[language]
        json.line()
        json.list {
          $0.text(kindergarten.id)
          $0.text(name)
          $0.text(kindergarten.address[language])
          $0.text(rows.text(kindergarten.ownership, language))
          $0.text(teaching(kindergarten.languages, language))
          if !hasOneName {
            $0.text(String(NameFolding.quoted(kindergarten.name[other])))
          }
        }
      }
    }
  }
}
