import TestSupport
import Testing

@testable import Charts

@Suite struct ChartTests {
  private func chart(
    _ rows: [[ChartValue]], _ form: Chart.Form = .columns, isOpen: Bool = false,
    title: String = "Бос орындар"
  ) -> Chart {
    let series = rows.map { values in
      var row = Chart.Series("free", form, values)
      row.isOpen = isOpen
      return row
    }
    return Chart(
      id: "free", title: title, summary: "2026", series: series, scale: Chart.scale(rows),
      labels: [Chart.AxisLabel(0, "қар."), Chart.AxisLabel(1, "2026", isStart: true)],
      notes: ["a < b"], words: { String($0) })
  }

  @Test("Draws columns from zero, as high as their numbers")
  func drawsColumns() throws {
    let picture = try #require(Picture(chart([[.number(0), .number(50), .number(100)]]).bytes))
    let columns = picture.named("rect").filter { $0.attributes["class"] == nil }
    #expect(columns.map { $0.percent("height") } == [0, 50, 100])
    #expect(columns.map { $0.percent("y") } == [100, 50, 0])
  }

  @Test("Breaks a line where a number is hidden or missing, and marks only the hidden one")
  func breaksLine() throws {
    let values: [ChartValue] = [
      .number(10), .number(12), .hidden, .number(7), .missing, .number(9), .number(8),
    ]
    let picture = try #require(Picture(chart([values], .line).bytes))
    #expect(picture.of("stroke").count == 2)
    #expect(picture.of("hidden-value").count == 1)
    #expect(picture.of("gap").count == 1)
    // The lone point between two gaps, and the last one.
    #expect(picture.named("circle").filter { !$0.isOf("hidden-value") }.count == 2)
  }

  @Test("Tells no number of a hidden value")
  func tellsNothingHidden() throws {
    for form in [Chart.Form.line, .columns] {
      let some = chart([[.number(100), .hidden, .number(50)]], form)
      let picture = try #require(Picture(some.bytes))
      let columns = picture.named("rect").filter { $0.attributes["class"] == nil }
      #expect(columns.map { $0.percent("height") } == (form == .columns ? [100, 50] : []))
      // Neither the line nor a point stands where the value is.
      #expect(picture.of("stroke").isEmpty)
      let points = picture.named("circle").filter { !$0.isOf("hidden-value") }
      #expect(points.map { $0.percent("cy") } == (form == .line ? [0, 50] : []))
      #expect(picture.of("hidden-value").count == 1)
      let mark = try #require(picture.of("hidden-value").first)
      #expect(mark.percent("cy") == 96, "the same height for 1 to 4")
    }
  }

  @Test("Leaves the last column hollow while its month goes on")
  func leavesHollow() throws {
    let picture = try #require(
      Picture(chart([[.number(3), .number(2)]], isOpen: true).bytes))
    #expect(picture.of("open").count == 1)
    let whole = try #require(Picture(chart([[.number(3), .number(2)]]).bytes))
    #expect(whole.of("open").isEmpty)
  }

  @Test("Writes words as text, whatever signs they hold")
  func escapes() throws {
    let title = "<b>\"Ә\" & 'ё'\u{0}\u{1}\u{FFFE}</b>"
    let picture = try #require(Picture(chart([[.number(1), .number(2)]], title: title).bytes))
    #expect(picture.named("title").first?.text == "<b>\"Ә\" & 'ё'</b>")
    #expect(picture.of("spot").count == 1)
  }

  @Test("Says to those who do not see it what it is")
  func hasName() throws {
    let picture = try #require(Picture(chart([[.number(1), .number(2)]]).bytes))
    let frame = try #require(picture.elements.first)
    #expect(frame.attributes["role"] == "img")
    let ids = picture.elements.compactMap { $0.attributes["id"] }
    #expect(ids == ["free-title", "free-summary"])
    #expect(frame.attributes["aria-labelledby"] == "free-title")
    #expect(frame.attributes["aria-describedby"] == "free-summary")
  }

  @Test("Stays within the picture and well-formed for any numbers")
  func staysWithin() throws {
    var random = SplitMix(seed: 7)
    let kinds: [[Int]] = [[0], [1], [5, 5, 5], [0, 1_000_000_000], [.max, 0], [-5, 3]]
    for round in 0..<400 {
      let length = Int.random(in: 0...30, using: &random)
      let numbers = round < kinds.count ? kinds[round] : []
      let rows: [[ChartValue]] = (0..<Int.random(in: 1...3, using: &random)).map { _ in
        numbers.map(ChartValue.number)
          + (0..<length).map { _ in
            switch Int.random(in: 0..<5, using: &random) {
            case 0: .hidden
            case 1: .missing
            default: .number(Int.random(in: 0...1_000_000_000, using: &random) >> round % 30)
            }
          }
      }
      let form: Chart.Form = Bool.random(using: &random) ? .line : .columns
      let picture = try #require(Picture(chart(rows, form).bytes), "\(rows)")
      #expect(isWithin(picture), "\(rows)")
    }
  }

  /// Whether every length lies between the edges.
  private func isWithin(_ picture: Picture) -> Bool {
    let lengths = ["x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "width", "height"]
    for element in picture.elements {
      for name in lengths where element.attributes[name] != nil {
        guard let length = element.percent(name), (0...100).contains(length) else { return false }
      }
      let right = (element.percent("x") ?? 0) + (element.percent("width") ?? 0)
      let bottom = (element.percent("y") ?? 0) + (element.percent("height") ?? 0)
      guard right < 100.02, bottom < 100.02 else { return false }
      let numbers = (element.attributes["d"] ?? "").split { !$0.isNumber }.compactMap { Int($0) }
      guard numbers.allSatisfy((0...10_000).contains) else { return false }
    }
    return true
  }
}
