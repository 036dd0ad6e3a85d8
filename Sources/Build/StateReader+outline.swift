import Content
import Dates
import Files

extension StateReader {
  /// What is known of a city's tables.
  mutating func outline() -> TablesOutline? {
    var outline = TablesOutline()
    guard let kindergartens = number(), kindergartens >= 0,
      let bulletins = list({ reader in reader.issue() }),
      let months = list({ reader in reader.month() }),
      let reviews = list({ reader in reader.day() })
    else { return nil }
    var files: [Fingerprint?] = []
    for _ in 0..<4 {
      guard let file = list({ reader in reader.fingerprint() }) else { return nil }
      files.append(file.first)
    }
    (outline.kindergartens, outline.bulletins) = (kindergartens, bulletins)
    (outline.months, outline.reviews) = (months, reviews)
    (outline.files.kindergartens, outline.files.vacancies) = (files[0], files[1])
    (outline.files.statistics, outline.files.reviews) = (files[2], files[3])
    return outline
  }

  private mutating func list<Element>(_ read: (inout StateReader) -> Element?) -> [Element]? {
    guard let count = number() else { return nil }
    var list: [Element] = []
    while list.count < count {
      guard let element = read(&self) else { return nil }
      list.append(element)
    }
    return list
  }

  private mutating func issue() -> TablesOutline.Issue? {
    guard let day = day(), let flag = number() else { return nil }
    return TablesOutline.Issue(day: day, hasVacancies: flag == 1)
  }

  private mutating func day() -> Day? { number().flatMap { Day(number: $0) } }

  private mutating func month() -> Month? {
    guard let year = number(), let month = number() else { return nil }
    return Day(year: year, month: month, day: 1)?.monthOfYear
  }
}
