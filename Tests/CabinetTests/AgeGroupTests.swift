import Codes
import Dates
import Foundation
import Testing

@testable import Cabinet

/// The facts of preschool, section 7.
@Suite("Age groups") struct AgeGroupTests {
  @Test(
    "Counts full years on 1 September",
    arguments: [
      ("2025-09-01", AgeGroup.early), ("2025-09-02", nil), ("2024-09-02", .early),
      ("2024-09-01", .junior), ("2023-09-02", .junior), ("2023-09-01", .middle),
      ("2022-09-02", .middle), ("2022-09-01", .senior), ("2021-09-02", .senior),
      ("2021-09-01", .preschool), ("2020-09-02", .preschool), ("2020-09-01", nil),
      ("2020-02-29", nil), ("2024-02-29", .junior), ("2026-09-01", nil), ("2030-01-01", nil),
      ("1985-02-14", nil),
    ])
  func countsYears(birthDay: String, group: AgeGroup?) throws {
    #expect(AgeGroup(birthDay: try #require(Day(birthDay)), schoolYear: 2026) == group)
  }

  @Test("Knows no group in a year beyond the calendar")
  func knowsEdges() throws {
    let day = try #require(Day("2021-09-01"))
    #expect(AgeGroup(birthDay: day, schoolYear: 3000) == nil)
    #expect(AgeGroup(birthDay: day, schoolYear: .min) == nil)
  }

  @Test(
    "Gives places for the coming school year from 1 August",
    arguments: [
      ("2026-07-31", 2025), ("2026-08-01", 2026), ("2026-12-31", 2026), ("2027-01-01", 2026),
    ])
  func knowsSchoolYear(day: String, year: Int) throws {
    #expect(try #require(Day(day)).schoolYear == year)
  }

  @Test("Lets who was born on 29 February be older from 1 March")
  func knowsLeapDays() throws {
    let born = try #require(Day("2020-02-29"))
    #expect(born.fullYears(on: try #require(Day("2026-02-28"))) == 5)
    #expect(born.fullYears(on: try #require(Day("2026-03-01"))) == 6)
    #expect(born.fullYears(on: try #require(Day("2024-02-29"))) == 4)
    #expect(born.fullYears(on: try #require(Day("2019-03-01"))) == -1)
  }

  @Test("Says what the catalogue works out in the browser, which is tried with the same table")
  func agreesWithTheCatalogue() throws {
    let tests = #filePath.components(separatedBy: "/CabinetTests/")[0]
    let table = try String(contentsOfFile: "\(tests)/Browser/age_groups.csv", encoding: .utf8)
    let rows = table.split(separator: "\n").dropFirst().map { $0.split(separator: ",") }
    #expect(rows.count > 10)
    for row in rows {
      let today = try #require(Day(String(row[0])))
      let birthDay = try #require(Day(String(row[1])))
      #expect(String(today.schoolYear) == row[2], "\(row)")
      let group = AgeGroup(birthDay: birthDay, schoolYear: today.schoolYear)
      #expect(group == AgeGroup(rawValue: String(row[3])), "\(row)")
    }
  }
}
