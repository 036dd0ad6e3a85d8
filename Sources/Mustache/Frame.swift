/// One value on the context stack, and the section that put it there.
struct Frame: Sendable {
  private(set) var value: Value
  /// The items of the section, unless the value is the only one.
  private var items: [Value] = []
  private var next = 0
  /// The first instruction of the section.
  let body: Int

  /// A frame of one value.
  init(_ value: Value, body: Int = 0) {
    self.value = value
    self.body = body
  }

  /// A frame of the items of a list, which is not empty.
  init(items: [Value], body: Int) {
    self.init(items.first ?? .null, body: body)
    self.items = items
    next = 1
  }

  /// Goes on to the next item, or says that there is none.
  mutating func advance() -> Bool {
    guard next < items.count else { return false }
    value = items[next]
    next += 1
    return true
  }

  /// The names of the value, for messages.
  var shape: Shape? {
    if case .object(let object) = value { object.shape } else { nil }
  }
}

/// The members of a frame's value.
///
/// Kept beside the frames, because a name is looked up far more often than a frame is made, and
/// this counts no references: the frame itself keeps the object.
struct Members: @unchecked Sendable {
  private let object: Unmanaged<Object>?
  private let table: SlotTable

  init(_ value: Value) {
    if case .object(let object) = value {
      self.object = Unmanaged.passUnretained(object)
      table = object.table
    } else {
      object = nil
      table = .empty
    }
  }

  /// The value of a member, or nil if the frame's value cannot have it.
  @inline(__always)
  func member(_ key: Key) -> Value? {
    guard let object, let slot = table.slot(of: key) else { return nil }
    return object._withUnsafeGuaranteedRef { $0.value(at: slot) }
  }
}
