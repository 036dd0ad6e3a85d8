import Dates
import Testing

@testable import Cabinet

@Suite("Limits of a city") struct LimitsTests {
  @Test("Has the usual values where a city says nothing")
  func hasDefaults() {
    let limits = Limits()
    #expect([limits.admission, limits.referral, limits.confirmation] == [5, 5, 2])
    #expect([limits.restoration, limits.extension] == [28, 30])
    #expect([limits.priority, limits.stopList, limits.applying] == [3, 10, 7])
  }

  @Test("Takes what a city says, by the names of its settings")
  func takesSettings() {
    let names = [
      "admission_working_days", "referral_working_days", "confirmation_working_days",
      "restoration_days", "extension_days", "priority_working_days", "stop_list_days",
      "applying_days",
    ]
    let limits = Limits(Dictionary(uniqueKeysWithValues: zip(names, 11...)))
    #expect([limits.admission, limits.referral, limits.confirmation] == [11, 12, 13])
    #expect([limits.restoration, limits.extension] == [14, 15])
    #expect([limits.priority, limits.stopList, limits.applying] == [16, 17, 18])
  }

  @Test("Ignores what cannot be meant")
  func ignoresNonsense() {
    #expect(Limits(["stop_list_days": -1, "restoration_days": .max]) == Limits())
    #expect(Limits(["stop_list_days": 0]).stopList == 0)
  }
}
