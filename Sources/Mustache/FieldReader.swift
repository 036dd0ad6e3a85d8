/// Reads a field of a view, from where the view is: asking must copy none of it.
///
/// The closures capture nothing, and as members of a structure they are kept as they are: calling one
/// counts no reference that threads share. They take a plain address, so that whoever holds views calls
/// them without knowing their type.
struct FieldReader: Sendable {
  /// Writes the field, escaped or as it is, without making a value of it.
  typealias Writer = @Sendable (UnsafeRawPointer, inout Output, Bool) -> Void

  let value: @Sendable (UnsafeRawPointer) -> Value
  let write: Writer
  /// Whether a section over the field is written.
  let isTruthy: @Sendable (UnsafeRawPointer) -> Bool
  /// Where the field is, if it is a view that stands in the view.
  let part: ViewPart?
}

/// A view that stands in another one, whose fields can be read there: it need not be copied to be
/// looked into.
@usableFromInline
struct ViewPart: Sendable {
  /// Where it begins in the other one, in bytes.
  let offset: Int
  let readers: FieldReaders
  let table: SlotTable

  @usableFromInline
  init<Child>(_ offset: Int, _ fields: Fields<Child>) {
    self.offset = offset
    readers = fields.readers
    table = fields.shape.table
  }
}

/// The readers of all fields of a view by slot; they stay for ever, as the fields do.
@usableFromInline
struct FieldReaders: @unchecked Sendable {
  private let readers: UnsafePointer<FieldReader>

  init(_ list: [FieldReader]) {
    let readers = UnsafeMutablePointer<FieldReader>.allocate(capacity: list.count)
    readers.initialize(from: list, count: list.count)
    self.readers = UnsafePointer(readers)
  }

  // Slots are those of the view's shape, which has one for each reader.

  @inline(__always)
  func value(at slot: Int, of view: UnsafeRawPointer) -> Value { readers[slot].value(view) }

  @inline(__always)
  func write(_ slot: Int, of view: UnsafeRawPointer, escaped: Bool, into output: inout Output) {
    readers[slot].write(view, &output, escaped)
  }

  @inline(__always)
  func part(_ slot: Int) -> ViewPart? { readers[slot].part }

  @inline(__always)
  func isTruthy(_ slot: Int, of view: UnsafeRawPointer) -> Bool { readers[slot].isTruthy(view) }
}
