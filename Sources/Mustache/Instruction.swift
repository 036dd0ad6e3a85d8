/// One step of a resolved template.
///
/// Plain numbers only: running a program copies no reference.
enum Instruction: Sendable {
  /// Writes literal bytes.
  case text(Literal)
  /// Writes a value, escaped.
  case variable(Path)
  /// Writes a value as it is.
  case unescaped(Path)
  /// Runs up to `end` once for each item, or skips `length` instructions from here on.
  case section(Path, length: Int32)
  /// Skips `length` instructions from here on unless the value is truthy: a section that asks nothing of
  /// its value, which is one without members.
  case when(Path, length: Int32)
  /// Skips `length` instructions from here on if the value is truthy.
  case inverted(Path, length: Int32)
  /// A part up to `outerEnd` that outer objects decide: where what it writes is known, that is written
  /// and `length` instructions from here on are skipped.
  case outer(Int32, length: Int32)
  /// The end of such a part: what it wrote is known from now on.
  case outerEnd(Int32)
  /// Puts a settled value on the stack up to `end`, for names that could not be settled.
  case with(constant: Int32)
  /// The end of a section: goes back for its next item, or leaves it.
  case end
  /// Runs a routine: a partial that could not be written out in place.
  case call(Int32)
  /// Writes the indentation of the routine that runs.
  case indentation
  /// Leaves a routine.
  case back
  /// The end of the template.
  case stop
}

/// A run of the literal bytes.
struct Literal: Sendable {
  var start: Int32
  var end: Int32

  var range: Range<Int> { Int(start)..<Int(end) }

  func moved(by distance: Int) -> Literal {
    Literal(start: start + Int32(distance), end: end + Int32(distance))
  }
}

/// A name to look up: its first part on the stack, the rest inside what was found.
struct Path: Sendable {
  /// The first part; none for `{{.}}`.
  var first: Key
  var restStart: Int32
  var restCount: Int32
  /// Where it was written, by number.
  var site: Int32

  var rest: Range<Int> { Int(restStart)..<Int(restStart + restCount) }
}

/// Where a name or a tag was written.
struct Site: Sendable {
  var file: Int32
  var place: Place
}

/// A partial that is called: what is called, and how its lines are indented.
struct Call: Sendable {
  enum Target: Sendable {
    case routine(Int32)
    /// The routine of the template that the name names, in one of the tables.
    case named(Path, table: Int32)
  }

  var target: Target
  /// What its lines are indented by.
  var indentation: Literal
  /// Whether the caller's own indentation comes first: not for a partial inside a line.
  var extends: Bool
  /// How much deeper recursion is after it: more than one if calls around it were written out.
  var levels: Int32
  var site: Int32
}

/// A template with its blocks filled, compiled on its own: for recursion and for dynamic names.
struct Routine: Sendable {
  var start: Int32
  var length: Int32
  var template: String
}
