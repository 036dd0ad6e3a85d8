import Codes
import Dates
import Testing

@testable import Cabinet

/// The tables of the calendar facts.
@Suite("Working calendar") struct WorkingCalendarTests {
  static let text = """
    2025-01-01:H 2025-01-02:H 2025-01-03:T 2025-01-05:W 2025-01-07:R 2025-03-08:H 2025-03-10:T
    2025-03-21:H 2025-03-22:H 2025-03-23:H 2025-03-24:T 2025-03-25:T 2025-05-01:H 2025-05-07:H
    2025-05-09:H 2025-06-06:R 2025-07-06:H 2025-07-07:T 2025-08-30:H 2025-09-01:T 2025-10-25:H
    2025-10-27:T 2025-12-16:H
    2026-01-01:H 2026-01-02:H 2026-01-07:R 2026-03-08:H 2026-03-09:T 2026-03-21:H 2026-03-22:H
    2026-03-23:H 2026-03-24:T 2026-03-25:T 2026-05-01:H 2026-05-07:H 2026-05-09:H 2026-05-11:T
    2026-05-27:R 2026-07-06:H 2026-10-25:H 2026-10-26:T 2026-12-16:H
    2027-01-01:H 2027-01-02:H 2027-01-04:T 2027-01-07:R 2027-03-08:H 2027-03-15:H 2027-03-21:H
    2027-03-22:H 2027-03-23:H 2027-03-24:T 2027-05-01:H 2027-05-03:T 2027-05-07:H 2027-05-09:H
    2027-05-10:T 2027-05-16:R 2027-07-06:H 2027-10-25:H 2027-12-16:H
    """

  static let calendar = WorkingCalendar(
    days: Dictionary(
      text.split(whereSeparator: \.isWhitespace).compactMap { entry -> (Day, CalendarKind)? in
        guard let day = Day(entry.prefix(10)),
          let kind = CalendarKind(rawValue: String(entry.suffix(1)))
        else { return nil }
        return (day, kind)
      }, uniquingKeysWith: { first, _ in first }))

  @Test(
    "Counts five working days, C01 to C19",
    arguments: [
      ("C01", "2025-10-16", "2025-10-23"),
      ("C02", "2025-03-17", "2025-03-27"),
      ("C03", "2025-12-29", "2026-01-08"),
      ("C04", "2025-12-31", "2026-01-12"),
      ("C05", "2026-03-05", "2026-03-13"),
      ("C06", "2026-03-18", "2026-03-30"),
      ("C07", "2026-03-20", "2026-04-01"),
      ("C08", "2026-04-29", "2026-05-08"),
      ("C09", "2026-05-05", "2026-05-14"),
      ("C10", "2026-05-25", "2026-06-02"),
      ("C11", "2026-06-29", "2026-07-07"),
      ("C12", "2026-08-27", "2026-09-03"),
      ("C13", "2026-10-22", "2026-10-30"),
      ("C14", "2026-12-14", "2026-12-22"),
      ("C15", "2026-12-30", "2027-01-11"),
      ("C16", "2027-03-10", "2027-03-18"),
      ("C17", "2027-03-18", "2027-03-30"),
      ("C18", "2027-04-30", "2027-05-12"),
      ("C19", "2026-03-07", "2026-03-16"),
    ])
  func countsFive(row: String, start: String, deadline: String) throws {
    let start = try #require(Day(start))
    #expect(Self.calendar.deadline(after: start, workingDays: 5) == Day(deadline), "\(row)")
  }

  @Test("Counts the working days of a year", arguments: [(2025, 246), (2026, 247), (2027, 247)])
  func countsYears(year: Int, count: Int) throws {
    let first = try #require(Day(year: year, month: 1, day: 1)).number
    let days = (0..<365).compactMap { Day(number: first + $0) }
    #expect(days.count { Self.calendar.isWorking($0) } == count)
  }

  @Test("Knows each kind of day")
  func knowsKinds() throws {
    for (text, isWorking) in [
      ("2025-01-05", true), ("2025-01-03", false), ("2025-01-07", false), ("2026-08-31", true),
      ("2026-08-30", false), ("2027-03-15", false), ("2026-11-20", true), ("2026-11-21", false),
    ] {
      #expect(Self.calendar.isWorking(try #require(Day(text))) == isWorking, "\(text)")
    }
  }

  @Test("Knows no deadline below zero and beyond the calendar")
  func knowsEdges() throws {
    let day = try #require(Day("2026-11-21"))
    #expect(Self.calendar.deadline(after: day, workingDays: 0) == day)
    #expect(Self.calendar.deadline(after: day, workingDays: -1) == nil)
    #expect(Self.calendar.deadline(after: day, workingDays: .max) == nil)
    let last = try #require(Day("2199-12-31"))
    #expect(Self.calendar.deadline(after: last, workingDays: 1) == nil)
  }
}
