import Codes
import Dates
import Diagnostics
import Languages
import Tables

extension CityTables {
  mutating func readVacancies(_ table: Table) {
    var rows = BulletinRows()
    let required = ["date", "kindergarten_id", "age_group", "group_type", "language", "places"]
    read(table, .vacancies, required, columns: VacancyColumns.init) { tables, reader, columns in
      let day = reader.day(columns.day)
      let kindergarten = tables.kindergarten(columns.kindergarten, &reader)
      let age = reader.code(columns.age)
      let type = reader.code(columns.type)
      let language = reader.code(columns.language)
      let places = reader.number(columns.places)
      guard let day, let kindergarten, let age, let type, let language, let places else { return }
      let vacancy = Vacancy(
        kindergarten: kindergarten, ageGroup: age, groupType: type, language: language,
        places: places)
      guard let line = rows.add(vacancy, day, line: reader.row.line) else { return }
      let note = Diagnostic.Note(
        at: reader.place(line: line), "first written here")
      reader.report.add(
        Diagnostic(
          .duplicateRow, at: reader.place(columns.day),
          "this row is the same as another of the day; the places are added",
          help: "keep one row, with the sum of the places", notes: [note]))
    }
    data.bulletins = rows.bulletins
  }

  private struct VacancyColumns {
    let day, kindergarten, places: RecordReader.Column
    let age: CodeColumn<AgeGroup>
    let type: CodeColumn<GroupType>
    let language: CodeColumn<TeachingLanguage>

    init(_ reader: RecordReader) {
      (day, kindergarten) = (reader.column("date"), reader.column("kindergarten_id"))
      places = reader.column("places")
      age = reader.column("age_group")
      type = reader.column("group_type")
      language = reader.column("language")
    }
  }

  mutating func readStatistics(_ table: Table) {
    var lines: [Month: Int] = [:]
    let required = [
      "month", "queue_total", "queue_benefit", "places_total", "places_free", "referrals_issued",
    ]
    read(table, .statistics, required, columns: StatisticsColumns.init) { tables, reader, columns in
      let month = reader.month(columns.month)
      let queue = reader.count(columns.queue)
      let benefit = reader.count(columns.benefit)
      let issued = reader.count(columns.issued)
      let total = reader.number(columns.total)
      let free = reader.number(columns.free)
      if let month, let line = lines[month] {
        let note = Diagnostic.Note(
          at: reader.place(line: line), "first written here")
        reader.report.add(
          Diagnostic(
            .duplicateIdentifier, at: reader.place(columns.month), "\(month.iso) stands twice",
            help: "keep one row for a month", notes: [note]))
        return
      }
      if let month { lines[month] = reader.row.line }
      guard let month, let queue, let benefit, let issued, let total, let free else { return }
      if benefit.smallest > queue.largest { reader.reportPart(columns.benefit, of: columns.queue) }
      if free > total { reader.reportPart(columns.free, of: columns.total) }
      tables.data.statistics.append(
        MonthStatistics(
          month: month, queueTotal: queue, queueBenefit: benefit, placesTotal: total,
          placesFree: free, referralsIssued: issued))
    }
    data.statistics.sort { $0.month > $1.month }
  }

  private struct StatisticsColumns {
    let month, queue, benefit, total, free, issued: RecordReader.Column

    init(_ reader: RecordReader) {
      (month, issued) = (reader.column("month"), reader.column("referrals_issued"))
      (queue, benefit) = (reader.column("queue_total"), reader.column("queue_benefit"))
      (total, free) = (reader.column("places_total"), reader.column("places_free"))
    }
  }

  mutating func readReviews(_ table: Table) {
    let required = ["date", "language", "rating", "text", "status"]
    read(table, .reviews, required, ["kindergarten_id"], columns: ReviewColumns.init) {
      tables, reader, columns in
      let day = reader.day(columns.day)
      let language = reader.code(columns.language)
      let rating = reader.rating(columns.rating)
      let text = reader.needed(columns.text)
      let status = reader.code(columns.status)
      var kindergarten: Int?
      if !reader.text(columns.kindergarten).isEmpty {
        kindergarten = tables.kindergarten(columns.kindergarten, &reader)
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

  private struct ReviewColumns {
    let day, rating, text, kindergarten: RecordReader.Column
    let language: CodeColumn<ReviewLanguage>
    let status: CodeColumn<ReviewStatus>

    init(_ reader: RecordReader) {
      (day, language) = (reader.column("date"), reader.column("language"))
      (rating, text) = (reader.column("rating"), reader.column("text"))
      (status, kindergarten) = (reader.column("status"), reader.column("kindergarten_id"))
    }
  }
}

extension RecordReader {
  /// A count of people, of which few may be hidden.
  mutating func count(_ column: Column) -> PublicCount? {
    if let number = CellValue.plainNumber(bytes(column)) { return PublicCount(number) }
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
  fileprivate mutating func reportPart(_ part: Column, of whole: Column) {
    report.add(
      Diagnostic(
        .partOverWhole, at: place(part),
        "\(word(part)) is \(text(part)), more than \(word(whole)), which is \(text(whole))"))
  }

  mutating func rating(_ column: Column) -> Int? {
    guard let rating = number(column) else { return nil }
    if (1...5).contains(rating) { return rating }
    report.add(
      Diagnostic(
        .invalidNumber, at: place(column), "\(word(column)) cannot be “\(rating)”",
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
