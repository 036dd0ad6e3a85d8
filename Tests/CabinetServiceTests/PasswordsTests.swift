import Dispatch
import Metrics
import Parallel
import Secrets
import Testing

@testable import CabinetService

@Suite("Hashing passwords in a burst") struct PasswordsTests {
  private let tallies = DeskTallies()

  @Test("Lets everybody wait for a turn, and hashes no more at a time than it may")
  func waits() throws {
    let passwords = Passwords(cost: .minimal, tallies: tallies, limit: 2)
    let hash = try passwords.hash("right")
    let found = Workers.map(20, jobs: 20) { number in
      // Those that run now never outnumber the turns.
      let isSame = try? passwords.matches(number % 2 == 0 ? "right" : "wrong", hash)
      return (isSame, tallies.runningHashes.value)
    }
    #expect(found.map(\.0) == (0..<20).map { $0 % 2 == 0 })
    #expect(found.allSatisfy { $0.1 <= 2 })
    #expect(tallies.hashes.value == 21 && tallies.refusedHashes.value == 0)
    #expect(tallies.runningHashes.value == 0)
  }

  @Test("Tells whoever has waited too long to come again")
  func refuses() {
    let passwords = Passwords(
      cost: .minimal, tallies: tallies, limit: 0, patience: .milliseconds(1))
    #expect(throws: Refusal.unavailable) { try passwords.hash("right") }
    #expect(throws: Refusal.unavailable) { try passwords.matches("right", nil) }
    #expect(tallies.refusedHashes.value == 2 && tallies.hashes.value == 0)
  }
}
