public import Cabinet
public import CabinetStore

/// An application with what its card shows (S0-24).
public struct ApplicationCard: Sendable {
  /// The application, with every change that is due.
  public let application: Application
  /// For whom.
  public let child: Child
  /// Its latest referral.
  public let referral: Referral?
  /// Where it stands, while it stands in the queue.
  public let position: QueuePosition?
  /// The papers of its benefit.
  public let documents: [Document]
  /// The place of a bulletin it is applied to, or waits for.
  public let place: KeptPlace?
  /// What the parent can do now, as names of steps.
  public let actions: [String]
}
