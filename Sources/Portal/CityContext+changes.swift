import Content
import Dates
import Languages
import Mustache

extension CityContext {
  /// What changed from a bulletin to the next one, in words and signs.
  func changeView(_ change: BulletinChange, _ old: Bulletin, _ language: Language) -> ChangeView {
    let difference = change.after - change.before
    let sums: [(String, String, Int)] = [
      ("+", "change_new", change.sums.new), ("−", "change_gone", change.sums.lost),
      ("↑", "change_more", change.sums.more), ("↓", "change_fewer", change.sums.fewer),
    ]
    return ChangeView(
      difference: difference > 0
        ? "+\(language.words(difference))"
        : difference < 0 ? "−\(language.words(-difference))" : "0",
      sentence: sentence(change, old, language),
      sums: sums.filter { $0.2 > 0 }.map { sign, key, count in
        ChangeSum(
          sign: sign, label: text(key, language), count: language.words(count),
          leadsToGone: key == "change_gone")
      })
  }

  /// The sums of two bulletins in a sentence.
  func sentence(_ change: BulletinChange, _ old: Bulletin, _ language: Language) -> String {
    let strings = site.theme.strings
    return strings.text(
      "changes_sentence", language,
      [
        "day": language.words(old.day),
        "before": counted(.places, change.before, language),
        "after": counted(.places, change.after, language),
        "difference": difference(change.after - change.before, language).text,
      ])
  }

  /// What became of a row.
  func changeItem(_ kind: BulletinChange.Kind, _ language: Language) -> ViewObject<ChangeItem> {
    let number = kind.number
    if let known = changeItems[language][number] { return known }
    let item =
      switch kind {
      case .new: ChangeItem(sign: "+", text: text("row_new", language), kind: "new")
      case .more(let count): difference(count, language)
      case .fewer(let count): difference(-count, language)
      case .same: ChangeItem(sign: "=", text: text("row_same", language), kind: "same")
      }
    let object = ViewObject(item)
    changeItems[language][number] = object
    return object
  }

  /// By how many places there are more or fewer.
  func difference(_ count: Int, _ language: Language) -> ChangeItem {
    let strings = site.theme.strings
    if count > 0 {
      return ChangeItem(
        sign: "↑", text: strings.counted("places_more", count, language), kind: "more")
    }
    if count < 0 {
      return ChangeItem(
        sign: "↓", text: strings.counted("places_fewer", -count, language), kind: "fewer")
    }
    return ChangeItem(sign: "=", text: text("places_equal", language), kind: "same")
  }

  /// All bulletins by year and month, newest first.
  func archive(_ language: Language) -> ArchivePage {
    var years: [ArchiveYear] = []
    for index in bulletins.indices {
      let (day, month) = (bulletins[index].day, bulletins[index].day.monthOfYear)
      if years.last?.number != day.year {
        years.append(
          ArchiveYear(
            number: day.year,
            name: site.theme.strings.text("archive_year", language, ["year": String(day.year)])))
      }
      if years.last?.months.last?.id != month.iso {
        years[years.count - 1].months.append(
          ArchiveMonth(id: month.iso, name: language.words(month)))
      }
      let last = years[years.count - 1].months.count - 1
      years[years.count - 1].months[last].bulletins.append(archiveItem(index, language))
    }
    return ArchivePage(
      page: meta(
        .archive, language, title: escaped(text("archive_title", language)),
        description: site.theme.strings.text(
          "archive_lead", language, ["city": placeOwning(language)]),
        trail: trail(language, ("vacancies_title", .vacancies))),
      years: years)
  }

  private func archiveItem(_ index: Int, _ language: Language) -> BulletinItem {
    var item = bulletinItem(bulletins[index], .bulletin(index), language)
    item.change = change(index).map { difference($0.after - $0.before, language) }
    return item
  }
}

extension BulletinChange.Kind {
  /// A number that no other kind has: numbers are found sooner than kinds.
  fileprivate var number: Int {
    switch self {
    case .same: 0
    case .more(let count): count
    case .fewer(let count): -count
    case .new: Int.max
    }
  }
}
