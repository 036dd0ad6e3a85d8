/// A template as parsed: what was written, not yet what is included.
///
/// Ranges are bytes of the text.
indirect enum Node: Sendable {
  /// A line begins that is written; the range is its leading white space. A partial indented by
  /// its tag gets the indentation here.
  case line(Range<Int>)
  case text(Range<Int>)
  case variable(Name, escaped: Bool)
  case section(Name, inverted: Bool, [Node])
  case reference(Reference)
  /// The place of a block, by its number among the blocks of the template.
  case block(Int)
}

/// A name asked of the context: the parts between the full stops; none for `{{.}}`.
struct Name: Sendable {
  var parts: [String]
  var place: Place
}

/// A line and a column, both from 1; columns are Unicode scalars.
struct Place: Sendable, Hashable {
  var line: Int
  var column: Int
}

/// A partial tag, or a parent tag with its arguments.
struct Reference: Sendable {
  enum Target: Sendable {
    case fixed(String)
    case dynamic(Name)
  }

  var target: Target
  var place: Place
  /// The white space before a tag on a line of its own, nil inside a line.
  var indentation: Range<Int>?
  /// The blocks directly inside a parent, by number.
  var arguments: [Int]
}

/// A block: a parameter of its template, or an argument if it stands directly in a parent.
struct Block: Sendable {
  var name: String
  var nodes: [Node]
  /// Whether the content begins on the line after the tag.
  var startsLine: Bool
  /// The white space that lines of an argument get in this place.
  var indentation: Range<Int>
  /// How many bytes of white space the lines of the content have in common with its first.
  var margin: Int
}
