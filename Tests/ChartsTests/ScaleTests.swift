import TestSupport
import Testing

@testable import Charts

@Suite struct ScaleTests {
  @Test(
    "Ends at a round line above the highest value",
    arguments: [
      (0, [0, 1]), (1, [0, 1]), (4, [0, 1, 2, 3, 4]), (5, [0, 1, 2, 3, 4, 5]),
      (7, [0, 2, 4, 6, 8]), (26_504, [0, 10_000, 20_000, 30_000]),
      (41_965, [0, 10_000, 20_000, 30_000, 40_000, 50_000]), (100, [0, 20, 40, 60, 80, 100]),
      (1_000_000_000, [0, 200_000_000, 400_000_000, 600_000_000, 800_000_000, 1_000_000_000]),
    ])
  func endsAtRoundLine(highest: Int, ticks: [Int]) {
    #expect(Scale(upTo: highest).ticks == ticks)
  }

  @Test("Has rising round steps from zero for any number, and few of them")
  func hasRoundSteps() {
    var random = SplitMix(seed: 8)
    for digits in 0...18 {
      for intervals in 1...6 {
        let highest = Int.random(in: 0...Self.power(digits), using: &random)
        let scale = Scale(upTo: highest, intervals: intervals)
        let ticks = scale.ticks
        #expect(ticks.first == 0 && ticks.last == scale.top, "\(highest)")
        #expect(zip(ticks, ticks.dropFirst()).allSatisfy { $1 - $0 == scale.step }, "\(highest)")
        #expect(ticks.count - 1 <= intervals, "\(highest) in \(intervals)")
        #expect(scale.top >= min(highest, Scale.limit) && scale.top - scale.step <= highest)
        var step = scale.step
        while step.isMultiple(of: 10) { step /= 10 }
        #expect([1, 2, 5].contains(step), "\(scale.step)")
      }
    }
  }

  @Test("Holds numbers that no axis can", arguments: [Int.min, -1, .max])
  func holdsAnyNumber(highest: Int) {
    let scale = Scale(upTo: highest, intervals: highest == -1 ? 0 : 5)
    #expect(scale.ticks.count >= 2)
    #expect((0...10_000).contains(scale.depth(highest)))
  }

  private static func power(_ digits: Int) -> Int {
    (0..<digits).reduce(1) { power, _ in power * 10 }
  }
}
