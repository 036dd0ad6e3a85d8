/// A value given to a statement.
public enum SQLValue: Sendable, Hashable {
  case null
  case integer(Int)
  case text(String)
  case blob([UInt8])
}

extension SQLValue {
  /// A number, or null.
  public init(_ value: Int?) { self = value.map(SQLValue.integer) ?? .null }

  /// A text, or null.
  public init(_ value: String?) { self = value.map(SQLValue.text) ?? .null }

  /// 1 for true, 0 for false: both databases keep truth in a number column.
  public init(_ value: Bool) { self = .integer(value ? 1 : 0) }
}

extension SQLValue: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral, ExpressibleByNilLiteral
{
  /// A number.
  public init(integerLiteral value: Int) { self = .integer(value) }

  /// A text.
  public init(stringLiteral value: String) { self = .text(value) }

  /// Null.
  public init(nilLiteral: ()) { self = .null }
}
