extension Chart {
  /// Columns from zero; the last one hollow where its value may still grow.
  func drawColumns(_ row: Series, _ drawing: inout Drawing) {
    drawing.append("<g class=\"columns ")
    drawing.append(row.name)
    drawing.append("\">")
    let width = 10_000 / places
    let bar = max(1, width * 7 / 10)
    for (place, value) in row.values.enumerated() {
      guard let number = value.number else { continue }
      let depth = scale.depth(number)
      drawing.append("<rect ")
      if row.isOpen, place == row.values.count - 1 { drawing.append("class=\"open\" ") }
      drawing.append("x=\"")
      drawing.append(percent: left(place) + (width - bar) / 2)
      drawing.append("\" y=\"")
      drawing.append(percent: depth)
      drawing.append("\" width=\"")
      drawing.append(percent: bar)
      drawing.append("\" height=\"")
      drawing.append(percent: 10_000 - depth)
      drawing.append("\"/>")
    }
    drawing.append("</g>")
  }

  /// A line that breaks where a value is not told, with the ground down to zero below it.
  ///
  /// It stands in a picture of its own that is stretched to the room there is, the stroke is not.
  func drawLine(_ row: Series, _ drawing: inout Drawing) {
    let runs = self.runs(row)
    drawing.append("<g class=\"line ")
    drawing.append(row.name)
    drawing.append(
      "\"><svg class=\"stretch\" width=\"100%\" height=\"100%\" viewBox=\"0 0 10000 10000\" preserveAspectRatio=\"none\">"
    )
    for run in runs where run.count > 1 {
      drawing.append("<path class=\"area\" d=\"")
      let start = drawing.count
      drawPath(run, &drawing)
      let path = start..<drawing.count
      drawing.append("V10000H")
      drawing.append(whole: middle(run[0].place))
      drawing.append("Z\"/><path class=\"stroke\" d=\"")
      drawing.append(again: path)
      drawing.append("\"/>")
    }
    drawing.append("</svg>")
    let last = runs.last?.last?.place
    for point in runs.joined() {
      // A point between two gaps would not be seen as a line.
      let isAlone = runs.contains { $0.count == 1 && $0[0].place == point.place }
      if isAlone || point.place == last { drawPoint(point, &drawing) }
    }
    drawing.append("</g>")
  }

  private func drawPath(_ run: [Point], _ drawing: inout Drawing) {
    for (index, point) in run.enumerated() {
      drawing.append(index == 0 ? "M" : "L")
      drawing.append(whole: middle(point.place))
      drawing.append(" ")
      drawing.append(whole: scale.depth(point.number))
    }
  }

  private func drawPoint(_ point: Point, _ drawing: inout Drawing) {
    drawing.append("<circle r=\"4\" cx=\"")
    drawing.append(percent: middle(point.place))
    drawing.append("\" cy=\"")
    drawing.append(percent: scale.depth(point.number))
    drawing.append("\"/>")
  }

  /// A mark on the axis for each value that is not told.
  func drawHidden(_ row: Series, _ drawing: inout Drawing) {
    for (place, value) in row.values.enumerated() where value == .hidden {
      drawing.append("<circle class=\"hidden-value\" r=\"3.5\" cy=\"96%\" cx=\"")
      drawing.append(percent: middle(place))
      drawing.append("\"/>")
    }
  }

  /// The last value of a row, and its highest where that stands apart from it.
  ///
  /// On a small screen there is room for both only when they are far apart, and for none above
  /// higher neighbours.
  func drawValues(_ row: Series, _ drawing: inout Drawing) {
    let points = points(row)
    guard let last = points.last, let most = points.map(\.number).max() else { return }
    let isCrowded = points.suffix(max(2, places / 6)).contains {
      $0.number > last.number + scale.top / 25
    }
    drawValue(last, isMinor: isCrowded, &drawing)
    guard let highest = points.last(where: { $0.number == most }) else { return }
    let distance = last.place - highest.place
    if distance * 12 > places {
      drawValue(highest, isMinor: !isCrowded && distance * 4 <= places, &drawing)
    }
  }

  private func drawValue(_ point: Point, isMinor: Bool, _ drawing: inout Drawing) {
    drawing.append("<text class=\"value")
    if isMinor { drawing.append(" minor") }
    drawing.append("\" dy=\"-.65em\" text-anchor=\"")
    drawing.append(anchor(point.place))
    drawing.append("\" x=\"")
    drawing.append(percent: anchorPosition(point.place))
    drawing.append("\" y=\"")
    drawing.append(percent: scale.depth(point.number))
    drawing.append("\">")
    drawing.append(words: words(point.number))
    drawing.append("</text>")
  }

  /// At the edges words begin or end with the place, elsewhere they stand over its middle.
  private func anchorPosition(_ place: Int) -> Int {
    if middle(place) < 1_000 { return left(place) }
    return middle(place) > 9_000 ? left(place + 1) : middle(place)
  }

  /// A value that is told, with its place.
  struct Point: Hashable {
    let place: Int
    let number: Int
  }

  /// The values that are told.
  private func points(_ row: Series) -> [Point] {
    var points: [Point] = []
    points.reserveCapacity(row.values.count)
    for (place, value) in row.values.enumerated() {
      if let number = value.number { points.append(Point(place: place, number: number)) }
    }
    return points
  }

  /// The values that are told, without gaps between those of one run.
  func runs(_ row: Series) -> [[Point]] {
    var runs: [[Point]] = []
    for (place, value) in row.values.enumerated() {
      guard let number = value.number else { continue }
      let point = Point(place: place, number: number)
      if place > 0, row.values[place - 1].number != nil, !runs.isEmpty {
        runs[runs.count - 1].append(point)
      } else {
        runs.append([point])
      }
    }
    return runs
  }
}
