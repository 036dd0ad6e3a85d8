/// The fields of a view: name, kind and getter of each.
///
/// Lives as long as the process.
public final class Fields<V: View>: Sendable {
  /// The shape of the view.
  public let shape: Shape

  /// The getters by slot.
  ///
  /// Unmanaged, because two threads share them: see `keepForEver`.
  nonisolated(unsafe) let getters: UnsafeBufferPointer<Unmanaged<Getter<V>>>

  /// Declares the fields of a view, which messages call by the name given.
  public init(_ name: String, _ declare: (inout Declaration) -> Void) {
    var declaration = Declaration()
    declare(&declaration)
    let fields = declaration.fields
    shape = Shape(name: name, names: fields.map(\.name)) { slot in fields[slot].getter.kind }
    let getters = UnsafeMutableBufferPointer<Unmanaged<Getter<V>>>.allocate(capacity: fields.count)
    _ = getters.initialize(from: fields.map { Unmanaged.passUnretained($0.getter) })
    self.getters = UnsafeBufferPointer(getters)
    keepForEver(self)
  }

  /// The fields declared so far.
  ///
  /// Getters should capture nothing.
  public struct Declaration {
    fileprivate var fields: [(name: String, getter: Getter<V>)] = []

    private mutating func add<Result>(
      _ name: String, _ kind: @escaping @Sendable () -> Shape.Kind,
      _ get: @escaping @Sendable (V) -> Result, _ wrap: @escaping @Sendable (Result) -> Value
    ) {
      fields.append((name, TypedGetter(kind, get, wrap)))
    }
  }
}

extension Fields.Declaration {
  /// A text.
  public mutating func text(_ name: String, _ get: @escaping @Sendable (V) -> String) {
    add(name, { .text }, get) { .text($0) }
  }

  /// A text that may be absent.
  public mutating func text(_ name: String, _ get: @escaping @Sendable (V) -> String?) {
    add(name, { .text }, get) { $0.map(Value.text) ?? .null }
  }

  /// Finished HTML.
  public mutating func markup(_ name: String, _ get: @escaping @Sendable (V) -> [UInt8]) {
    add(name, { .markup }, get) { .markup($0) }
  }

  /// Finished HTML that may be absent.
  public mutating func markup(_ name: String, _ get: @escaping @Sendable (V) -> [UInt8]?) {
    add(name, { .markup }, get) { $0.map(Value.markup) ?? .null }
  }

  /// Yes or no.
  public mutating func flag(_ name: String, _ get: @escaping @Sendable (V) -> Bool) {
    add(name, { .flag }, get) { .flag($0) }
  }

  /// A list of texts.
  public mutating func texts(_ name: String, _ get: @escaping @Sendable (V) -> [String]) {
    add(name, { .list(nil) }, get) { .list($0.map(Value.text)) }
  }

  /// A list of views.
  public mutating func list<Child: View>(
    _ name: String, _ get: @escaping @Sendable (V) -> [Child]
  ) {
    add(name, { .list(Child.fields.shape) }, get) { children in
      let fields = Child.fields
      return .list(children.map { .object(ViewObject($0, fields)) })
    }
  }

  /// A view.
  public mutating func object<Child: View>(
    _ name: String, _ get: @escaping @Sendable (V) -> Child
  ) {
    add(name, { .object(Child.fields.shape) }, get) { Value($0) }
  }

  /// A view that may be absent.
  public mutating func object<Child: View>(
    _ name: String, _ get: @escaping @Sendable (V) -> Child?
  ) {
    add(name, { .object(Child.fields.shape) }, get) { $0.map { Value($0) } ?? .null }
  }

  /// A value of which nothing is known before it is there; templates cannot be checked inside.
  public mutating func any(_ name: String, _ get: @escaping @Sendable (V) -> Value) {
    add(name, { .any }, get) { $0 }
  }
}

/// One field of a view without the type of its result.
class Getter<V: View>: @unchecked Sendable {
  var kind: Shape.Kind { .any }

  func value(of view: V) -> Value { .null }
}

/// A getter and what makes a value of its result: two closures without context, so that calling
/// them counts no references.
private final class TypedGetter<V: View, Result>: Getter<V>, @unchecked Sendable {
  private let kindOf: @Sendable () -> Shape.Kind
  private let get: @Sendable (V) -> Result
  private let wrap: @Sendable (Result) -> Value

  init(
    _ kind: @escaping @Sendable () -> Shape.Kind, _ get: @escaping @Sendable (V) -> Result,
    _ wrap: @escaping @Sendable (Result) -> Value
  ) {
    kindOf = kind
    self.get = get
    self.wrap = wrap
  }

  override var kind: Shape.Kind { kindOf() }

  override func value(of view: V) -> Value { wrap(get(view)) }
}
