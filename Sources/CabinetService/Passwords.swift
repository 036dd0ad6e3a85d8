import Dispatch
import Glibc
import Metrics
import Secrets
import Synchronization

/// Hashes passwords, as many at a time as there are processors: each takes one of them, and 64 MiB.
///
/// Who comes in a burst waits for a turn; more at a time would be no faster, and take the processors from
/// whoever only reads.
final class Passwords: Sendable {
  private let cost: PasswordHash.Cost
  private let dummy: String
  private let turns: DispatchSemaphore
  private let waiting = Atomic(0)
  private let tallies: DeskTallies
  private let patience: DispatchTimeInterval
  /// How many are hashed at one time.
  static let limit = min(max(sysconf(Int32(_SC_NPROCESSORS_ONLN)), 1), 8)
  /// How many wait for their turn; those above are told to come again.
  static let mostWaiting = 128

  /// Who has waited for a turn as long as the patience lasts is told to come again.
  init(
    cost: PasswordHash.Cost, tallies: DeskTallies, limit: Int = Passwords.limit,
    patience: DispatchTimeInterval = .seconds(10)
  ) {
    (self.cost, self.tallies, self.patience) = (cost, tallies, patience)
    dummy = PasswordHash.unmatched(cost: cost)
    // A semaphore must not be freed with less than it began with; so it begins with none.
    turns = DispatchSemaphore(value: 0)
    for _ in 0..<limit { turns.signal() }
  }

  /// Whether the password is the one of the hash; without a hash it takes as long and is not.
  func matches(_ password: String, _ hash: String?) throws(Refusal) -> Bool {
    try enter()
    defer { leave() }
    let isSame = PasswordHash.matches(password, hash ?? dummy)
    return isSame && hash != nil
  }

  /// The hash of a new password.
  func hash(_ password: String) throws(Refusal) -> String {
    try enter()
    defer { leave() }
    guard let hash = PasswordHash.make(password, cost: cost) else { throw .unavailable }
    return hash
  }

  private func enter() throws(Refusal) {
    let ahead = waiting.add(1, ordering: .relaxed).oldValue
    defer { waiting.subtract(1, ordering: .relaxed) }
    guard ahead < Self.mostWaiting, turns.wait(timeout: .now() + patience) == .success else {
      tallies.refusedHashes.add()
      throw .unavailable
    }
    tallies.runningHashes.add()
    tallies.hashes.add()
  }

  private func leave() {
    tallies.runningHashes.add(-1)
    turns.signal()
  }
}
