import Content
import Dates
import Languages
import Markdown

extension CityContext {
  func guideList(_ language: Language) -> GuidesPage {
    GuidesPage(
      page: meta(
        .guides, language, title: escaped(text("guides_title", language)),
        description: text("guides_lead", language), trail: trail(language)),
      guides: guideItems(language))
  }

  func makeGuideItems(_ language: Language) -> [GuideItem] {
    guides.indices.compactMap { index in
      guard let shown = guide(index, language) else { return nil }
      let values = values(shown.text.language, link: language)
      return GuideItem(
        title: shown.text.title.bytes(values), summary: shown.text.summary.bytes(values),
        address: link(path(.guide(index)), language),
        foreignLanguage: shown.isFallback ? shown.text.language.code : nil)
    }
  }

  func guidePage(_ index: Int, _ language: Language) -> GuidePage {
    guard let shown = guide(index, language) else {
      // Routes list only guides that have a text; an empty page is what a wrong index would give.
      return GuidePage(
        page: meta(.guides, language, title: [], trail: .none),
        body: FilledText(text: Fragment(), values: values(language, link: language)), summary: [],
        contents: [], updated: nil, updatedDate: nil, leaflet: nil, foreignLanguage: nil,
        original: nil)
    }
    let text = shown.text
    let values = values(text.language, link: language)
    let summary = text.summary.bytes(values)
    let whole = self.text(text, of: index)
    return GuidePage(
      page: guideMeta(index, language, text, isFallback: shown.isFallback, summary),
      body: FilledText(text: whole.body, values: values), summary: summary,
      contents: whole.headings.compactMap { heading in
        heading.level == 2
          ? ContentsItem(id: heading.id, text: heading.text.bytes(values)) : nil
      },
      updated: text.frontMatter.updated.map { language.words($0) },
      updatedDate: text.frontMatter.updated?.iso, leaflet: leafletOffer(index, language),
      foreignLanguage: shown.isFallback ? text.language.code : nil,
      original: shown.isFallback ? nil : original(of: text, index))
  }

  /// Where the original of an outdated translation stands.
  private func original(of text: GuideText, _ index: Int) -> OriginalText? {
    guard text.isOutdated, let source = text.frontMatter.source,
      guides[index].texts[source.language] != nil
    else { return nil }
    return OriginalText(
      language: source.language.code, address: link(path(.guide(index)), source.language))
  }

  func title(of index: Int, _ language: Language) -> [UInt8] {
    guard let text = guide(index, language)?.text else { return [] }
    return text.title.bytes(values(text.language, link: language))
  }

  /// A guide's head: a text of the other language leads search engines to its own page.
  private func guideMeta(
    _ index: Int, _ language: Language, _ text: GuideText, isFallback: Bool, _ summary: [UInt8]
  ) -> PageMeta {
    let path = path(.guide(index))
    var page = meta(
      .guide(index), language, title: title(of: index, language),
      trail: trail(language, ("guides_title", .guides)))
    page.description = summary
    let own = languages.filter { guides[index].texts[$0] != nil }
    page.alternates =
      isFallback
      ? [] : own.map { Alternate(language: $0, address: addresses.canonicalParts(path, $0)) }
    let preferred = site.content.site.defaultLanguage
    page.defaultAddress =
      isFallback
      ? nil : canonical(path, own.contains(preferred) ? preferred : own.first ?? language)
    if isFallback {
      page.canonical = canonical(path, text.language)
      page.foreignLanguage = text.language.code
    }
    page.switches = languages.map { other in
      let target = guide(index, other) == nil ? "" : path
      return LanguageSwitch(
        language: other, address: addresses.parts(target, other), isCurrent: other == language)
    }
    return page
  }

  /// What holes become in a text of one language on a page of another or the same.
  private func values(_ textLanguage: Language, link language: Language) -> Fragment.Values {
    let holes = holes[textLanguage]
    return Fragment.Values(
      localPrefix: link("", language), rootPrefix: site.addresses.base,
      hole: { holes[$0] ?? "" })
  }
}
