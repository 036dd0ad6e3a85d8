import Diagnostics
import TestSupport
import Testing
import YAML

@Suite("Limits of settings") struct LimitTests {
  private func nested(_ depth: Int) -> String {
    String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
  }

  @Test("Takes thirty-two levels and reports more")
  func limitsDepth() {
    #expect(Reading(nested(32)).problems.isEmpty)
    #expect(Reading(nested(33)).places == ["1:33 yaml-syntax"])
    let steps = (0..<40).map { String(repeating: " ", count: $0) + "a:" }.joined(separator: "\n")
    #expect(Reading(steps).places == ["33:33 yaml-syntax"])
  }

  @Test("Reports a file beyond a mebibyte and twenty thousand values")
  func limitsSize() {
    let comment = "#" + String(repeating: "x", count: 1_048_575)
    #expect(Reading(comment).tree == "{}")
    #expect(
      Reading(comment + "x").problems == ["1:1 file-too-large: the file has more than 1024 KiB"])
    let items = String(repeating: "- a\n", count: 19_999)
    #expect(Reading(items).node?.items?.count == 19_999)
    #expect(Reading(items + "- a\n").places == ["20000:3 yaml-syntax"])
  }

  @Test(
    "Ends quickly whatever is repeated", .timeLimit(.minutes(1)),
    arguments: [
      "[", "{", "- ", "? ", "a: ", "[a, ", "{a: ", "\"", "'", "&a ", "*a ", "!a ", "|\n", "a:\n",
      "-\n",
      "---\n", "%", "\t", "{[", "a: [\n", "- - - a\n", "x\n", ": ",
    ])
  func endsQuickly(part: String) {
    let count = 1_000_000 / part.utf8.count
    let clock = ContinuousClock()
    let start = clock.now
    _ = Reading(String(repeating: part, count: count))
    #expect(clock.now - start < .seconds(5), "\(clock.now - start)")
  }

  @Test("Survives damaged settings, with every message inside the file")
  func survivesDamage() {
    var random = SplitMix(seed: 3)
    let good = Array(
      "title:\n  kk: \"Ә: б\"\n  ru: 'в'\nlist: [a, {b: c}]\n# x\nitems:\n  - |\n    d\n  - ~\n"
        .utf8)
    let signs = Array("\"':[]{}-#&*!|>%@`,?\n\r\t ".utf8) + [0, 0xFF, 0xD0, 0xEF]
    for _ in 0..<rounds(2000) {
      var bytes = good
      for _ in 0..<Int.random(in: 1...5, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0...2, using: &random) {
        case 0: bytes[place] = signs.randomElement(using: &random) ?? 0
        case 1: bytes.remove(at: place)
        default: bytes.insert(signs.randomElement(using: &random) ?? 0, at: place)
        }
      }
      let lines = bytes.count { $0 == 10 || $0 == 13 } + 1
      let reading = Reading(bytes: bytes)
      guard reading.node != nil || !reading.problems.isEmpty,
        reading.diagnostics.allSatisfy({
          (1...lines + 1).contains($0.location.line) && $0.location.column >= 1
        })
      else {
        Issue.record("\(bytes) \(reading.problems)")
        return
      }
    }
  }

  @Test("Survives any bytes")
  func survivesBytes() {
    var random = SplitMix(seed: 4)
    for _ in 0..<rounds(3000) {
      let bytes = (0..<Int.random(in: 0...60, using: &random)).map { _ in
        UInt8.random(in: 0...255, using: &random)
      }
      _ = Reading(bytes: bytes)
    }
  }
}
