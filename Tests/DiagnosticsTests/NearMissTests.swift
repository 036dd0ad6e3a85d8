import Testing

@testable import Diagnostics

@Suite("Near misses") struct NearMissTests {
  @Test(
    "Suggests the nearest known name",
    arguments: [
      ("titel", "title"), ("base-url", "base_url"), ("langauges", "languages"),
      ("Title", "title"),
    ])
  func suggests(mistyped: String, meant: String) {
    let known = ["title", "base_url", "languages", "owner"]
    #expect(NearMiss.suggestion(for: mistyped, among: known) == meant)
  }

  @Test("Stays silent when nothing is near")
  func staysSilent() {
    #expect(NearMiss.suggestion(for: "zebra", among: ["title", "owner"]) == nil)
    #expect(NearMiss.suggestion(for: "", among: ["title"]) == nil)
  }

  @Test("Prefers the first of two equally near names")
  func prefersFirst() {
    #expect(NearMiss.suggestion(for: "cat", among: ["car", "can"]) == "car")
  }

  @Test(
    "Counts a swap of neighbours as one change",
    arguments: [("tilte", "title"), ("onwer", "owner"), ("ru", nil), ("kz", "kk")])
  func countsSwaps(mistyped: String, meant: String?) {
    #expect(NearMiss.suggestion(for: mistyped, among: ["title", "owner", "kk"]) == meant)
  }

  @Test("Knows Kazakh letters and does not care for their case")
  func knowsKazakh() {
    let known = ["Атырау", "Ақтау", "Ақтөбе"]
    #expect(NearMiss.suggestion(for: "АҚТӨБЕ", among: known) == "Ақтөбе")
    #expect(NearMiss.suggestion(for: "Актобе", among: known) == "Ақтөбе")
  }

  @Test("Never suggests the name itself, nor one that shares no letter with it")
  func suggestsOthers() {
    #expect(NearMiss.suggestion(for: "title", among: ["title"]) == nil)
    #expect(NearMiss.suggestion(for: "x", among: ["y"]) == nil)
    #expect(NearMiss.suggestion(for: "", among: ["y"]) == nil)
  }

  @Test("Answers at once for names of any length")
  func answersQuickly() {
    let long = String(repeating: "ab", count: 50_000)
    #expect(NearMiss.suggestion(for: long, among: Array(repeating: "title", count: 100)) == nil)
  }
}
