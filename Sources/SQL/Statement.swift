/// One SQL statement of the program, with values as `?1`, `?2` and so on.
///
/// The text is a literal: nothing from outside can become part of it. Each connection prepares a
/// statement once and keeps it. A `?` must stand for nothing but a value.
public struct Statement: Sendable, Hashable {
  private let literal: StaticString

  /// Makes a statement of a literal.
  public init(_ text: StaticString) { literal = text }

  /// The text, with `?1` for the first value, as SQLite has it.
  public var text: String { literal.description }

  /// The text with `$1` for the first value, as PostgreSQL has it.
  public var textWithDollars: String {
    String(
      decoding: text.utf8.map { $0 == UInt8(ascii: "?") ? UInt8(ascii: "$") : $0 }, as: UTF8.self)
  }

  /// The literal's place in the program: equal for the same literal, and quick to look up.
  var place: UInt { UInt(bitPattern: literal.utf8Start) }

  /// Whether both are the same literal.
  public static func == (left: Statement, right: Statement) -> Bool { left.place == right.place }

  /// Feeds the literal's place.
  public func hash(into hasher: inout Hasher) { hasher.combine(place) }
}

extension Statement: ExpressibleByStringLiteral {
  /// Makes a statement of a literal.
  public init(stringLiteral text: StaticString) { self.init(text) }
}
