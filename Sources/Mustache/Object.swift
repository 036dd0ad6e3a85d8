import Synchronization

/// What names are looked up in: an object, or the objects of a list.
open class MemberHolder: @unchecked Sendable {
  /// The names that are held.
  public unowned(unsafe) let shape: Shape

  /// The shape's table, beside the holder to be one step nearer.
  final let table: SlotTable

  init(shape: Shape) {
    self.shape = shape
    table = shape.table
  }

  /// The value in a slot of an item; null for a number that is no slot or no item.
  ///
  /// An object is its only item.
  func value(at slot: Int, of item: Int) -> Value { .null }

  /// Writes the value in a slot of an item.
  ///
  /// Most that is asked is written and forgotten; who can, writes it from where it is.
  func write(_ slot: Int, of item: Int, escaped: Bool, into output: inout Output) {
    output.append(value(at: slot, of: item), escaped: escaped)
  }
}

/// Named values, behind a shape that says which names there can be.
///
/// Views and dictionaries are objects; another source of data subclasses this. A subclass must be
/// immutable: rendering may happen on any thread, and a settled value is asked for only once.
open class Object: MemberHolder, @unchecked Sendable {
  /// Makes an object of a shape.
  public override init(shape: Shape) {
    super.init(shape: shape)
  }

  /// The value in a slot of the shape; null for a number that is no slot.
  open func value(at slot: Int) -> Value {
    .null
  }

  override func value(at slot: Int, of item: Int) -> Value { value(at: slot) }
}

/// Several objects of one shape, as a list holds them: none is made before it is asked for itself.
///
/// The items of a section are asked for their members by number, so that nothing is allocated and
/// copied for each of them.
public class Objects: MemberHolder, @unchecked Sendable {
  /// How many there are.
  public final let count: Int

  @usableFromInline
  init(shape: Shape, count: Int) {
    self.count = count
    super.init(shape: shape)
  }

  /// An item as an object of its own.
  func object(_ item: Int) -> Object { Object(shape: shape) }

  /// All items.
  var values: [Value] { (0..<count).map { .object(object($0)) } }
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
