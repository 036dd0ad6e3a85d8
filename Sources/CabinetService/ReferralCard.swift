public import Cabinet

/// A referral with what its card shows (S0-28).
public struct ReferralCard: Sendable {
  /// The referral, with every change that is due.
  public let referral: Referral
  /// The application it answers.
  public let application: Application
  /// For whom.
  public let child: Child
  /// What the parent can do now, as names of steps.
  public let actions: [String]
}
