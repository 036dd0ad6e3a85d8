import Testing

@testable import Dates

@Suite("Moments and zones") struct MomentTests {
  @Test(
    "Reads every form of RFC 3339",
    arguments: [
      ("2026-11-20T10:30:00+05:00", 1_795_152_600), ("2026-11-20T05:30:00Z", 1_795_152_600),
      ("2026-11-20t05:30:00z", 1_795_152_600), ("2026-11-20 05:30:00Z", 1_795_152_600),
      ("2026-11-20T05:30:00.5Z", 1_795_152_600),
      ("2026-11-20T05:30:00.999999999+00:00", 1_795_152_600),
      ("2026-11-20T01:00:00-04:30", 1_795_152_600), ("1969-12-31T23:59:59Z", -1),
      ("1970-01-01T00:00:00-00:00", 0), ("2016-12-31T23:59:60Z", 1_483_228_800),
    ])
  func reads(text: String, seconds: Int) {
    #expect(Moment(text, in: .kazakhstan)?.seconds == seconds)
  }

  @Test(
    "Refuses what is no moment",
    arguments: [
      "", "now", "2026-11-20T", "2026-11-20T10:30", "2026-11-20T10:30Z", "2026-11-20T10:30:00",
      "2026-11-20T24:00:00Z", "2026-11-20T10:60:00Z", "2026-11-20T10:30:61Z",
      "2026-11-20T10:30:00.Z", "2026-11-20T10:30:00,5Z", "2026-11-20T10:30:00+5:00",
      "2026-11-20T10:30:00+0500", "2026-11-20T10:30:00+24:00", "2026-11-20T10:30:00+05:60",
      "2026-11-20T10:30:00ZZ", "2026-02-30T10:30:00Z", "2026-11-20_10:30:00Z",
      "2026-11-20T10:30:00\u{2212}05:00", "2026-11-20T1٠:30:00Z", "1795152600",
    ])
  func refuses(text: String) {
    #expect(Moment(text, in: .kazakhstan) == nil)
  }

  @Test("Takes a bare day as midnight on the portal's clock")
  func readsDay() {
    #expect(Moment("2026-11-20", in: .kazakhstan)?.seconds == 1_795_114_800)
    #expect(Zone("UTC").flatMap { Moment("2026-11-20", in: $0) }?.seconds == 1_795_132_800)
  }

  @Test("Turns the day at midnight of the zone, before 1970 too")
  func turnsDay() throws {
    for (text, offset) in [("2026-11-20", "+05:00"), ("1969-07-21", "-03:30"), ("1970-01-01", "Z")]
    {
      let (day, zone) = try (#require(Day(text)), #require(Zone(offset)))
      let start = Moment(startOf: day, in: zone)
      #expect(start.day(in: zone) == day)
      #expect(Moment(seconds: start.seconds + 86_399).day(in: zone) == day)
      #expect(Moment(seconds: start.seconds - 1).day(in: zone)?.number == day.number - 1)
      #expect(Moment(seconds: start.seconds + 86_400).day(in: zone)?.number == day.number + 1)
    }
  }

  @Test("Has no day for a moment beyond the calendar")
  func hasNoDay() throws {
    let west = try #require(Zone("-23:59"))
    for seconds in [Int.min, Int.max, Int.max - 1, -3_000_000_000, 8_000_000_000] {
      #expect(Moment(seconds: seconds).day(in: .kazakhstan) == nil)
      #expect(Moment(seconds: seconds).day(in: west) == nil)
    }
  }

  @Test("Keeps one clock for the whole country")
  func keepsOneClock() {
    for name in Zone.names where name != "UTC" { #expect(Zone(name) == .kazakhstan) }
    #expect(Zone("UTC")?.offset == 0)
    #expect(Zone("+05:00") == .kazakhstan)
    #expect(Zone("-03:30")?.offset == -12_600)
  }

  @Test(
    "Refuses a zone it does not know",
    arguments: ["", "Asia/Bishkek", "asia/almaty", "+5", "+05:00 ", "GMT+5", "05:00", "+05-00"])
  func refusesZone(name: String) {
    #expect(Zone(name) == nil)
  }
}
