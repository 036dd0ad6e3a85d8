import Testing

@testable import Dates

@Suite("Days and months") struct DayTests {
  @Test("Counts every day from 1900 to 2199 once, there and back")
  func countsEveryDay() throws {
    var day = try #require(Day("1900-01-01"))
    var count = 0
    let last = try #require(Day("2199-12-31"))
    while day < last {
      let next = try #require(Day(number: day.number + 1))
      guard next > day, Day(number: day.number) == day, Day(day.iso) == day,
        Day(year: day.year, month: day.month, day: day.day) == day,
        next.weekday == (day.weekday + 1) % 7, next.day == day.day + 1 || next.day == 1,
        next.day > 1 || day.day == day.monthOfYear.length
      else {
        Issue.record("\(day) and \(next)")
        return
      }
      day = next
      count += 1
    }
    #expect(count == 109_572)
  }

  @Test(
    "Knows the days of the week",
    arguments: [
      ("1900-01-01", 0), ("1970-01-01", 3), ("1991-12-16", 0), ("2000-02-29", 1),
      ("2024-02-29", 3), ("2026-09-01", 1), ("2026-11-20", 4), ("2100-03-01", 0),
      ("2199-12-31", 1),
    ])
  func knowsWeekdays(text: String, weekday: Int) {
    #expect(Day(text)?.weekday == weekday)
  }

  @Test("Counts from 1970")
  func countsFrom1970() {
    #expect(Day("1970-01-01")?.number == 0)
    #expect(Day("1969-12-31")?.number == -1)
    #expect(Day("2000-03-01")?.number == 11_017)
    #expect(Day("2026-11-20")?.number == 20_777)
  }

  @Test(
    "Refuses what is no day",
    arguments: [
      "", "2026-11-31", "2026-02-29", "2100-02-29", "2026-00-10", "2026-13-10", "2026-11-00",
      "1899-12-31", "2200-01-01", "2026-1-1", "2026/11/20", "20.11.2026", " 2026-11-20",
      "2026-11-20 ", "2026-11-2٠", "+026-11-20", "2026-11-20T00:00:00Z", "2026-1a-20",
    ])
  func refuses(text: String) {
    #expect(Day(text) == nil)
  }

  @Test("Refuses numbers beyond the calendar, the largest there are among them")
  func refusesNumbers() {
    let edges = [Day("1900-01-01"), Day("2199-12-31")].compactMap { $0?.number }
    #expect(Day(number: edges[0] - 1) == nil && Day(number: edges[1] + 1) == nil)
    for number in [Int.min, Int.min + 1, -719_469, Int.max - 719_468, Int.max] {
      #expect(Day(number: number) == nil)
    }
  }

  @Test("Gives every month its length and reads it back")
  func measuresMonths() {
    let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    for year in 1900...2199 {
      let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
      for (index, length) in lengths.enumerated() {
        let month = Month(unchecked: year, index + 1)
        let wanted = index == 1 && isLeap ? 29 : length
        guard month.length == wanted, Month(month.iso) == month else {
          Issue.record("\(month)")
          return
        }
      }
    }
  }

  @Test(
    "Refuses what is no month",
    arguments: ["", "2026-13", "2026-00", "2026-1", "2026-11-01", "11.2026", "1899-12", "2026-1٠"])
  func refusesMonths(text: String) {
    #expect(Month(text) == nil)
  }

  @Test("Orders months by year, then month")
  func ordersMonths() throws {
    let december = try #require(Month("2025-12"))
    let january = try #require(Month("2026-01"))
    #expect(december < january && !(january < december))
    #expect(Day("2026-01-31")?.monthOfYear == january)
  }
}
