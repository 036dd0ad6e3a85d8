import Content
import Dates
import Languages
import Markdown

extension CityContext {
  /// The bulletins as a feed (RFC 4287): the newest entries, each with what changed.
  ///
  /// Everything in it comes from the bulletins: `updated` is midnight of a bulletin's day on the
  /// portal's clock.
  func feed(_ language: Language) -> [UInt8] {
    guard let newest = bulletins.first else { return [] }
    let owner = site.content.site.owner[language]
    var writer = AtomWriter(
      AtomWriter.Head(
        id: feedName(language),
        title: "\(text("vacancies_title", language)): \(city.name[language])",
        language: language, author: owner.isEmpty ? site.content.site.title[language] : owner,
        updated: updated(newest), address: canonical(path(.feed), language),
        page: canonical(path(.vacancies), language)))
    for index in bulletins.indices.prefix(Self.entryLimit) {
      let bulletin = bulletins[index]
      let page = canonical(path(.bulletin(index)), language)
      writer.add(
        AtomWriter.Entry(
          id: "\(feedName(language))/\(bulletin.day.iso)",
          title: bulletinTitle(bulletin, language), updated: updated(bulletin), page: page,
          content: content(index, language, page)))
    }
    return writer.finished()
  }

  /// As many bulletins as a feed holds; all others stand in the archive.
  private static let entryLimit = 20
  /// As many changes as an entry tells; the bulletin's page has them all.
  private static let changeLimit = 30

  /// A name that stays the same when the portal's layout changes (RFC 4151).
  ///
  /// The year says when the host was its owner's; it is fixed, for another one would make every entry
  /// new.
  private func feedName(_ language: Language) -> String {
    "tag:\(site.content.site.hostName),2026:\(site.addresses.base)\(city.slug)/\(language.code)/bulletins"
  }

  private func updated(_ bulletin: Bulletin) -> String {
    let zone = site.content.site.zone
    return Moment(startOf: bulletin.day, in: zone).rfc3339(in: zone)
  }

  /// What an entry says, as HTML.
  private func content(_ index: Int, _ language: Language, _ page: String) -> [UInt8] {
    let bulletin = bulletins[index]
    var html = FeedText()
    guard let change = change(index) else {
      html.paragraph(site.theme.strings.counted("places_count", bulletin.places, language))
      return html.bytes
    }
    html.paragraph(sentence(change, bulletins[index + 1], language))
    let items = changeLines(bulletin, change, language)
    html.list(items.prefix(Self.changeLimit))
    if items.count > Self.changeLimit {
      html.link(
        site.theme.strings.counted("changes_further", items.count - Self.changeLimit, language),
        page)
    }
    return html.bytes
  }

  /// One line for each row that is not as it was: first what a parent can apply to.
  private func changeLines(_ bulletin: Bulletin, _ change: BulletinChange, _ language: Language)
    -> [String]
  {
    let rows = sorted(bulletin.vacancies, language).map { ($0, change.kind($0)) }
    var news: [String] = []
    var more: [String] = []
    var fewer: [String] = []
    for (row, kind) in rows {
      switch kind {
      case .new: news.append(line(row, "+ \(text("row_new", language))", language))
      case .more: more.append(line(row, words(kind, language), language))
      case .fewer: fewer.append(line(row, words(kind, language), language))
      case .same: break
      }
    }
    let gone = sorted(change.gone, language).map {
      line($0, "− \(text("row_gone", language))", language)
    }
    return news + more + fewer + gone
  }

  private func line(_ row: Vacancy, _ what: String, _ language: Language) -> String {
    let item = vacancyItem(row, language)
    let details = [item.name, item.ageGroup, item.groupType, item.language].joined(separator: ", ")
    return "\(what): \(details) (\(item.places))"
  }

  private func words(_ kind: BulletinChange.Kind, _ language: Language) -> String {
    let item = changeItem(kind, language)
    return "\(item.sign) \(item.text)"
  }
}

/// A little HTML of plain texts.
private struct FeedText {
  private(set) var bytes: [UInt8] = []

  mutating func paragraph(_ text: String) {
    append("<p>")
    Escaping.appendText(text, to: &bytes)
    append("</p>")
  }

  mutating func list(_ items: some Sequence<String>) {
    var isEmpty = true
    for item in items {
      append(isEmpty ? "<ul><li>" : "<li>")
      isEmpty = false
      Escaping.appendText(item, to: &bytes)
      append("</li>")
    }
    if !isEmpty { append("</ul>") }
  }

  mutating func link(_ text: String, _ address: String) {
    append("<p><a href=\"")
    Escaping.appendText(address, to: &bytes)
    append("\">")
    Escaping.appendText(text, to: &bytes)
    append("</a></p>")
  }

  private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }
}
