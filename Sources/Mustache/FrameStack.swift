/// The values that names are looked up in, innermost last.
///
/// Moved and never copied, so that no step asks who else holds it.
struct FrameStack: ~Copyable {
  private var room: UnsafeMutablePointer<Frame>
  private var capacity: Int
  private(set) var count = 0

  init(capacity: Int) {
    self.capacity = max(capacity, 1)
    room = .allocate(capacity: self.capacity)
  }

  deinit {
    room.deinitialize(count: count)
    room.deallocate()
  }

  mutating func push(_ frame: consuming Frame) {
    if count == capacity { grow() }
    (room + count).initialize(to: frame)
    count += 1
  }

  /// Takes the last one off.
  mutating func pop() {
    guard count > 0 else { return }
    count -= 1
    (room + count).deinitialize(count: 1)
  }

  /// Where the section of the last one begins.
  var body: Int { count > 0 ? Int(room[count - 1].body) : 0 }

  /// Goes on to the next item of the last one, or says that there is none.
  @inline(__always)
  mutating func advance() -> Bool { count > 0 && room[count - 1].advance() }

  /// The value of the last one.
  var last: Value? { count > 0 ? room[count - 1].value : nil }

  /// The members of one that is there.
  @inline(__always)
  func members(_ index: Int) -> Members { room[index].members }

  /// Where a member is, searched from the last one on.
  @inline(__always)
  func find(_ key: Key) -> (index: Int, slot: Int)? {
    var index = count
    while index > 0 {
      index -= 1
      if let slot = room[index].members.slot(of: key) { return (index, slot) }
    }
    return nil
  }

  /// The shapes of all, innermost first.
  var shapes: [Shape] { (0..<count).reversed().compactMap { room[$0].shape } }

  private mutating func grow() {
    let larger = 2 * capacity
    let new = UnsafeMutablePointer<Frame>.allocate(capacity: larger)
    new.moveInitialize(from: room, count: count)
    room.deallocate()
    (room, capacity) = (new, larger)
  }
}
