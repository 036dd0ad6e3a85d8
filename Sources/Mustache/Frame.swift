/// One value on the context stack, and the section that put it there.
struct Frame: Sendable {
  /// The members of the value, or of the item that is on the stack.
  private(set) var members: Members
  /// The value, or the list whose items take turns.
  private let content: Value
  /// How many items take turns; none where it is one value.
  private let count: Int32
  /// The number of the item that is on the stack.
  private var item: Int32 = 0
  /// The first instruction of the section.
  let body: Int32
  /// The frame's value as a member of another frame's, where it stands in that one's view.
  private let origin: (members: Members, slot: Int)?

  /// A frame of one value.
  init(_ value: Value, body: Int = 0) {
    if case .object(let object) = value { members = Members(object) } else { members = .none }
    content = value
    count = 0
    origin = nil
    self.body = Int32(truncatingIfNeeded: body)
  }

  /// A frame of the items of a list, which is not empty.
  init(items: [Value], body: Int) {
    if case .object(let object)? = items.first {
      members = Members(object)
    } else {
      members = .none
    }
    content = .list(items)
    origin = nil
    count = Int32(truncatingIfNeeded: items.count)
    self.body = Int32(truncatingIfNeeded: body)
  }

  /// A frame of several objects, which are not none.
  init(objects: Objects, body: Int) {
    members = Members(objects)
    content = .objects(objects)
    origin = nil
    count = Int32(truncatingIfNeeded: objects.count)
    self.body = Int32(truncatingIfNeeded: body)
  }

  /// A frame of a view that stands in the view of a frame below, where it is read.
  init(_ part: Members, at slot: Int, of members: Members, body: Int) {
    self.members = part
    content = .null
    count = 0
    origin = (members, slot)
    self.body = Int32(truncatingIfNeeded: body)
  }

  /// The value, or the item that is on the stack.
  var value: Value {
    if let origin { return origin.members.value(at: origin.slot) }
    return switch content {
    case .list(let items) where count > 0: items[Int(item)]
    case .objects(let objects) where count > 0: .object(objects.object(Int(item)))
    default: content
    }
  }

  /// Goes on to the next item, or says that there is none.
  @inline(__always)
  mutating func advance() -> Bool {
    guard item + 1 < count else { return false }
    item += 1
    if case .list(let items) = content {
      guard case .object(let object) = items[Int(item)] else {
        members = .none
        return true
      }
      members = Members(object)
    } else {
      members.advance()
    }
    return true
  }

  /// The names of the value, for messages.
  var shape: Shape? {
    if case .object(let object) = value { object.shape } else { nil }
  }
}
