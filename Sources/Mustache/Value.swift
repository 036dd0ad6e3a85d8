/// What a name stands for when a template asks.
///
/// Null, false, the empty text, empty markup and an empty list are falsy: a section over them is
/// skipped and an inverted section is written. Everything else is truthy.
public enum Value: Sendable {
  /// Nothing: written as nothing.
  case null
  /// Yes or no.
  case flag(Bool)
  /// Plain text: `{{x}}` escapes it.
  case text(String)
  /// Finished HTML in UTF-8: never escaped.
  case markup([UInt8])
  /// Several values: a section is written once for each.
  case list([Value])
  /// Named values.
  case object(Object)
  /// Several objects of one shape: a list that makes no value for each.
  case objects(Objects)

  /// The view as an object.
  public init(_ view: some View) {
    self = .object(view.object)
  }

  /// Whether a section over the value is written.
  public var isTruthy: Bool {
    switch self {
    case .null: false
    case .flag(let flag): flag
    case .text(let text): !text.isEmpty
    case .markup(let markup): !markup.isEmpty
    case .list(let items): !items.isEmpty
    case .object: true
    case .objects(let objects): objects.count > 0
    }
  }

  /// The value of a member, or nil if the value is no object or its shape has no such name.
  func member(_ key: Key) -> Value? {
    guard case .object(let object) = self, let slot = object.table.slot(of: key) else { return nil }
    return object.value(at: slot)
  }
}
