/// An individual identification number: 12 digits whose last one checks the others.
public struct IIN: Sendable, Hashable {
  /// The digits.
  public let digits: String

  /// Takes digits that were checked before, such as those of the store.
  public init(checked digits: String) { self.digits = digits }
}
