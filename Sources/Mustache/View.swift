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

  /// Wraps a view.
  @inlinable
  public init(_ view: consuming V) {
    self.view = .allocate(capacity: 1)
    self.view.initialize(to: view)
    let fields = V.fields
    super.init(fields.shape, ViewPlaces(fields.readers, UnsafeRawPointer(self.view)))
  }

  /// The view that was wrapped.
  @inlinable public var wrapped: V { view.pointee }

  @inlinable
  deinit {
    view.deinitialize(count: 1)
    view.deallocate()
  }
}

/// Views of one type as the items of a list.
@usableFromInline
final class ViewObjects<V: View>: Objects, @unchecked Sendable {
  @usableFromInline let views: [V]

  @inlinable
  init(_ views: [V]) {
    self.views = views
    let fields = V.fields
    // A list that nobody changes stays where it is as long as it is held.
    let places = views.withUnsafeBufferPointer { views in
      views.baseAddress.map {
        ViewPlaces(fields.readers, UnsafeRawPointer($0), stride: MemoryLayout<V>.stride)
      }
    }
    super.init(fields.shape, places, count: views.count)
  }

  override func object(_ item: Int) -> Object { ViewObject(views[item]) }
}
