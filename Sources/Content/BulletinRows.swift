import Codes
import Dates

/// The rows of vacancies.csv so far, taken apart by day.
struct BulletinRows {
  /// A row, and the row before it of the same day and kindergarten.
  private struct Entry {
    /// Its place among the vacancies of the day.
    let place: Int
    let line: Int
    let earlier: Int?
  }

  private var days: [(day: Day, vacancies: [Vacancy])] = []
  private var placesOfDays: [Day: Int] = [:]
  private var entries: [Entry] = []
  /// The last entry of a day and a kindergarten: a number is hashed many times faster than the codes of
  /// a whole row, and only few rows share it.
  private var last: [Int: Int] = [:]
  private var current: (day: Day, place: Int)?

  /// The bulletins, newest first.
  var bulletins: [Bulletin] {
    days.map { Bulletin(day: $0.day, vacancies: $0.vacancies) }.sorted { $0.day > $1.day }
  }

  /// Adds a row.
  ///
  /// - Returns: The line of the row that is the same but for the places, to which they were added.
  mutating func add(_ vacancy: Vacancy, _ day: Day, line: Int) -> Int? {
    let place = place(of: day)
    let key = place << 32 | vacancy.kindergarten
    // Looked for and entered at once: few rows are alike.
    let head = last.updateValue(entries.count, forKey: key)
    var next = head
    while let index = next {
      let entry = entries[index]
      let known = days[place].vacancies[entry.place]
      if known.isAlike(vacancy) {
        days[place].vacancies[entry.place] = known.with(places: known.places + vacancy.places)
        last[key] = head
        return entry.line
      }
      next = entry.earlier
    }
    entries.append(Entry(place: days[place].vacancies.count, line: line, earlier: head))
    days[place].vacancies.append(vacancy)
    return nil
  }

  /// The place of a day in the list; most rows are of the day of the row before.
  private mutating func place(of day: Day) -> Int {
    if let current, current.day == day { return current.place }
    let place = placesOfDays[day] ?? days.count
    if place == days.count {
      placesOfDays[day] = place
      days.append((day, []))
    }
    current = (day, place)
    return place
  }
}

extension Vacancy {
  fileprivate func isAlike(_ other: Vacancy) -> Bool {
    kindergarten == other.kindergarten && ageGroup == other.ageGroup
      && groupType == other.groupType && language == other.language
  }

  fileprivate func with(places: Int) -> Vacancy {
    Vacancy(
      kindergarten: kindergarten, ageGroup: ageGroup, groupType: groupType, language: language,
      places: places)
  }
}
