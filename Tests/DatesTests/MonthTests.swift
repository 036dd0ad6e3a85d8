import Testing

@testable import Dates

@Suite("Months") struct MonthTests {
  @Test("Goes over the ends of years, and no further than years are told")
  func adds() throws {
    let month = try #require(Month("2026-11"))
    #expect(month.adding(months: 2)?.iso == "2027-01")
    #expect(month.adding(months: -23)?.iso == "2024-12")
    #expect(month.adding(months: .max) == nil && month.adding(months: .min) == nil)
    #expect(Month("2199-12")?.adding(months: 1) == nil)
    #expect(Month("1900-01")?.adding(months: -1) == nil)
    #expect(try month.months(since: #require(Month("2024-12"))) == 23)
  }
}
