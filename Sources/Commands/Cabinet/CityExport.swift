import Cabinet
import CabinetService
import CabinetStore
import Codes
import Content
import Dates
import Languages
import Tables

/// The tables of a city as the cabinet fills them, beside what others wrote into them.
struct CityExport {
  /// A table as it stands.
  struct Written {
    let columns: [String]
    let rows: [[String]]

    /// Takes a table apart; columns it does not have are empty.
    init(_ bytes: [UInt8]?, file: String, columns: [String]) {
      self.columns = columns
      let kind = ContentTable(rawValue: String(file.prefix { $0 != "." }))
      guard let bytes, let kind, let table = kind.read(bytes, file: file).table else {
        rows = []
        return
      }
      let canonical = kind.canonical(table)
      let places = columns.map { canonical.header.firstIndex(of: $0) }
      rows = canonical.rows.map { row in places.map { place in place.map { row[$0] } ?? "" } }
    }
  }

  let city: Content.City
  let records: CityRecords
  let zone: Zone
  /// The bytes of a table of the city as they stand; nil where there is none.
  let read: (String) throws(CommandFailure) -> [UInt8]?

  /// What is left out since the catalogue does not have it (any more).
  var unknown: [String] {
    let named = records.places.map(\.place.group.kindergarten) + records.reviews.map(\.kindergarten)
    return Set(named).subtracting(kindergartens).sorted()
  }

  private var kindergartens: Set<String> { Set(city.data.kindergartens.map(\.id)) }

  /// The tables that have something of the cabinet, with their names.
  func tables() throws(CommandFailure) -> [(name: String, bytes: [UInt8])] {
    var tables: [(name: String, bytes: [UInt8])] = []
    if !records.places.isEmpty { tables.append(("vacancies.csv", try vacancies())) }
    if let counts = records.counts { tables.append(("statistics.csv", try statistics(counts))) }
    if !records.reviews.isEmpty { tables.append(("reviews.csv", try reviews())) }
    return tables
  }

  private func written(_ name: String, _ columns: [String]) throws(CommandFailure) -> Written {
    Written(try read(name), file: name, columns: columns)
  }

  /// Places as they were published, those alike added up; other days stay as they are.
  private func vacancies() throws(CommandFailure) -> [UInt8] {
    let old = try written(
      "vacancies.csv",
      ["date", "kindergarten_id", "age_group", "group_type", "language", "places"])
    let days = Set(records.places.map(\.place.bulletin.iso))
    var sums: [[String]: Int] = [:]
    for kept in records.places where kept.place.withdrawnAt == nil {
      let group = kept.place.group
      guard kindergartens.contains(group.kindergarten) else { continue }
      let key = [
        kept.place.bulletin.iso, group.kindergarten, group.ageGroup.rawValue,
        group.groupType.rawValue, group.language.rawValue,
      ]
      sums[key, default: 0] += kept.place.places
    }
    let own = sums.map { $0.key + [String($0.value)] }
      .sorted { $0.lexicographicallyPrecedes($1) }
    let others = old.rows.filter { !days.contains($0[0]) }
    return CSVWriter.bytes(
      header: old.columns, rows: Self.ordered(others + own) { $0[0] < $1[0] })
  }

  /// The row of the month; small counts of people are hidden.
  private func statistics(_ counts: CityRecords.Counts) throws(CommandFailure) -> [UInt8] {
    let old = try written(
      "statistics.csv",
      [
        "month", "queue_total", "queue_benefit", "places_total", "places_free",
        "referrals_issued",
      ])
    let month = counts.month.iso
    let own = [
      month, PublicCount(counts.queueTotal).cell, PublicCount(counts.queueBenefit).cell,
      String(city.data.kindergartens.reduce(0) { $0 + $1.capacity }), String(counts.placesFree),
      PublicCount(counts.referralsIssued).cell,
    ]
    let others = old.rows.filter { $0[0] != month }
    return CSVWriter.bytes(
      header: old.columns, rows: Self.ordered(others + [own]) { $0[0] < $1[0] })
  }

  /// Reviews that were published; those that others wrote stay.
  private func reviews() throws(CommandFailure) -> [UInt8] {
    let old = try written(
      "reviews.csv", ["date", "language", "kindergarten_id", "rating", "text", "status"])
    let all = records.reviews.map { ($0.status, row($0)) }
    // A row of the cabinet is known by what it says; its status may have been another then, and
    // its text may have stood there as it was typed.
    let known = Set(all.map { Array($0.1.dropLast()) } + records.reviews.map(typed))
    let others = old.rows.filter { !known.contains(Array($0.dropLast())) }
      .map { row in row.map(CSVWriter.plain) }
    let own = all.filter { $0.0 == .published && kindergartens.contains($0.1[2]) }.map(\.1)
    return CSVWriter.bytes(
      header: old.columns, rows: Self.ordered(others + own) { $0[0] > $1[0] })
  }

  private func row(_ review: KindergartenReview) -> [String] {
    typed(review).dropLast() + [CSVWriter.plain(review.text), review.status.rawValue]
  }

  /// What a review says, its text as it was typed.
  private func typed(_ review: KindergartenReview) -> [String] {
    [
      review.at.day(in: zone)?.iso ?? "", review.language.code, review.kindergarten,
      String(review.rating), review.text,
    ]
  }

  /// In order, rows alike as they came.
  private static func ordered(
    _ rows: [[String]], _ isBefore: ([String], [String]) -> Bool
  ) -> [[String]] {
    rows.enumerated().sorted { one, other in
      if isBefore(one.element, other.element) { return true }
      return !isBefore(other.element, one.element) && one.offset < other.offset
    }.map(\.element)
  }
}
