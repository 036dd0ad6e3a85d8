import TestSupport
import Testing

@testable import Charts

/// The picture of a kindergarten's free places.
@Suite("History chart") struct HistoryChartTests {
  @Test("Draws nothing without bars and where all are zero")
  func drawsNothing() {
    #expect(Drawn([]).text.isEmpty)
    #expect(Drawn([0, 0, 0]).text.isEmpty)
    #expect(Drawn([-5, 0]).text.isEmpty)
  }

  @Test("Draws bars from zero, in proportion")
  func drawsInProportion() throws {
    let bars = Drawn([10, 5, 0]).bars
    #expect(bars.map(\.height) == [90, 45])
    #expect(bars.map { $0.y + $0.height } == [110, 110])
  }

  @Test("Numbers every bar while there is room, then the highest and the newest")
  func numbersBars() {
    #expect(Drawn([1, 0, 3]).numbers == ["1", "0", "3", "d0", "d2"])
    #expect(Drawn(Array(repeating: 2, count: 14)).numbers.count == 16)
    #expect(Drawn([1, 9] + Array(repeating: 2, count: 18)).numbers == ["9", "2", "d0", "d19"])
    #expect(Drawn(Array(repeating: 1, count: 19) + [9]).numbers == ["9", "d0", "d19"])
    #expect(Drawn(Array(repeating: 1, count: 18) + [9, 8]).numbers == ["9", "d0", "d19"])
  }

  @Test("Leaves out what the axis has no place for")
  func leavesOut() {
    let axis = HistoryChart.Axis(count: 2, first: "a", last: "b")
    let chart = HistoryChart([1, 2, 3], on: axis, title: "t", summary: "s") { "\($0)" }
    #expect(Drawn(chart).bars.map(\.height) == [45, 90])
    #expect(HistoryChart.Axis(count: -1, first: "", last: "").count == 0)
  }

  @Test("Escapes what it is given")
  func escapes() {
    let chart = HistoryChart(
      [1], on: HistoryChart.Axis(count: 1, first: "\"&", last: "\"&"), title: "a<b",
      summary: "c&d"
    ) { _ in "<b>" }
    let svg = String(decoding: chart.svg, as: UTF8.self)
    #expect(svg.contains("<title>a&lt;b</title><desc>c&amp;d</desc>"))
    #expect(svg.contains(">&lt;b&gt;</text>") && svg.contains(">&quot;&amp;</text>"))
  }

  @Test("Keeps every bar within the picture, whatever the numbers")
  func keepsWithin() throws {
    var random = SplitMix(seed: 7)
    let sizes = [0, 1, 2, 30, 1_000_000_000, Int.max]
    for _ in 0..<200 {
      let count = Int.random(in: 1...40, using: &random)
      let values = (0..<count).map { _ in sizes.randomElement(using: &random) ?? 0 }
      let drawn = Drawn(values)
      #expect(drawn.bars.count == values.count { $0 > 0 })
      for bar in drawn.bars {
        #expect(bar.x >= 0 && bar.x + bar.width <= 320.05, "\(values)")
        #expect(bar.height > 0 && bar.y >= 19.9 && bar.y + bar.height == 110, "\(values)")
      }
    }
  }
}

/// A picture, read back.
private struct Drawn {
  let text: String
  var bars: [(x: Double, y: Double, width: Double, height: Double)] = []
  var numbers: [String] = []

  init(_ values: [Int]) {
    let axis = HistoryChart.Axis(
      count: values.count, first: "d0", last: "d\(values.count - 1)")
    self.init(HistoryChart(values, on: axis, title: "t", summary: "s") { "\($0)" })
  }

  init(_ chart: HistoryChart) {
    text = String(decoding: chart.svg, as: UTF8.self)
    for element in text.split(separator: "<") {
      if element.hasPrefix("rect ") {
        let numbers = ["x", "y", "width", "height"].map { Self.number($0, element) }
        self.bars.append((numbers[0], numbers[1], numbers[2], numbers[3]))
      } else if element.hasPrefix("text "), let end = element.firstIndex(of: ">") {
        numbers.append(String(element[element.index(after: end)...]))
      }
    }
  }

  private static func number(_ name: String, _ element: Substring) -> Double {
    guard let start = element.firstRange(of: " \(name)=\"") else { return .nan }
    return Double(element[start.upperBound...].prefix { $0 != "\"" }) ?? .nan
  }
}
