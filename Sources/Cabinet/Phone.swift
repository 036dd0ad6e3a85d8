/// A phone number of Kazakhstan.
public struct Phone: Sendable, Hashable {
  /// As E.164 writes it: `+77010000001`.
  public let e164: String

  /// Takes a number that was checked before, such as those of the store.
  public init(checked e164: String) { self.e164 = e164 }
}
