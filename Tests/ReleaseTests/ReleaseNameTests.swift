import Testing

@testable import Release

@Suite("Names of releases") struct ReleaseNameTests {
  @Test("Reads what it writes")
  func readsItself() {
    for name in [
      ReleaseName(second: 1_795_191_480, number: 7), ReleaseName(second: 0, number: 1),
      ReleaseName(second: 1_795_191_480, number: 12_345),
    ] {
      #expect(ReleaseName(name.text) == name)
    }
    #expect(ReleaseName(second: 1_795_191_480, number: 7).text == "20261120T161800Z-0007")
  }

  @Test(
    "Takes no other text for a name",
    arguments: [
      "", "20261120T161800Z", "20261120T161800Z-", "20261120T161800Z-7", "20261120T161800Z-0000",
      "20261320T161800Z-0007", "20261120T161860Z-0007", "20261120 161800Z-0007",
      "../../../../etc/passw-0007", "20261120T161800Z-0007/", "20261120T161800Z-00070",
      "20261120T161800Z-+007", "20261120T161800Z-99999999999999999999",
    ])
  func refusesOthers(text: String) { #expect(ReleaseName(text) == nil) }

  @Test("Gives each release a later second than all before, whatever the clock says")
  func isLater() {
    let names = [ReleaseName(second: 500, number: 3), ReleaseName(second: 400, number: 9)]
    #expect(ReleaseName(after: names, now: 500) == ReleaseName(second: 501, number: 10))
    #expect(ReleaseName(after: names, now: 100) == ReleaseName(second: 501, number: 10))
    #expect(ReleaseName(after: names, now: 900) == ReleaseName(second: 900, number: 10))
    #expect(ReleaseName(after: [], now: 7) == ReleaseName(second: 7, number: 1))
  }

  @Test("Sorts as text in the order of publishing")
  func sorts() {
    let names = [3, 1_000_000_000, 1_795_191_480, 1_795_191_481].enumerated().map {
      ReleaseName(second: $1, number: $0 + 1)
    }
    #expect(names.map(\.text).sorted() == names.map(\.text))
    #expect(names.sorted() == names)
  }
}
