import Codes
import Content
import Dates
import Languages

/// What a city's tables tell the public on a day: rows that are dated later are left out.
struct PublishedData {
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

  /// The rows of a table in the order of the file, with what names the place before each.
  func rows(of table: DataTable, after place: [DataCell], _ body: ([DataCell]) -> Void) {
    switch table {
    case .kindergartens:
      for kindergarten in city.data.kindergartens { body(place + kindergarten.cells) }
    case .vacancies:
      for bulletin in bulletins {
        let day = bulletin.day.iso
        for vacancy in bulletin.vacancies {
          let kindergarten = city.data.kindergartens[vacancy.kindergarten]
          body(place + vacancy.cells(day, of: kindergarten.id))
        }
      }
    case .statistics:
      for month in statistics { body(place + month.cells) }
    }
  }
}

/// A cell of open data.
enum DataCell {
  /// A text or a code; an empty one is no value.
  case text(String)
  case integer(Int)
  /// A number with a fraction, as it is written.
  case number(String)
  /// A number of people that is not told.
  case hidden
}

extension Kindergarten {
  /// In the order of the columns.
  fileprivate var cells: [DataCell] {
    [
      .text(id), .text(name.kazakh), .text(name.russian), .text(address.kazakh),
      .text(address.russian), .text(phone), .text(ownership.rawValue),
      .text(languages.map(\.rawValue).joined(separator: ";")), .integer(groups),
      .integer(capacity), .integer(enrolled), degrees(\.latitude), degrees(\.longitude),
    ]
  }

  /// Without the zeros before the number that a table may have, as JSON forbids them.
  private func degrees(_ part: KeyPath<Coordinates, String>) -> DataCell {
    guard let written = coordinates?[keyPath: part] else { return .text("") }
    return .number(String(written.drop { $0 == "0" }))
  }
}

extension Vacancy {
  fileprivate func cells(_ day: String, of kindergarten: String) -> [DataCell] {
    [
      .text(day), .text(kindergarten), .text(ageGroup.rawValue), .text(groupType.rawValue),
      .text(language.rawValue), .integer(places),
    ]
  }
}

extension MonthStatistics {
  fileprivate var cells: [DataCell] {
    [
      .text(month.iso), DataCell(queueTotal), DataCell(queueBenefit), .integer(placesTotal),
      .integer(placesFree), DataCell(referralsIssued),
    ]
  }
}

extension DataCell {
  /// A count of people: 1 to 4 are hidden even where the city's own table tells them.
  fileprivate init(_ count: PublicCount) {
    switch count {
    case .fewerThanFive: self = .hidden
    case .exactly(let number):
      self = PublicCount.isFew(number) ? .hidden : .integer(number)
    }
  }
}
