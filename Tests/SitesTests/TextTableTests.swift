import TestSupport
import Testing

@testable import Portal

@Suite("Tables of texts") struct TextTableTests {
  @Test("Find what a dictionary finds, and nothing else", arguments: 0..<20)
  func sameAsDictionary(seed: UInt64) {
    var random = SplitMix(seed: seed)
    func text() -> String {
      // Texts that differ in the middle only among them.
      let middle = String((0..<Int.random(in: 0...3, using: &random)).map { _ in "abқ№" }.joined())
      return (["", "a", "chart_queue_", "places_"].randomElement(using: &random) ?? "") + middle
        + (["", "b", "_title", "_unit_of_places"].randomElement(using: &random) ?? "")
        + String(Int.random(in: 0...30, using: &random))
    }
    let known = Dictionary(
      (0..<Int.random(in: 0...60, using: &random)).map { (text(), $0) }
    ) { $1 }
    let table = TextTable(known)
    for key in known.keys { #expect(table[key] == known[key]) }
    for _ in 0..<200 {
      let asked = text()
      #expect(table[asked] == known[asked], "\(asked)")
    }
    #expect(table[""] == known[""])
  }
}
