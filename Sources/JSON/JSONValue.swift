import FoundationEssentials

/// JSON as data.
public enum JSONValue: Decodable, Sendable, Equatable {
  case null
  case flag(Bool)
  case integer(Int)
  case number(Double)
  case text(String)
  case list([JSONValue])
  case object([String: JSONValue])

  /// How many lists and objects may stand within each other.
  public static let deepest = 64

  /// Reads a document (RFC 8259) that is not deeper than ``deepest``.
  ///
  /// - Throws: What is wrong with it.
  public init(_ bytes: [UInt8]) throws {
    guard !Self.isUnsound(bytes) else { throw Unsound() }
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
}

/// A document that the decoder would take, or fall over, and that is none.
struct Unsound: Error {}

extension JSONValue {
  /// Whether a document is deeper than the limit, has a comma before a closing bracket, or is not
  /// in UTF-8: the decoder, which calls itself for each level, takes the last two.
  private static func isUnsound(_ bytes: [UInt8]) -> Bool {
    var (depth, isText, isEscaped, afterComma) = (0, false, false, false)
    for byte in bytes {
      // Neither stands in UTF-8 JSON; one of them does in every other encoding.
      if byte == 0 || byte >= 0xFE { return true }
      if isText {
        switch byte {
        case _ where isEscaped: isEscaped = false
        case UInt8(ascii: "\\"): isEscaped = true
        case UInt8(ascii: "\""): isText = false
        default: break
        }
        continue
      }
      switch byte {
      case 0x09, 0x0A, 0x0D, 0x20: continue
      case UInt8(ascii: "\""): isText = true
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        depth += 1
        if depth > deepest { return true }
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        depth -= 1
        if afterComma { return true }
      default: break
      }
      afterComma = byte == UInt8(ascii: ",")
    }
    return false
  }
}
