import Synchronization

/// What names are looked up in: an object, or the objects of a list.
open class MemberHolder: @unchecked Sendable {
  /// The names that are held.
  public unowned(unsafe) let shape: Shape

  /// The shape's table, beside the holder to be one step nearer.
  final let table: SlotTable
  /// Where the views are, of a holder of views.
  final let places: ViewPlaces?

  init(_ shape: Shape, _ places: ViewPlaces?) {
    self.shape = shape
    self.places = places
    table = shape.table
  }

  /// The value in a slot, where there is no view to read it from.
  func member(at slot: Int) -> Value { .null }
}

/// Where views of one type stand, one behind the other, and what reads them.
@usableFromInline
struct ViewPlaces: @unchecked Sendable {
  let readers: FieldReaders
  let first: UnsafeRawPointer
  /// How far it is from one to the next, in bytes.
  let stride: Int

  @usableFromInline
  init(_ readers: FieldReaders, _ first: UnsafeRawPointer, stride: Int = 0) {
    (self.readers, self.first, self.stride) = (readers, first, stride)
  }
}

/// Named values, behind a shape that says which names there can be.
///
/// Views and dictionaries are objects; another source of data subclasses this. A subclass must be
/// immutable: rendering may happen on any thread, and a settled value is asked for only once.
open class Object: MemberHolder, @unchecked Sendable {
  /// Makes an object of a shape.
  public init(shape: Shape) {
    super.init(shape, nil)
  }

  /// Makes an object of a view.
  @usableFromInline
  override init(_ shape: Shape, _ places: ViewPlaces?) {
    super.init(shape, places)
  }

  /// The value in a slot of the shape; null for a number that is no slot.
  open func value(at slot: Int) -> Value {
    guard let places, shape.names.indices.contains(slot) else { return .null }
    return places.readers.value(at: slot, of: places.first)
  }

  final override func member(at slot: Int) -> Value { value(at: slot) }
}

/// Several objects of one shape, as a list holds them: none is made before it is asked for itself.
///
/// The items of a section are asked for their members by number, so that nothing is allocated and
/// copied for each of them.
public class Objects: MemberHolder, @unchecked Sendable {
  /// How many there are.
  public final let count: Int

  @usableFromInline
  init(_ shape: Shape, _ places: ViewPlaces?, count: Int) {
    self.count = count
    super.init(shape, places)
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
