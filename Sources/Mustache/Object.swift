import Synchronization

/// Named values, behind a shape that says which names there can be.
///
/// Views and dictionaries are objects; another source of data subclasses this. A subclass must be
/// immutable: rendering may happen on any thread, and a settled value is asked for only once.
open class Object: @unchecked Sendable {
  /// The names the object can hold.
  public unowned(unsafe) let shape: Shape

  /// The shape's table, beside the object to be one step nearer.
  final let table: SlotTable

  /// Makes an object of a shape.
  public init(shape: Shape) {
    self.shape = shape
    table = shape.table
  }

  /// The value in a slot of the shape; null for a number that is no slot.
  open func value(at slot: Int) -> Value {
    .null
  }
}

/// Named values from data without a declared shape, such as JSON.
public final class DictionaryObject: Object, @unchecked Sendable {
  private let values: [Value]

  /// Makes an object of a dictionary.
  ///
  /// Dictionaries with the same names share one shape.
  public init(_ dictionary: [String: Value]) {
    let pairs = dictionary.sorted { $0.key < $1.key }
    values = pairs.map(\.value)
    super.init(shape: Self.shape(of: pairs.map(\.key)))
  }

  /// The value in a slot: the names are in order.
  public override func value(at slot: Int) -> Value {
    values.indices.contains(slot) ? values[slot] : .null
  }

  private static func shape(of names: [String]) -> Shape {
    shapes.withLock { shapes in
      if let shape = shapes[names] { return shape }
      let shape = Shape(name: "data", fields: names.map { ($0, .any) })
      shapes[names] = shape
      return shape
    }
  }

  private static let shapes = Mutex<[[String]: Shape]>([:])
}
