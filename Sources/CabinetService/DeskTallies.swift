import CabinetStore
public import Metrics
import SQL

/// What the desk counts of its own work: numbers only, nothing of anybody.
public final class DeskTallies: Sendable {
  /// Transactions that read, those that failed included.
  public let reads = Tally()
  /// Transactions that write, those that failed included.
  public let writes = Tally()
  /// Transactions that a rule undid: the caller was refused.
  public let refusedTransactions = Tally()
  /// Transactions that the database failed.
  public let failedTransactions = Tally()
  /// Passwords that were hashed, or are.
  public let hashes = Tally()
  /// Passwords that are hashed now.
  public let runningHashes = Tally()
  /// Passwords that were not hashed, since as many were as may be at one time.
  public let refusedHashes = Tally()
  private let sent: [Delivery: Tally]

  /// What became of one try to send a message; the raw values are labels.
  public struct Delivery: Sendable, Hashable {
    /// `code` or `notice`.
    public let kind: String
    /// `sent`, `not_sent`, `refused` or `unknown`.
    public let result: String
  }

  /// Makes them, all at zero.
  public init() {
    let all = [Message.Kind.code, .notice].flatMap { kind in
      ["sent", "not_sent", "refused", "unknown"].map {
        Delivery(kind: kind.rawValue, result: $0)
      }
    }
    sent = Dictionary(uniqueKeysWithValues: all.map { ($0, Tally()) })
  }

  /// How many passwords may be hashed at one time.
  public static var mostHashes: Int { Passwords.limit }

  /// The tries to send a message, by what became of them.
  public var deliveries: [(Delivery, Int)] {
    sent.map { ($0.key, $0.value.value) }
      .sorted { ($0.0.kind, $0.0.result) < ($1.0.kind, $1.0.result) }
  }

  func count(_ kind: Message.Kind, _ failure: SendFailure?) {
    let result =
      switch failure {
      case nil: "sent"
      case .notSent: "not_sent"
      case .refused: "refused"
      case .unknown: "unknown"
      }
    sent[Delivery(kind: kind.rawValue, result: result)]?.add()
  }

  func count(_ error: StoreError) {
    if case .database = error { failedTransactions.add() } else { refusedTransactions.add() }
  }
}
