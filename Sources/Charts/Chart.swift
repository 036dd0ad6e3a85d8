/// A chart over places in time, one beside the other: columns, lines, or both.
///
/// It is a picture of whatever width: positions are percents, so that letters keep their size on a
/// telephone. Colours and sizes belong to the style sheet, by the classes written here. It knows
/// nothing of what it shows; every word is passed in.
public struct Chart: Sendable {
  /// What a row of values is drawn as.
  public enum Form: String, Sendable {
    case line
    case columns
  }

  /// One row of values, a value for each place.
  public struct Series: Sendable {
    /// The style sheet's name for its colours, such as `queue`.
    public let name: StaticString
    /// What it is drawn as.
    public let form: Form
    /// Its values.
    public let values: [ChartValue]
    /// Whether its last value may still grow; drawn hollow.
    public var isOpen = false
    /// Whether its highest and last values are written into the picture.
    public var isLabelled = true

    /// Makes a row.
    public init(_ name: StaticString, _ form: Form, _ values: [ChartValue]) {
      (self.name, self.form, self.values) = (name, form, values)
    }
  }

  /// A word under the axis.
  public struct AxisLabel: Sendable {
    /// The place it stands at.
    public let place: Int
    /// The word.
    public let text: String
    /// Whether it begins a stretch, such as a year: it then has a line, and stands to its right.
    public let isStart: Bool
    /// Whether it is left out where there is little room.
    public let isMinor: Bool

    /// Makes a label.
    public init(_ place: Int, _ text: String, isStart: Bool = false, isMinor: Bool = false) {
      (self.place, self.text, self.isStart, self.isMinor) = (place, text, isStart, isMinor)
    }
  }

  /// What ids within the picture begin with; unlike those of other pictures on the page.
  public let id: String
  /// What it is called, for those who do not see it.
  public let title: String
  /// What it shows, for those who do not see it.
  public let summary: String
  /// The rows, the first drawn below the others.
  public let series: [Series]
  /// The axis of values.
  public let scale: Scale
  /// The words under the axis.
  public let labels: [AxisLabel]
  /// What is said of each place where a mouse rests; none where it is empty.
  public let notes: [String]
  /// A value in words.
  public let words: @Sendable (Int) -> String
  /// The number of places.
  let places: Int
  /// A line of the grid in words.
  public let tickWords: @Sendable (Int) -> String

  /// Makes a chart; rows may differ in length, the longest one settles the places.
  public init(
    id: String, title: String, summary: String, series: [Series], scale: Scale,
    labels: [AxisLabel], notes: [String] = [], words: @escaping @Sendable (Int) -> String,
    tickWords: (@Sendable (Int) -> String)? = nil
  ) {
    (self.id, self.title, self.summary) = (id, title, summary)
    (self.series, self.scale, self.labels) = (series, scale, labels)
    places = max(1, series.map(\.values.count).max() ?? 0)
    (self.notes, self.words, self.tickWords) = (notes, words, tickWords ?? words)
  }

  /// The axis for the highest of some rows.
  public static func scale(_ rows: [[ChartValue]], intervals: Int = 5) -> Scale {
    Scale(upTo: rows.joined().compactMap(\.number).max() ?? 0, intervals: intervals)
  }

  /// The picture, as SVG to stand in HTML.
  public var bytes: [UInt8] {
    var drawing = Drawing()
    drawFrame(&drawing)
    drawGaps(&drawing)
    drawGrid(&drawing)
    for row in series {
      switch row.form {
      case .columns: drawColumns(row, &drawing)
      case .line: drawLine(row, &drawing)
      }
      drawHidden(row, &drawing)
    }
    for row in series where row.isLabelled { drawValues(row, &drawing) }
    drawNotes(&drawing)
    drawing.append("</svg>")
    return drawing.bytes
  }
}
