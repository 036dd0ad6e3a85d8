import Synchronization

/// One SQL statement of the program, with values as `?1`, `?2` and so on.
///
/// The text is of literals: nothing from outside can become part of it. Each connection prepares a
/// statement once and keeps it. A `?` must stand for nothing but a value.
public struct Statement: Sendable, Hashable {
  private enum Source: Sendable {
    case literal(StaticString)
    /// Several literals, and a number that no address of a literal is.
    case joined(String, UInt)
  }

  private let source: Source
  private static let joinedCount = Atomic<UInt>(0)

  /// Makes a statement of a literal.
  public init(_ text: StaticString) { source = .literal(text) }

  /// Makes a statement of several literals; made once and kept, since each is prepared anew.
  public init(joining texts: [StaticString]) {
    let count = Self.joinedCount.add(1, ordering: .relaxed).newValue
    source = .joined(texts.map(\.description).joined(), count)
  }

  /// The text, with `?1` for the first value, as SQLite has it.
  public var text: String {
    switch source {
    case .literal(let text): text.description
    case .joined(let text, _): text
    }
  }

  /// The text with `$1` for the first value, as PostgreSQL has it.
  public var textWithDollars: String {
    String(
      decoding: text.utf8.map { $0 == UInt8(ascii: "?") ? UInt8(ascii: "$") : $0 }, as: UTF8.self)
  }

  /// The literal's place in the program: equal for the same literal, and quick to look up.
  var place: UInt {
    switch source {
    case .literal(let text): UInt(bitPattern: text.utf8Start)
    case .joined(_, let number): number
    }
  }

  /// Whether both are the same literal.
  public static func == (left: Statement, right: Statement) -> Bool { left.place == right.place }

  /// Feeds the literal's place.
  public func hash(into hasher: inout Hasher) { hasher.combine(place) }
}

extension Statement: ExpressibleByStringLiteral {
  /// Makes a statement of a literal.
  public init(stringLiteral text: StaticString) { self.init(text) }
}
