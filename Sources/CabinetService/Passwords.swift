import Metrics
import Secrets
import Synchronization

/// Hashes passwords, a few at a time: each takes 64 MiB and a processor.
final class Passwords: Sendable {
  private let cost: PasswordHash.Cost
  private let dummy: String
  private let running = Mutex(0)
  private let tallies: DeskTallies
  /// How many are hashed at one time; those above are told to come again.
  static let limit = 8

  init(cost: PasswordHash.Cost, tallies: DeskTallies) {
    (self.cost, self.tallies) = (cost, tallies)
    dummy = PasswordHash.unmatched(cost: cost)
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
    let isFree = running.withLock { count in
      guard count < Self.limit else { return false }
      count += 1
      return true
    }
    guard isFree else {
      tallies.refusedHashes.add()
      throw .unavailable
    }
    tallies.runningHashes.add()
    tallies.hashes.add()
  }

  private func leave() {
    running.withLock { $0 -= 1 }
    tallies.runningHashes.add(-1)
  }
}
