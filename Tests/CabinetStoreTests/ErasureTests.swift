import Cabinet
import Languages
import SQL
import Testing

@testable import CabinetStore

@Suite("Erasing a person") struct ErasureTests {
  @Test(
    "Leaves numbers, city and status of what was sent, and nothing of the person",
    arguments: TestDatabase.allCases)
  func erases(kind: TestDatabase) throws {
    let samples = try Samples(kind)
    let (account, child) = try samples.family()
    let (other, otherChild) = try samples.family()
    let draft = samples.application(for: child)
    var kept = Samples.sent(samples.application(for: child), sequence: 1)
    (kept.benefit, kept.benefitState, kept.reason) = (.disability, .confirmed, "name")
    try samples.store.write { transaction throws(StoreError) in
      try transaction.insert(draft)
      try transaction.insert(kept)
      try transaction.insert(samples.application(for: otherChild))
      try transaction.enterQueue(kept, rank: .ordinary)
      try transaction.append(
        .application, status: "in_queue", of: account.id, application: kept, at: Samples.now)
      try transaction.insert(samples.session(of: account), secretHash: "h")
      try transaction.erase(account.id, at: Samples.later(9))
    }
    try samples.store.read { reading throws(StoreError) in
      #expect(try reading.account(account.id) == nil)
      #expect(try reading.account(iin: account.iin) == nil)
      #expect(try reading.children(of: account.id) == [])
      #expect(try reading.child(child.id) == nil)
      #expect(try reading.sessions(of: account.id) == [])
      #expect(try reading.feed(of: account.id, city: "pavlodar", limit: 9) == [])
      #expect(try reading.position(of: kept.id) == nil)
      #expect(try reading.application(draft.id) == nil)
      let ghost = try reading.application(kept.id)
      #expect(ghost?.number == kept.number)
      #expect(ghost?.city == kept.city)
      #expect(ghost?.status == kept.status)
      #expect(ghost?.benefit == nil)
      #expect(ghost?.reason == nil)
      #expect(ghost?.wish.kindergartens == [])
      // Nothing of it remains sealed either: who has the key finds nothing.
      for statement: Statement in [
        "SELECT COUNT(*) FROM account WHERE id = ?1 AND (sealed IS NOT NULL OR iin_hash IS NOT NULL)",
        "SELECT COUNT(*) FROM child WHERE account = ?1 AND (sealed IS NOT NULL OR iin_hash IS NOT NULL)",
        "SELECT COUNT(*) FROM application WHERE account = ?1 AND (sealed IS NOT NULL OR child_hash IS NOT NULL)",
        "SELECT COUNT(*) FROM session WHERE account = ?1",
        "SELECT COUNT(*) FROM message WHERE account = ?1",
      ] { #expect(try reading.number(statement, [.text(account.id.text)]) == 0) }
      #expect(try reading.account(other.id) == other)
      #expect(try reading.applications(of: other.id).count == 1)
    }
    let twice = samples.refusal { transaction throws(StoreError) in
      try transaction.erase(account.id, at: Samples.later(10))
    }
    #expect(twice == "conflict")
    let back = Account(
      id: samples.name(), iin: account.iin, language: .kazakh, createdAt: Samples.later(20))
    try samples.store.write { transaction throws(StoreError) in try transaction.insert(back) }
    #expect(try samples.store.integrityProblems() == [])
    #expect(samples.store.close().isClean)
  }
}
