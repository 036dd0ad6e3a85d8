/// The members of a frame's value.
///
/// Looking them up counts no references: the frame itself keeps the object.
struct Members: @unchecked Sendable {
  private let holder: Unmanaged<MemberHolder>?
  /// What reads the members of a view; nil for values that hold no view.
  private let readers: FieldReaders?
  private var view: UnsafeRawPointer?
  private let table: SlotTable

  /// The members of a value without any.
  static let none = Members()

  private init() {
    (holder, readers, view) = (nil, nil, nil)
    table = .empty
  }

  /// The members of an object, or of the first one of several.
  init(_ holder: MemberHolder) {
    self.holder = .passUnretained(holder)
    readers = holder.places?.readers
    view = holder.places?.first
    table = holder.table
  }

  private init(_ part: ViewPart, of view: UnsafeRawPointer) {
    holder = nil
    readers = part.readers
    self.view = view + part.offset
    table = part.table
  }

  /// The members of a member that stands in the view.
  @inline(__always)
  func part(_ slot: Int) -> Members? {
    guard let readers, let view, let part = readers.part(slot) else { return nil }
    return Members(part, of: view)
  }

  /// Goes on to the next one of several.
  @inline(__always)
  mutating func advance() {
    guard let holder, let view else { return }
    self.view = holder._withUnsafeGuaranteedRef { view + ($0.places?.stride ?? 0) }
  }

  /// Where a member is, or nil if the frame's value cannot have it.
  @inline(__always)
  func slot(of key: Key) -> Int? { table.slot(of: key) }

  /// The value of a member.
  @inline(__always)
  func value(at slot: Int) -> Value {
    if let readers, let view { return readers.value(at: slot, of: view) }
    return held(slot)
  }

  /// Writes the value of a member.
  @inline(__always)
  func write(_ slot: Int, escaped: Bool, into output: inout Output) {
    if let readers, let view {
      readers.write(slot, of: view, escaped: escaped, into: &output)
    } else {
      output.append(held(slot), escaped: escaped)
    }
  }

  /// Whether a section over a member is written.
  @inline(__always)
  func isTruthy(_ slot: Int) -> Bool {
    if let readers, let view { return readers.isTruthy(slot, of: view) }
    return held(slot).isTruthy
  }

  /// The value of a member of what holds no view.
  @inline(never)
  private func held(_ slot: Int) -> Value {
    guard let holder else { return .null }
    return holder._withUnsafeGuaranteedRef { $0.member(at: slot) }
  }
}
