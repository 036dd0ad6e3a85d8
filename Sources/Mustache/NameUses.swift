/// Which names of which shapes templates ask for, as far as checks have walked them.
public struct NameUses: Sendable {
  /// Whether every name was followed: inside values of kind `any`, and in the templates that
  /// dynamic names may mean, it cannot be.
  public private(set) var isComplete = true

  private var uses: Set<Use> = []

  private struct Use: Hashable {
    let shape: ObjectIdentifier
    let key: Key
  }

  /// Starts with none.
  public init() {}

  /// Whether a template asks an object of the shape for the name.
  public func contains(_ name: String, of shape: Shape) -> Bool {
    uses.contains(Use(shape: ObjectIdentifier(shape), key: Key(name)))
  }

  mutating func insert(_ key: Key, of shape: Shape) {
    uses.insert(Use(shape: ObjectIdentifier(shape), key: key))
  }

  /// Adds what other checks have walked.
  public mutating func formUnion(_ other: NameUses) {
    isComplete = isComplete && other.isComplete
    uses.formUnion(other.uses)
  }

  mutating func lose() { isComplete = false }
}
