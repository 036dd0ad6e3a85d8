import Bytes
import Content
import Dates
import Languages
import Markdown
import Mustache

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
          id: String(joined: "\(feedName(language))/\(bulletin.day.iso)"),
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
    String(
      joined:
        "tag:\(site.addresses.host),2026:\(site.addresses.base)\(city.slug)/\(language.code)/bulletins"
    )
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
      html.paragraph(counted(.places, bulletin.places, language))
      return html.bytes
    }
    html.paragraph(sentence(change, bulletins[index + 1], language))
    let rows = changedRows(bulletin, change, language)
    html.list(rows.prefix(Self.changeLimit)) { row, html in
      write(row.row, row.kind, language, to: &html)
    }
    if rows.count > Self.changeLimit {
      html.link(
        site.theme.strings.counted("changes_further", rows.count - Self.changeLimit, language),
        page)
    }
    return html.bytes
  }

  /// A row that is not as it was; one that is gone has no kind.
  private typealias ChangedRow = (row: Vacancy, kind: BulletinChange.Kind?)

  /// The rows that are not as they were: first what a parent can apply to.
  private func changedRows(_ bulletin: Bulletin, _ change: BulletinChange, _ language: Language)
    -> [ChangedRow]
  {
    var news: [ChangedRow] = []
    var more: [ChangedRow] = []
    var fewer: [ChangedRow] = []
    for row in sorted(bulletin.vacancies, language) {
      let kind = change.kind(row)
      switch kind {
      case .new: news.append((row, kind))
      case .more: more.append((row, kind))
      case .fewer: fewer.append((row, kind))
      case .same: break
      }
    }
    return news + more + fewer + sorted(change.gone, language).map { ($0, nil) }
  }

  private func write(
    _ row: Vacancy, _ kind: BulletinChange.Kind?, _ language: Language, to html: inout FeedText
  ) {
    let change = kind.map { changeItem($0, language).wrapped }
    html.text(change?.sign ?? "−")
    html.append(" ")
    html.text(change?.text ?? text("row_gone", language))
    html.append(": ")
    html.text(catalogueOrder(language).names[row.kindergarten])
    let codes = site.theme.strings.rows
    html.append(", ")
    html.text(codes.text(row.ageGroup, language))
    html.append(", ")
    html.text(codes.text(row.groupType, language))
    html.append(", ")
    html.text(codes.text(row.language, language))
    html.append(" (")
    html.text(language.words(row.places))
    html.append(")")
  }
}

/// A little HTML of plain texts.
private struct FeedText: ~Copyable {
  private var buffer = ByteBuffer(capacity: 4096)

  var bytes: [UInt8] { buffer.bytes }

  /// A plain text.
  mutating func text(_ text: String) { Escaping.appendText(text, to: &buffer) }

  mutating func paragraph(_ text: String) {
    append("<p>")
    self.text(text)
    append("</p>")
  }

  mutating func list<Item>(
    _ items: some Collection<Item>, _ write: (Item, inout FeedText) -> Void
  ) {
    guard !items.isEmpty else { return }
    append("<ul>")
    for item in items {
      append("<li>")
      write(item, &self)
      append("</li>")
    }
    append("</ul>")
  }

  mutating func link(_ text: String, _ address: String) {
    append("<p><a href=\"")
    self.text(address)
    append("\">")
    self.text(text)
    append("</a></p>")
  }

  /// Markup, or text that needs no escaping.
  mutating func append(_ text: StaticString) { buffer.append(text) }
}
