/// What is known of one value on the context stack before a template is rendered.
enum Scope {
  /// The value itself. Whether it `isNeeded` while rendering shows on the way.
  case settled(Value, isNeeded: Bool)
  /// An object of this shape.
  case open(Shape)
  /// A value without members. Whether it `isAsked` for itself, by `{{.}}`, shows on the way.
  case plain(isAsked: Bool)
  /// Anything at all.
  case unknown

  /// What a section over a value of this kind puts on the stack.
  init(section kind: Shape.Kind) {
    switch kind {
    case .text, .markup, .flag, .list(nil): self = .plain(isAsked: false)
    case .list(let shape?), .object(let shape): self = .open(shape)
    case .any: self = .unknown
    }
  }

  /// What a settled value is when only names matter.
  init(shapeOf value: Value) {
    if case .object(let object) = value {
      self = .open(object.shape)
    } else {
      self = .plain(isAsked: false)
    }
  }

  /// The names the value has, if they are known.
  var shape: Shape? {
    switch self {
    case .settled(.object(let object), _): object.shape
    case .open(let shape): shape
    default: nil
    }
  }
}
