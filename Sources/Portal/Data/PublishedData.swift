import Codes
import Content
import Dates
import Languages

/// What a city's tables tell the public on a day: rows that are dated later are left out.
///
/// An object, for many files ask it: a copy would count a reference for each text of the city.
final class PublishedData: Sendable {
  let city: City
  /// The bulletins that are out, oldest first: new rows come after those that were there.
  let bulletins: [Bulletin]
  /// The months that have begun, oldest first.
  let statistics: [MonthStatistics]

  /// Leaves out what is dated later than a day on the portal's clock; nothing without a day.
  init(_ city: City, today: Day?) {
    self.city = city
    let shown = city.data.shown(on: today)
    bulletins = shown.bulletins.reversed()
    statistics = shown.statistics.reversed()
  }

  /// The tables that have rows.
  var tables: [DataTable] { DataTable.allCases.filter { count($0) > 0 } }

  /// How many rows a table has.
  func count(_ table: DataTable) -> Int {
    switch table {
    case .kindergartens: city.data.kindergartens.count
    case .vacancies: bulletins.reduce(0) { $0 + $1.vacancies.count }
    case .statistics: statistics.count
    }
  }

  /// Writes the rows of a table in the order of the file, with what names the place before each.
  func write(
    _ table: DataTable, after place: [String], to writer: inout some DataRowWriter & ~Copyable
  ) {
    func row<Writer: DataRowWriter & ~Copyable>(
      _ beginning: inout WrittenCells?, _ texts: @autoclosure () -> [String],
      _ writer: inout Writer, _ cells: (inout Writer) -> Void
    ) {
      writer.beginRow()
      writer.shared(&beginning, texts())
      cells(&writer)
      writer.endRow()
    }
    let kindergartens = city.data.kindergartens
    var beginning: WrittenCells?
    switch table {
    case .kindergartens:
      for kindergarten in kindergartens {
        row(&beginning, place, &writer) { kindergarten.write(to: &$0) }
      }
    case .vacancies:
      var kinds = [WrittenCells?](repeating: nil, count: Vacancy.kindCount)
      for bulletin in bulletins {
        beginning = nil
        for vacancy in bulletin.vacancies {
          row(&beginning, place + [bulletin.day.iso], &writer) { writer in
            writer.text(kindergartens[vacancy.kindergarten].id)
            writer.shared(&kinds[vacancy.kind], vacancy.codes)
            writer.integer(vacancy.places)
          }
        }
      }
    case .statistics:
      for month in statistics { row(&beginning, place, &writer) { month.write(to: &$0) } }
    }
  }
}

extension Kindergarten {
  /// In the order of the columns.
  fileprivate func write(to writer: inout some DataRowWriter & ~Copyable) {
    writer.text(id)
    writer.text(name.kazakh)
    writer.text(name.russian)
    writer.text(address.kazakh)
    writer.text(address.russian)
    writer.text(phone)
    writer.text(ownership.rawValue)
    writer.text(codesOfLanguages)
    writer.integer(groups)
    writer.integer(capacity)
    writer.integer(enrolled)
    Self.write(degrees: coordinates?.latitude, to: &writer)
    Self.write(degrees: coordinates?.longitude, to: &writer)
  }

  private static func write(degrees: String?, to writer: inout some DataRowWriter & ~Copyable) {
    guard let degrees else { return writer.text("") }
    // Without the zeros before the number that a table may have, as JSON forbids them.
    let zero = UInt8(ascii: "0")
    writer.number(
      degrees.utf8.first == zero ? String(Substring(degrees.utf8.drop { $0 == zero })) : degrees)
  }

  private var codesOfLanguages: String {
    if languages.count == 1, let only = languages.first { return only.rawValue }
    return languages.map(\.rawValue).joined(separator: ";")
  }
}

extension Vacancy {
  /// Its codes in the order of the columns.
  fileprivate var codes: [String] { [ageGroup.rawValue, groupType.rawValue, language.rawValue] }

  /// A number for them, from 0 up to `kindCount`.
  fileprivate var kind: Int {
    (ageGroup.ordinal * GroupType.allCases.count + groupType.ordinal)
      * TeachingLanguage.allCases.count + language.ordinal
  }

  fileprivate static let kindCount =
    AgeGroup.allCases.count * GroupType.allCases.count * TeachingLanguage.allCases.count
}

extension MonthStatistics {
  /// In the order of the columns.
  fileprivate func write(to writer: inout some DataRowWriter & ~Copyable) {
    writer.text(month.iso)
    queueTotal.write(to: &writer)
    queueBenefit.write(to: &writer)
    writer.integer(placesTotal)
    writer.integer(placesFree)
    referralsIssued.write(to: &writer)
  }
}

extension PublicCount {
  /// A count of people: 1 to 4 are hidden even where the city's own table tells them.
  fileprivate func write(to writer: inout some DataRowWriter & ~Copyable) {
    switch self {
    case .exactly(let number) where !PublicCount.isFew(number): writer.integer(number)
    case .fewerThanFive, .exactly: writer.hidden()
    }
  }
}
