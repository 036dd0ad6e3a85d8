/// A small picture of one number from time to time: a bar for each, from zero, the oldest first.
///
/// The bars carry their numbers: all of them while there is room, otherwise the highest and the newest.
/// Colours come from the page's style by the classes `bar` and `baseline`.
public struct HistoryChart: Sendable {
  /// A number at one time.
  public struct Bar: Sendable {
    /// The number; what is below zero is drawn as zero.
    public let value: Int
    /// The number in words.
    public let words: String
    /// When, in words.
    public let time: String

    /// What is drawn of it.
    public init(value: Int, words: String, time: String) {
      self.value = max(0, value)
      self.words = words
      self.time = time
    }
  }

  private let bars: [Bar]
  private let title: String
  private let summary: String

  /// - Parameters:
  ///   - bars: what is drawn, the oldest first.
  ///   - title: what the picture is called.
  ///   - summary: what it shows, in a sentence.
  public init(_ bars: [Bar], title: String, summary: String) {
    self.bars = bars
    self.title = title
    self.summary = summary
  }

  /// The picture as an SVG element; empty when there is nothing to draw: no bar, or only zeros.
  public var svg: [UInt8] {
    guard let first = bars.first, let last = bars.last, let most = bars.map(\.value).max(), most > 0
    else { return [] }
    var drawing = Drawing()
    drawing.append("<svg class=\"history\" viewBox=\"0 0 320 136\" role=\"img\"><title>")
    drawing.append(words: title)
    drawing.append("</title><desc>")
    drawing.append(words: summary)
    drawing.append("</desc>")
    for index in bars.indices { draw(index, most, &drawing) }
    drawBaseline(&drawing)
    drawing.append("<text x=\"0\" y=\"130\">")
    drawing.append(words: first.time)
    drawing.append("</text>")
    if bars.count > 1 {
      drawing.append("<text x=\"320\" y=\"130\" text-anchor=\"end\">")
      drawing.append(words: last.time)
      drawing.append("</text>")
    }
    drawing.append("</svg>")
    return drawing.bytes
  }

  /// Where zero is, and how far above it the highest bar ends.
  private static let base = 110
  private static let height = 90
  /// More bars than this leave no room for a number over each.
  private static let mostNumbers = 14

  private func draw(_ index: Int, _ most: Int, _ drawing: inout Drawing) {
    let bar = bars[index]
    // In tenths of a unit, so that the same numbers give the same bytes everywhere.
    let step = 3200 / bars.count
    let width = max(5, min(240, step * 7 / 10))
    let tall = Self.scaled(bar.value, of: most)
    if tall > 0 {
      drawing.append("<rect class=\"bar\" x=\"")
      drawing.append(tenths: middle(index) - width / 2)
      drawing.append("\" y=\"")
      drawing.append(tenths: Self.base * 10 - tall)
      drawing.append("\" width=\"")
      drawing.append(tenths: width)
      drawing.append("\" height=\"")
      drawing.append(tenths: tall)
      drawing.append("\"/>")
    }
    if isNumbered(index, most) {
      drawing.append("<text x=\"")
      drawing.append(tenths: middle(index))
      drawing.append("\" y=\"")
      drawing.append(tenths: Self.base * 10 - tall - 50)
      drawing.append("\" text-anchor=\"middle\">")
      drawing.append(words: bar.words)
      drawing.append("</text>")
    }
  }

  /// Zero, with a mark for each time, so that a zero is not taken for a gap.
  private func drawBaseline(_ drawing: inout Drawing) {
    drawing.append("<path class=\"baseline\" d=\"M0 ")
    drawing.append(whole: Self.base)
    drawing.append("H320")
    for index in bars.indices {
      drawing.append("M")
      drawing.append(tenths: middle(index))
      drawing.append(" ")
      drawing.append(whole: Self.base)
      drawing.append("v4")
    }
    drawing.append("\"/>")
  }

  private func middle(_ index: Int) -> Int {
    let step = 3200 / bars.count
    return step * index + step / 2
  }

  private func isNumbered(_ index: Int, _ most: Int) -> Bool {
    if bars.count <= Self.mostNumbers { return true }
    let highest = bars.firstIndex { $0.value == most } ?? 0
    // The newest number gives way to the highest when they would touch.
    return index == highest || (index == bars.count - 1 && index - highest > 1)
  }

  /// The height of a bar in tenths; anything above zero can be seen.
  private static func scaled(_ value: Int, of most: Int) -> Int {
    guard value > 0 else { return 0 }
    let (product, overflow) = value.multipliedReportingOverflow(by: height * 10)
    return max(5, overflow ? value / max(1, most / (height * 10)) : product / most)
  }
}
