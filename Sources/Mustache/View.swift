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
  @inlinable
  public var object: Object { ViewObject(self) }
}

/// A view as an object.
public final class ViewObject<V: View>: Object, @unchecked Sendable {
  /// The view, in a place of its own: getters read it there, and nothing is counted.
  @usableFromInline let view: UnsafeMutablePointer<V>
  @usableFromInline let fields: Fields<V>.Getters

  /// Wraps a view.
  @inlinable
  public init(_ view: consuming V) {
    self.view = .allocate(capacity: 1)
    self.view.initialize(to: view)
    fields = V.fields.getters
    super.init(shape: V.fields.shape)
  }

  @inlinable
  deinit {
    view.deinitialize(count: 1)
    view.deallocate()
  }

  /// What the getter of the field says.
  public override func value(at slot: Int) -> Value {
    fields.value(at: slot, of: view)
  }

  override func value(at slot: Int, of item: Int) -> Value {
    fields.value(at: slot, of: view)
  }

  override func write(_ slot: Int, of item: Int, escaped: Bool, into output: inout Output) {
    fields.write(slot, of: view, escaped: escaped, into: &output)
  }
}

/// Views of one type as the items of a list.
@usableFromInline
final class ViewObjects<V: View>: Objects, @unchecked Sendable {
  @usableFromInline let views: [V]
  /// Where they are: a list that nobody changes stays there as long as it is held.
  @usableFromInline let start: UnsafePointer<V>?
  @usableFromInline let fields: Fields<V>.Getters

  @inlinable
  init(_ views: [V]) {
    self.views = views
    start = views.withUnsafeBufferPointer { $0.baseAddress }
    fields = V.fields.getters
    super.init(shape: V.fields.shape, count: views.count)
  }

  override func value(at slot: Int, of item: Int) -> Value {
    guard item >= 0, item < count, let start else { return .null }
    return fields.value(at: slot, of: start + item)
  }

  override func write(_ slot: Int, of item: Int, escaped: Bool, into output: inout Output) {
    guard item >= 0, item < count, let start else { return }
    fields.write(slot, of: start + item, escaped: escaped, into: &output)
  }

  override func object(_ item: Int) -> Object { ViewObject(views[item]) }
}
