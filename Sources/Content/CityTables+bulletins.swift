import Codes
import Dates
import Diagnostics
import Languages
import Tables

extension CityTables {
  mutating func readVacancies(_ table: Table) {
    var days: [Day: [Vacancy]] = [:]
    var lines: [VacancyKey: Int] = [:]
    let required = ["date", "kindergarten_id", "age_group", "group_type", "language", "places"]
    read(table, .vacancies, required) { tables, reader in
      let day = reader.day("date")
      let kindergarten = tables.kindergarten(&reader)
      let age = reader.code("age_group", AgeGroup.self)
      let type = reader.code("group_type", GroupType.self)
      let language = reader.code("language", TeachingLanguage.self)
      let places = reader.number("places")
      guard let day, let kindergarten, let age, let type, let language, let places else { return }
      let vacancy = Vacancy(
        kindergarten: kindergarten, ageGroup: age, groupType: type, language: language,
        places: places)
      let key = VacancyKey(day: day, vacancy: vacancy.with(places: 0))
      if let line = lines[key] {
        let note = Diagnostic.Note(
          at: reader.place(line: line), "first written here")
        reader.report.add(
          Diagnostic(
            .duplicateRow, at: reader.place("date"),
            "this row is the same as another of the day; the places are added",
            help: "keep one row, with the sum of the places", notes: [note]))
        Self.add(vacancy, to: &days[day, default: []])
      } else {
        lines[key] = reader.row.line
        days[day, default: []].append(vacancy)
      }
    }
    data.bulletins = days.map { Bulletin(day: $0.key, vacancies: $0.value) }
      .sorted { $0.day > $1.day }
  }

  private struct VacancyKey: Hashable {
    let day: Day
    let vacancy: Vacancy
  }

  private static func add(_ vacancy: Vacancy, to vacancies: inout [Vacancy]) {
    let alike = vacancy.with(places: 0)
    guard let index = vacancies.firstIndex(where: { $0.with(places: 0) == alike }) else { return }
    vacancies[index] = vacancy.with(places: vacancies[index].places + vacancy.places)
  }

  mutating func readStatistics(_ table: Table) {
    var lines: [Month: Int] = [:]
    let required = [
      "month", "queue_total", "queue_benefit", "places_total", "places_free", "referrals_issued",
    ]
    read(table, .statistics, required) { tables, reader in
      let month = reader.month("month")
      let people = ["queue_total", "queue_benefit", "referrals_issued"].map { reader.count($0) }
      let places = ["places_total", "places_free"].map { reader.number($0) }
      if let month, let line = lines[month] {
        let note = Diagnostic.Note(
          at: reader.place(line: line), "first written here")
        reader.report.add(
          Diagnostic(
            .duplicateIdentifier, at: reader.place("month"), "\(month.iso) stands twice",
            help: "keep one row for a month", notes: [note]))
        return
      }
      if let month { lines[month] = reader.row.line }
      guard let month, let queue = people[0], let benefit = people[1], let issued = people[2],
        let total = places[0], let free = places[1]
      else { return }
      if benefit.smallest > queue.largest { reader.reportPart("queue_benefit", of: "queue_total") }
      if free > total { reader.reportPart("places_free", of: "places_total") }
      tables.data.statistics.append(
        MonthStatistics(
          month: month, queueTotal: queue, queueBenefit: benefit, placesTotal: total,
          placesFree: free, referralsIssued: issued))
    }
    data.statistics.sort { $0.month > $1.month }
  }

  mutating func readReviews(_ table: Table) {
    let required = ["date", "language", "rating", "text", "status"]
    read(table, .reviews, required, ["kindergarten_id"]) { tables, reader in
      let day = reader.day("date")
      let language = reader.code("language", ReviewLanguage.self)
      let rating = reader.rating()
      let text = reader.needed("text")
      let status = reader.code("status", ReviewStatus.self)
      var kindergarten: Int?
      if !reader.text("kindergarten_id").isEmpty {
        kindergarten = tables.kindergarten(&reader)
        if kindergarten == nil { return }
      }
      guard let day, let language, let rating, let text, let status else { return }
      tables.data.reviews.append(
        Review(
          day: day, language: language == .kazakh ? .kazakh : .russian, kindergarten: kindergarten,
          rating: rating, text: text, status: status))
    }
    data.reviews.sort { $0.day > $1.day }
  }
}

extension RecordReader {
  /// A count of people, of which few may be hidden.
  mutating func count(_ column: String) -> PublicCount? {
    let text = text(column)
    if text == PublicCount.hidden { return .fewerThanFive }
    if text.hasPrefix("<") || text.hasPrefix(">") {
      report.add(
        Diagnostic(
          .invalidNumber, at: place(column), "\(word(column)) cannot be “\(text.prefix(40))”",
          help: "write <5 for 1 to 4 people, or the whole number"))
      return nil
    }
    return number(column).map { PublicCount($0) }
  }

  /// Says that a number is more than what it is a part of.
  fileprivate mutating func reportPart(_ part: String, of whole: String) {
    report.add(
      Diagnostic(
        .partOverWhole, at: place(part),
        "\(word(part)) is \(text(part)), more than \(word(whole)), which is \(text(whole))"))
  }

  mutating func rating() -> Int? {
    guard let rating = number("rating") else { return nil }
    if (1...5).contains(rating) { return rating }
    report.add(
      Diagnostic(
        .invalidNumber, at: place("rating"), "\(word("rating")) cannot be “\(rating)”",
        help: "a rating is 1, 2, 3, 4 or 5"))
    return nil
  }
}

/// The language of a review.
enum ReviewLanguage: String, Code {
  case kazakh = "kk"
  case russian = "ru"
  static let noun = "language"
}

extension Vacancy {
  fileprivate func with(places: Int) -> Vacancy {
    Vacancy(
      kindergarten: kindergarten, ageGroup: ageGroup, groupType: groupType, language: language,
      places: places)
  }
}
