extension Chart {
  /// The start, with what it says to those who do not see it.
  func drawFrame(_ drawing: inout Drawing) {
    drawing.append("<svg class=\"plot room-")
    drawing.append(whole: room)
    drawing.append("\" role=\"img\" aria-labelledby=\"")
    drawing.append(words: id)
    drawing.append("-title\" aria-describedby=\"")
    drawing.append(words: id)
    drawing.append("-summary\"><title id=\"")
    drawing.append(words: id)
    drawing.append("-title\">")
    drawing.append(words: title)
    drawing.append("</title><desc id=\"")
    drawing.append(words: id)
    drawing.append("-summary\">")
    drawing.append(words: summary)
    drawing.append("</desc>")
  }

  /// The letters for which the style sheet leaves room beside the axis: 3, 6, 9 or 13.
  private var room: Int {
    let letters = scale.ticks.map { tickWords($0).count }.max() ?? 0
    return [3, 6, 9].first { letters <= $0 } ?? 13
  }

  /// A ground behind places of which the last row knows nothing, so that they are not taken for zero.
  func drawGaps(_ drawing: inout Drawing) {
    guard let row = series.last else { return }
    for place in 0..<places
    where !row.values.indices.contains(place) || row.values[place] == .missing {
      drawing.append("<rect class=\"gap\" x=\"")
      drawing.append(percent: left(place))
      drawing.append("\" y=\"0\" width=\"")
      drawing.append(percent: left(place + 1) - left(place))
      drawing.append("\" height=\"100%\"/>")
    }
  }

  /// The lines of the grid with their values, and the words under the axis.
  func drawGrid(_ drawing: inout Drawing) {
    for tick in scale.ticks {
      let depth = scale.depth(tick)
      drawing.append(
        tick == 0
          ? "<line class=\"zero\" x1=\"0\" x2=\"100%\" y1=\""
          : "<line class=\"grid\" x1=\"0\" x2=\"100%\" y1=\"")
      drawing.append(percent: depth)
      drawing.append("\" y2=\"")
      drawing.append(percent: depth)
      drawing.append(
        "\"/><text class=\"tick\" x=\"0\" dx=\"-.6em\" dy=\".35em\" text-anchor=\"end\" y=\"")
      drawing.append(percent: depth)
      drawing.append("\">")
      drawing.append(words: tickWords(tick))
      drawing.append("</text>")
    }
    for label in labels where (0..<places).contains(label.place) { drawLabel(label, &drawing) }
  }

  private func drawLabel(_ label: AxisLabel, _ drawing: inout Drawing) {
    let x = label.isStart ? left(label.place) : middle(label.place)
    if label.isStart {
      drawing.append("<line class=\"start\" y1=\"0\" y2=\"100%\" x1=\"")
      drawing.append(percent: x)
      drawing.append("\" x2=\"")
      drawing.append(percent: x)
      drawing.append("\"/>")
    }
    drawing.append("<text class=\"")
    drawing.append(label.isStart ? "year" : "month")
    if label.isMinor { drawing.append(" minor") }
    drawing.append("\" y=\"100%\" dy=\"1.5em\" x=\"")
    drawing.append(percent: x)
    if !label.isStart {
      drawing.append("\" text-anchor=\"")
      drawing.append(anchor(label.place))
    }
    drawing.append("\">")
    drawing.append(words: label.text)
    drawing.append("</text>")
  }

  /// What is said where a mouse rests; the same stands in the table for everybody.
  func drawNotes(_ drawing: inout Drawing) {
    for (place, note) in notes.prefix(places).enumerated() where !note.isEmpty {
      drawing.append("<rect class=\"spot\" y=\"0\" height=\"100%\" x=\"")
      drawing.append(percent: left(place))
      drawing.append("\" width=\"")
      drawing.append(percent: left(place + 1) - left(place))
      drawing.append("\"><title>")
      drawing.append(words: note)
      drawing.append("</title></rect>")
    }
  }

  /// Where a place begins, in hundredths of a percent of the width.
  func left(_ place: Int) -> Int { place * 10_000 / places }

  /// Where its middle is.
  func middle(_ place: Int) -> Int { (2 * place + 1) * 5_000 / places }

  /// How a word at a place has to stand to stay in the picture.
  func anchor(_ place: Int) -> StaticString {
    if middle(place) < 1_000 { return "start" }
    return middle(place) > 9_000 ? "end" : "middle"
  }
}
