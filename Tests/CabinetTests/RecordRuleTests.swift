import Dates
import Testing

@testable import Cabinet

@Suite("What an employee may record") struct RecordRuleTests {
  private func day(_ text: String) throws -> Day { try #require(Day(text)) }

  private func child() throws -> Child {
    Child(
      id: Identifier(random: [1]), account: Identifier(random: [2]),
      iin: IIN(checked: "230715690495"), name: PersonName(surname: "Үлгі", given: "Бала"),
      birthDay: try day("2026-10-15"), relation: .parent)
  }

  @Test(
    "Admits attendance since the child was enrolled, of the last 62 days",
    arguments: [
      ("2026-11-20", true), ("2026-11-21", false), ("2026-10-16", true), ("2026-10-15", false),
      ("2026-09-20", false),
    ])
  func admitsAttendance(of text: String, isAdmitted: Bool) throws {
    let attendance = Attendance(day: try day(text), isPresent: true)
    let today = try day("2026-11-20")
    #expect(
      RecordRule.admits(attendance, since: try day("2026-10-16"), today: today) == isAdmitted)
  }

  @Test("Forgets what lies further back than 62 days")
  func refusesLongAgo() throws {
    let today = try day("2027-11-20")
    for (distance, isAdmitted) in [(61, true), (62, false)] {
      let that = try #require(Day(number: today.number - distance))
      let attendance = Attendance(day: that, isPresent: false)
      let enrolled = try day("2020-01-01")
      #expect(RecordRule.admits(attendance, since: enrolled, today: today) == isAdmitted)
    }
  }

  @Test(
    "Takes one line with something in it for a name",
    arguments: [
      ("Домбыра", true), ("", false), (" \u{2003}", false), ("a\nb", false), ("\u{1B}[31m", false),
      ("a\u{202E}b", false), (String(repeating: "ә", count: 200), true),
      (String(repeating: "ә", count: 201), false),
    ])
  func takesNames(text: String, isName: Bool) {
    #expect(RecordRule.isName(text) == isName)
  }

  @Test("Admits clubs that began in the child's life")
  func admitsClubs() throws {
    for (since, isAdmitted) in [("2026-10-15", false), ("2026-10-16", true), ("2026-11-21", false)]
    {
      let club = Club(nameKazakh: "Ән", nameRussian: "Пение", since: try day(since))
      let today = try day("2026-11-20")
      #expect(RecordRule.admits(club, of: try child(), today: today) == isAdmitted)
    }
  }
}
