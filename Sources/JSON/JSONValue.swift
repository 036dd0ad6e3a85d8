import FoundationEssentials
public import Mustache

/// JSON as data for templates.
///
/// Numbers are written as they read: 85, 1.21.
public enum JSONValue: Decodable, Sendable {
  case null
  case flag(Bool)
  case integer(Int)
  case number(Double)
  case text(String)
  case list([JSONValue])
  case object([String: JSONValue])

  /// Reads a document (RFC 8259).
  ///
  /// - Throws: What the decoder says is wrong with it.
  public init(_ bytes: [UInt8]) throws {
    self = try JSONDecoder().decode(JSONValue.self, from: Data(bytes))
  }

  /// A member of an object.
  public subscript(name: String) -> JSONValue? {
    if case .object(let members) = self { return members[name] }
    return nil
  }

  /// The items of a list; none for anything else.
  public var items: [JSONValue] {
    if case .list(let items) = self { return items }
    return []
  }

  /// A text; nil for anything else.
  public var text: String? {
    if case .text(let text) = self { return text }
    return nil
  }

  /// Reads what a decoder holds.
  ///
  /// - Throws: What the decoder says is wrong with it.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let flag = try? container.decode(Bool.self) {
      self = .flag(flag)
    } else if let integer = try? container.decode(Int.self) {
      self = .integer(integer)
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let list = try? container.decode([JSONValue].self) {
      self = .list(list)
    } else {
      self = .object(try container.decode([String: JSONValue].self))
    }
  }

  /// The data as templates read them.
  public var value: Value {
    switch self {
    case .null: .null
    case .flag(let flag): .flag(flag)
    case .integer(let integer): .text(String(integer))
    case .number(let number): .text(String(number))
    case .text(let text): .text(text)
    case .list(let items): .list(items.map(\.value))
    case .object(let members): .object(DictionaryObject(members.mapValues(\.value)))
    }
  }
}
