import Content
public import Dates
import Languages
public import Mustache

extension Site {
  /// What the clock will change of the pages, in order.
  ///
  /// A text that is due but overridden in every city changes nothing, and is left out. What tells how
  /// old a bulletin is changes every midnight besides: see `nextMidnight`.
  ///
  /// - Throws: `RenderError` when a template fails.
  public func dueChanges() throws(RenderError) -> [DueChange] {
    var changes: [DueChange] = []
    for (moment, cities) in content.dueMoments(after: moment) {
      let (before, after) = (at(moment.adding(seconds: -1)), at(moment))
      var found: [String: DueChange] = [:]
      for index in cities where content.cities[index].isSelected {
        let pair = (before.city(at: index), after.city(at: index))
        let own = pair.1.changes(since: pair.0, at: moment)
        if own.isEmpty { continue }
        guard try pair.1.differs(from: pair.0) else { continue }
        for change in own {
          if found[change.file] == nil {
            found[change.file] = change
          } else {
            found[change.file]?.cities += 1
          }
        }
      }
      changes += found.values.sorted { $0.file.utf8.lexicographicallyPrecedes($1.file.utf8) }
    }
    return changes
  }

  /// The moments from the site's own up to the next one at which the clock changes anything of it.
  public var moments: Range<Int> {
    let due = content.dueMoments(after: moment).first?.moment.seconds
    let midnight = today.flatMap { Day(number: $0.number + 1) }
      .map { Moment(startOf: $0, in: content.site.zone).seconds }
    let until = min(due ?? .max, midnight ?? .max)
    return moment.seconds..<max(moment.seconds, until)
  }

  /// The next midnight on the portal's clock, when pages say how old a bulletin is: they change then.
  public var nextMidnight: Moment? {
    guard let day = today, let next = Day(number: day.number + 1),
      selectedCities.contains(where: { city in
        content.cities[city].outline.bulletins.contains { $0.day <= day }
      })
    else { return nil }
    return Moment(startOf: next, in: content.site.zone)
  }
}

extension CityContext {
  /// What the clock does to a city between the second before a moment and the moment.
  fileprivate func changes(since before: CityContext, at moment: Moment) -> [DueChange] {
    let (old, new) = (before.shownTexts, shownTexts)
    var changes: [DueChange] = []
    for (file, text) in new where old[file] == nil && text.frontMatter.publish == moment {
      changes.append(change(.publish, text, moment))
    }
    for (file, text) in old where new[file] == nil && text.frontMatter.expire == moment {
      changes.append(change(.expire, text, moment))
    }
    if let bulletin = bulletins.first, bulletins.count > before.bulletins.count {
      changes.append(
        change(.bulletin, "vacancies.csv", "vacancies/\(bulletin.day.iso)/", moment))
    }
    if !before.openBulletins.isSubset(of: openBulletins) {
      changes.append(change(.deadline, "vacancies.csv", path(.deadlines), moment))
    }
    if reviews.count > before.reviews.count {
      changes.append(change(.review, "reviews.csv", path(.reviews), moment))
    }
    if statistics.count > before.statistics.count || currentMonth != before.currentMonth {
      changes.append(change(.statistics, "statistics.csv", path(.statistics), moment))
    }
    return changes
  }

  /// The bulletins that take applications.
  private var openBulletins: Set<Day> {
    Set(bulletins.filter { closing($0)?.isOpen ?? false }.map(\.day))
  }

  /// The newest month of the statistics while it goes on.
  private var currentMonth: Month? {
    statistics.first.flatMap { $0.month == site.today?.monthOfYear ? $0.month : nil }
  }

  /// A change of a table, which pages of the default language show among others.
  private func change(
    _ kind: DueChange.Kind, _ table: String, _ path: String, _ moment: Moment
  ) -> DueChange {
    let language = site.content.site.defaultLanguage
    return DueChange(
      moment: moment, kind: kind, file: "content/cities/\(city.slug)/\(table)",
      address: "\(city.slug)/\(language.code)/\(path)", cities: 1)
  }

  private func change(_ kind: DueChange.Kind, _ text: GuideText, _ moment: Moment) -> DueChange {
    DueChange(
      moment: moment, kind: kind, file: text.file,
      address: "\(city.slug)/\(text.language.code)/guides/\(text.slug)/", cities: 1)
  }

  /// The texts the city shows, by their files.
  private var shownTexts: [String: GuideText] {
    let texts = guides.flatMap { guide in languages.compactMap { guide.texts[$0] } }
    return Dictionary(texts.map { ($0.file, $0) }) { first, _ in first }
  }

  /// Whether the city's pages are other ones: a text may give way to one that says the same.
  fileprivate func differs(from before: CityContext) throws(RenderError) -> Bool {
    let addresses = routes.map { site.address(of: $0, in: self) }
    guard addresses == before.routes.map({ before.site.address(of: $0, in: before) }) else {
      return true
    }
    // The search follows what the other pages show, and the texts of every city besides.
    for (new, old) in zip(routes, before.routes) where !new.isSearch {
      if try site.render(new, in: self) != before.site.render(old, in: before) { return true }
    }
    return false
  }
}
