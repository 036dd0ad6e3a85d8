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
}
