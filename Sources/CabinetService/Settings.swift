public import Cabinet

/// A parent's settings (S0-33 to S0-38).
public struct Settings: Sendable {
  /// The account.
  public let account: Account
  /// Its numbers, the primary one first.
  public let phones: [ContactPhone]
  /// The name in the civil register; nil when the register does not answer.
  public let name: PersonName?
}
