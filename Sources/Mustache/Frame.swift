/// One value on the context stack, and the section that put it there.
struct Frame: Sendable {
  private let content: Content
  /// The number of the item that is on the stack.
  private var item = 0
  /// The first instruction of the section.
  let body: Int

  /// What a section is over; lists are not empty.
  private enum Content {
    case value(Value)
    case items([Value])
    case objects(Objects)
  }

  /// A frame of one value.
  init(_ value: Value, body: Int = 0) {
    content = .value(value)
    self.body = body
  }

  /// A frame of the items of a list, which is not empty.
  init(items: [Value], body: Int) {
    content = .items(items)
    self.body = body
  }

  /// A frame of several objects.
  init(objects: Objects, body: Int) {
    content = .objects(objects)
    self.body = body
  }

  /// The value, or the item that is on the stack.
  var value: Value {
    switch content {
    case .value(let value): value
    case .items(let items): items[item]
    case .objects(let objects): .object(objects.object(item))
    }
  }

  /// The members of the value.
  ///
  /// Kept beside the frames, because a name is looked up far more often than a frame is made.
  var members: Members {
    if case .objects(let objects) = content { return Members(objects, item: item) }
    if case .object(let object) = value { return Members(object) }
    return .none
  }

  /// Goes on to the next item, or says that there is none.
  mutating func advance() -> Bool {
    let count =
      switch content {
      case .value: 1
      case .items(let items): items.count
      case .objects(let objects): objects.count
      }
    guard item + 1 < count else { return false }
    item += 1
    return true
  }

  /// The names of the value, for messages.
  var shape: Shape? {
    if case .object(let object) = value { object.shape } else { nil }
  }
}

/// The members of a frame's value.
///
/// Looking them up counts no references: the frame itself keeps the object.
struct Members: @unchecked Sendable {
  private let holder: Unmanaged<MemberHolder>?
  private let table: SlotTable
  private let item: Int32

  /// The members of a value without any.
  static let none = Members()

  private init() {
    holder = nil
    table = .empty
    item = 0
  }

  init(_ holder: MemberHolder, item: Int = 0) {
    self.holder = .passUnretained(holder)
    table = holder.table
    self.item = Int32(truncatingIfNeeded: item)
  }

  /// Where a member is, or nil if the frame's value cannot have it.
  @inline(__always)
  func slot(of key: Key) -> Int? { table.slot(of: key) }

  /// The value of a member.
  @inline(__always)
  func value(at slot: Int) -> Value {
    guard let holder else { return .null }
    return holder._withUnsafeGuaranteedRef { $0.value(at: slot, of: Int(item)) }
  }

  /// Writes the value of a member.
  @inline(__always)
  func write(_ slot: Int, escaped: Bool, into output: inout Output) {
    guard let holder else { return }
    holder._withUnsafeGuaranteedRef {
      $0.write(slot, of: Int(item), escaped: escaped, into: &output)
    }
  }
}
