import Synchronization

/// A name that a template can ask for, interned: equal names are the same small integer.
///
/// The table of names is one per process and only grows; it holds the names of templates and
/// shapes, which are few.
public struct Key: Hashable, Sendable {
  /// The position in the table of names; negative for no name at all.
  let index: Int32

  /// Interns a name.
  public init(_ name: String) {
    index = names.withLock { $0.index(of: name) }
  }

  /// The name itself.
  public var name: String {
    names.withLock { $0.name(at: index) }
  }

  private init(index: Int32) {
    self.index = index
  }

  /// Equal to no interned name.
  static let none = Key(index: -1)
}

private let names = Mutex(Names())

private struct Names {
  private var list: [String] = []
  private var indices: [String: Int32] = [:]

  mutating func index(of name: String) -> Int32 {
    if let index = indices[name] { return index }
    let index = Int32(list.count)
    list.append(name)
    indices[name] = index
    return index
  }

  func name(at index: Int32) -> String {
    list.indices.contains(Int(index)) ? list[Int(index)] : ""
  }
}
