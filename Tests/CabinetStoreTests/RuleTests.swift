import Cabinet
import Dispatch
import Languages
import SQL
import Synchronization
import Testing

@testable import CabinetStore

@Suite("Rules the store holds") struct RuleTests {
  private struct Reason: Error {}

  @Test("Refuses a second account, file, number and secret", arguments: TestDatabase.allCases)
  func refusesSeconds(kind: TestDatabase) throws {
    let samples = try Samples(kind)
    let (account, child) = try samples.family()
    let session = samples.session(of: account)
    let again = Account(
      id: samples.name(), iin: account.iin, language: .russian, createdAt: Samples.now)
    let childAgain = try samples.child(of: account, iin: child.iin)
    let sessionAgain = samples.session(of: account)
    try samples.store.write { transaction throws(StoreError) in
      try transaction.insert(session, secretHash: "h")
    }
    #expect(
      samples.refusal { transaction throws(StoreError) in try transaction.insert(again) }
        == "exists")
    #expect(
      samples.refusal { transaction throws(StoreError) in try transaction.insert(childAgain) }
        == "exists"
    )
    #expect(
      samples.refusal { transaction throws(StoreError) in
        try transaction.insert(sessionAgain, secretHash: "h")
      } == "exists")
  }

  @Test(
    "Lets a child have one live application in a queue, whoever sent it",
    arguments: TestDatabase.allCases)
  func allowsOneLive(kind: TestDatabase) throws {
    let samples = try Samples(kind)
    let (_, child) = try samples.family()
    let (other, _) = try samples.family()
    let sameChild = try samples.child(of: other, iin: child.iin)
    let drafts = [
      samples.application(for: child), samples.application(for: sameChild),
      samples.application(for: sameChild, city: "atyrau"),
    ]
    var first = try samples.store.write { transaction throws(StoreError) in
      try transaction.insert(sameChild)
      for draft in drafts { try transaction.insert(draft) }
      try transaction.update(Samples.sent(drafts[2], sequence: 3))
      return try transaction.update(Samples.sent(drafts[0], sequence: 1))
    }
    func sendSecond() -> String? {
      samples.refusal { transaction throws(StoreError) in
        try transaction.update(Samples.sent(drafts[1], sequence: 2))
      }
    }
    #expect(sendSecond() == "exists")
    first.status = .withdrawn
    try samples.store.write { transaction throws(StoreError) in try transaction.update(first) }
    #expect(sendSecond() == nil)
  }

  @Test("Lets an application have one live referral", arguments: TestDatabase.allCases)
  func allowsOneReferral(kind: TestDatabase) throws {
    let samples = try Samples(kind)
    let (_, child) = try samples.family()
    let application = samples.application(for: child)
    var first = try samples.referral(for: application)
    let second = try samples.referral(for: application, number: "R-2")
    try samples.store.write { transaction throws(StoreError) in
      try transaction.insert(application)
      try transaction.insert(first)
    }
    func insertSecond() -> String? {
      samples.refusal { transaction throws(StoreError) in
        try transaction.insert(second)
      }
    }
    #expect(insertSecond() == "exists")
    first.status = .declined
    try samples.store.write { transaction throws(StoreError) in
      try transaction.update(first, from: .active)
    }
    #expect(insertSecond() == nil)
    let stale = samples.refusal { transaction throws(StoreError) in
      try transaction.update(first, from: .active)
    }
    #expect(stale == "conflict")
  }

  @Test("Tells a conflict when something was changed meanwhile", arguments: TestDatabase.allCases)
  func tellsConflicts(kind: TestDatabase) throws {
    let samples = try Samples(kind)
    let (account, child) = try samples.family()
    let application = samples.application(for: child)
    try samples.store.write { transaction throws(StoreError) in
      try transaction.insert(application)
      try transaction.update(application)
      try transaction.update(account)
    }
    let stale = [
      samples.refusal { transaction throws(StoreError) in
        try transaction.update(application)
      },
      samples.refusal { transaction throws(StoreError) in
        try transaction.update(account)
      },
    ]
    #expect(stale == ["conflict", "conflict"])
  }

  @Test(
    "Deletes drafts of their owner only, and nothing that was sent",
    arguments: TestDatabase.allCases)
  func deletesDrafts(kind: TestDatabase) throws {
    let samples = try Samples(kind)
    let (account, child) = try samples.family()
    let draft = samples.application(for: child)
    try samples.store.write { transaction throws(StoreError) in
      try transaction.insert(draft)
      #expect(try !transaction.deleteDraft(draft.id, of: samples.name()))
      #expect(try transaction.deleteDraft(draft.id, of: account.id))
      #expect(try transaction.application(draft.id) == nil)
      try transaction.insert(draft)
      try transaction.update(Samples.sent(draft, sequence: 1))
      #expect(try !transaction.deleteDraft(draft.id, of: account.id))
    }
  }

  @Test(
    "Undoes everything when the caller gives up, and tells why", arguments: TestDatabase.allCases)
  func undoes(kind: TestDatabase) throws {
    let samples = try Samples(kind)
    let account = samples.account()
    let reason = samples.refusal { transaction throws(StoreError) in
      try transaction.insert(account)
      _ = try transaction.next(.application)
      throw .abandoned(Reason())
    }
    #expect(reason == "abandoned Reason()")
    try samples.store.write { transaction throws(StoreError) in
      #expect(try transaction.account(account.id) == nil)
      #expect(try transaction.next(.application) == 1)
    }
    #expect(samples.store.close().isClean)
  }

  @Test(
    "Gives every number once to threads that race, and lets one of two changes win",
    arguments: TestDatabase.allCases)
  func races(kind: TestDatabase) throws {
    let samples = try Samples(kind)
    let (account, _) = try samples.family()
    let store = samples.store
    let numbers = Mutex<[Int]>([])
    let wins = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: 8) { _ in
      for _ in 0..<10 {
        let outcome = failure { () throws(StoreError) in
          let number = try store.write { transaction throws(StoreError) in
            try transaction.next(.application)
          }
          numbers.withLock { $0.append(number) }
        }
        #expect(outcome == nil)
      }
      let outcome = failure { () throws(StoreError) in
        _ = try store.write { transaction throws(StoreError) in try transaction.update(account) }
      }
      if outcome == nil { wins.wrappingAdd(1, ordering: .relaxed) }
      let version = failure { () throws(StoreError) in
        let read = try store.read { reading throws(StoreError) in
          try reading.account(account.id)
        }
        #expect(read?.version == 2)
      }
      #expect(version == nil)
    }
    #expect(numbers.withLock { $0.sorted() } == Array(1...80))
    #expect(wins.load(ordering: .relaxed) == 1)
    #expect(store.close().isClean)
  }
}
