public import JSON
public import Mustache

extension JSONValue {
  /// The data as templates read them; numbers are written as they read: 85, 1.21.
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
