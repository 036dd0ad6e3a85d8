/// A type that templates can read: a view model.
///
///     struct Card: View {
///       let name: String
///       let isOpen: Bool
///       static let fields = Fields<Card>("card") {
///         $0.text("name") { $0.name }
///         $0.flag("open") { $0.isOpen }
///       }
///     }
///
/// One place declares name, kind and getter of each field. A getter runs only when a template asks.
public protocol View: Sendable {
  /// The fields; a `static let`.
  static var fields: Fields<Self> { get }
}

extension View {
  /// The view as an object for a context.
  public var object: Object { ViewObject(self, Self.fields) }
}

/// A view as an object.
public final class ViewObject<V: View>: Object, @unchecked Sendable {
  private let view: V
  private unowned(unsafe) let fields: Fields<V>

  /// Wraps a view, given its fields so that a list asks for them once.
  init(_ view: V, _ fields: Fields<V>) {
    self.view = view
    self.fields = fields
    super.init(shape: fields.shape)
  }

  /// What the getter of the field says.
  public override func value(at slot: Int) -> Value {
    guard slot >= 0, slot < fields.getters.count else { return .null }
    return fields.getters[slot]._withUnsafeGuaranteedRef { $0.value(of: view) }
  }
}
