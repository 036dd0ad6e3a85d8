/// A small picture of one number from time to time: a bar for each, from zero, the oldest first.
///
/// The bars carry their numbers: all of them while there is room, otherwise the highest and the newest.
/// Colours come from the page's style by the classes `bar` and `baseline`.
public struct HistoryChart {
  private let values: [Int]
  private let axis: Axis
  private let title: String
  private let summary: String
  private let words: (Int) -> String

  /// - Parameters:
  ///   - values: what is drawn, the oldest first: one for each time of the axis, those below zero as
  ///     zero. What the axis has no place for is left out.
  ///   - axis: what it stands on.
  ///   - title: what the picture is called.
  ///   - summary: what it shows, in a sentence.
  ///   - words: a number in words.
  public init(
    _ values: [Int], on axis: Axis, title: String, summary: String,
    words: @escaping (Int) -> String
  ) {
    self.values = values.count > axis.count ? Array(values.prefix(axis.count)) : values
    self.axis = axis
    self.title = title
    self.summary = summary
    self.words = words
  }

  /// The picture as an SVG element; empty when there is nothing to draw: no bar, or only zeros.
  public var svg: [UInt8] {
    guard let most = values.max(), most > 0 else { return [] }
    var drawing = Drawing()
    drawing.append("<svg class=\"history\" viewBox=\"0 0 320 136\" role=\"img\"><title>")
    drawing.append(words: title)
    drawing.append("</title><desc>")
    drawing.append(words: summary)
    drawing.append("</desc>")
    let highest = values.firstIndex(of: most) ?? 0
    for (index, value) in values.enumerated() { draw(value, index, most, highest, &drawing) }
    drawing.append(axis.ground)
    return drawing.bytes
  }

  private func draw(
    _ value: Int, _ index: Int, _ most: Int, _ highest: Int, _ drawing: inout Drawing
  ) {
    let tall = Self.scaled(value, of: most)
    let middle = axis.middle(index)
    if tall > 0 {
      drawing.append("<rect class=\"bar\" x=\"")
      drawing.append(tenths: middle - axis.width / 2)
      drawing.append("\" y=\"")
      drawing.append(tenths: Axis.base * 10 - tall)
      drawing.append("\" width=\"")
      drawing.append(tenths: axis.width)
      drawing.append("\" height=\"")
      drawing.append(tenths: tall)
      drawing.append("\"/>")
    }
    if isNumbered(index, highest) {
      drawing.append("<text x=\"")
      drawing.append(tenths: middle)
      drawing.append("\" y=\"")
      drawing.append(tenths: Axis.base * 10 - tall - 50)
      drawing.append("\" text-anchor=\"middle\">")
      drawing.append(words: words(value))
      drawing.append("</text>")
    }
  }

  /// More bars than this leave no room for a number over each.
  private static let mostNumbers = 14
  /// How far above zero the highest bar ends.
  private static let height = 90

  private func isNumbered(_ index: Int, _ highest: Int) -> Bool {
    if values.count <= Self.mostNumbers { return true }
    // The newest number gives way to the highest when they would touch.
    return index == highest || (index == values.count - 1 && index - highest > 1)
  }

  /// The height of a bar in tenths; anything above zero can be seen.
  private static func scaled(_ value: Int, of most: Int) -> Int {
    guard value > 0 else { return 0 }
    let (product, overflow) = value.multipliedReportingOverflow(by: height * 10)
    return max(5, overflow ? value / max(1, most / (height * 10)) : product / most)
  }
}

extension HistoryChart {
  /// Times side by side, which many pictures share: where bars stand, and the line below them.
  public struct Axis: Sendable {
    /// How many times there are.
    public let count: Int
    /// All that is drawn below and after the bars.
    let ground: [UInt8]
    /// The width of a bar in tenths of a unit.
    let width: Int
    private let step: Int

    /// Where zero is.
    static let base = 110

    /// Makes an axis with the first and the last time in words.
    public init(count: Int, first: String, last: String) {
      self.count = max(0, count)
      // In tenths of a unit, so that the same numbers give the same bytes everywhere.
      step = 3200 / max(1, self.count)
      width = max(5, min(240, step * 7 / 10))
      ground = Self.ground(self.count, step, first, last)
    }

    /// The middle of a bar in tenths of a unit.
    func middle(_ index: Int) -> Int { Self.middle(index, step) }

    private static func middle(_ index: Int, _ step: Int) -> Int { step * index + step / 2 }

    /// Zero, with a mark for each time, so that a zero is not taken for a gap; the end of the picture.
    private static func ground(
      _ count: Int, _ step: Int, _ first: String, _ last: String
    ) -> [UInt8] {
      var drawing = Drawing()
      drawing.append("<path class=\"baseline\" d=\"M0 ")
      drawing.append(whole: base)
      drawing.append("H320")
      for index in 0..<count {
        drawing.append("M")
        drawing.append(tenths: middle(index, step))
        drawing.append(" ")
        drawing.append(whole: base)
        drawing.append("v4")
      }
      drawing.append("\"/><text x=\"0\" y=\"130\">")
      drawing.append(words: first)
      drawing.append("</text>")
      if count > 1 {
        drawing.append("<text x=\"320\" y=\"130\" text-anchor=\"end\">")
        drawing.append(words: last)
        drawing.append("</text>")
      }
      drawing.append("</svg>")
      return drawing.bytes
    }
  }
}
