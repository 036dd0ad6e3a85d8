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
    var text =
      "<svg class=\"history\" viewBox=\"0 0 320 136\" role=\"img\"><title>\(escaped(title))"
    text += "</title><desc>\(escaped(summary))</desc>"
    for index in bars.indices { text += bar(index, most) }
    // A mark for each time, so that a zero is not taken for a gap.
    let marks = bars.indices.map { "M\(Self.tenths(middle($0))) \(Self.base)v4" }.joined()
    text += "<path class=\"baseline\" d=\"M0 \(Self.base)H320\(marks)\"/>"
    text += "<text x=\"0\" y=\"130\">\(escaped(first.time))</text>"
    if bars.count > 1 {
      text += "<text x=\"320\" y=\"130\" text-anchor=\"end\">\(escaped(last.time))</text>"
    }
    return Array((text + "</svg>").utf8)
  }

  /// Where zero is, and how far above it the highest bar ends.
  private static let base = 110
  private static let height = 90
  /// More bars than this leave no room for a number over each.
  private static let mostNumbers = 14

  private func bar(_ index: Int, _ most: Int) -> String {
    let bar = bars[index]
    // In tenths of a unit, so that the same numbers give the same bytes everywhere.
    let step = 3200 / bars.count
    let width = max(5, min(240, step * 7 / 10))
    let left = middle(index) - width / 2
    let tall = Self.scaled(bar.value, of: most)
    var text = ""
    if tall > 0 {
      text += "<rect class=\"bar\" x=\"\(Self.tenths(left))\""
      text += " y=\"\(Self.tenths(Self.base * 10 - tall))\" width=\"\(Self.tenths(width))\""
      text += " height=\"\(Self.tenths(tall))\"/>"
    }
    if isNumbered(index, most) {
      text += "<text x=\"\(Self.tenths(middle(index)))\""
      text += " y=\"\(Self.tenths(Self.base * 10 - tall - 50))\" text-anchor=\"middle\">"
      text += "\(escaped(bar.words))</text>"
    }
    return text
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

  private static func tenths(_ number: Int) -> String {
    number.isMultiple(of: 10) ? "\(number / 10)" : "\(number / 10).\(number % 10)"
  }

  private func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
