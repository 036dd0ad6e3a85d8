/// The public number of an application: `26-0001234-5`.
public struct ApplicationNumber: Sendable, Hashable {
  /// As it is shown and typed.
  public let text: String

  /// Takes a number that was checked before, such as those of the store.
  public init(checked text: String) { self.text = text }
}
