import Synchronization

/// The closed set of names an object can hold, with the kind of each.
///
/// Shapes are what templates are checked and specialized against. There are few, they are usually
/// the static property of a view, and every one lives as long as the process.
public final class Shape: Sendable {
  /// What a name stands for, as far as it is known without the data.
  public indirect enum Kind: Sendable {
    /// Text, or null.
    case text
    /// Markup, or null.
    case markup
    /// A flag.
    case flag
    /// A list of objects of one shape; without a shape, of texts, which are `{{.}}`.
    case list(Shape?)
    /// An object of this shape, or null.
    case object(Shape)
    /// Anything: nothing inside is checked or settled.
    case any

    /// Whether it is one value without members, not several of them.
    var isOneValue: Bool {
      switch self {
      case .text, .markup, .flag: true
      case .list, .object, .any: false
      }
    }
  }

  /// What messages call it.
  public let name: String
  /// The names, in the order of their slots.
  public let names: [String]

  let table: SlotTable
  private let kinds: @Sendable (Int) -> Kind

  /// Makes a shape; the slots count the fields from 0, the first of equal names wins.
  public convenience init(name: String, fields: [(name: String, kind: Kind)]) {
    let kinds = fields.map(\.kind)
    self.init(name: name, names: fields.map(\.name)) { slot in kinds[slot] }
  }

  /// Makes a shape whose kinds are asked for later: a view may hold views of its own type.
  init(name: String, names: [String], kinds: @escaping @Sendable (Int) -> Kind) {
    self.name = name
    self.names = names
    self.kinds = kinds
    table = SlotTable(names.map(Key.init))
    keepForEver(self)
  }

  /// Where an object of this shape holds a name, or nil if it cannot.
  public func slot(of key: Key) -> Int? {
    table.slot(of: key)
  }

  /// The kind of what a slot holds.
  public func kind(at slot: Int) -> Kind {
    names.indices.contains(slot) ? kinds(slot) : .any
  }

  /// The kind of what a name stands for, or nil if the shape has no such name.
  func kind(of key: Key) -> Kind? {
    slot(of: key).map(kind(at:))
  }
}

/// Never frees an object.
///
/// Objects point to their shapes and fields without counting: counters shared by all threads would
/// be written for every object of every page. So what they point to must stay.
func keepForEver(_ object: some AnyObject & Sendable) {
  kept.withLock { $0.append(object) }
}

private let kept = Mutex<[any AnyObject & Sendable]>([])
