import Cabinet
import CabinetStore
import Testing

@Suite("Codes, attempts, sessions and repeated requests") struct SigningInTests {
  @Test(
    "Keeps the last code for each purpose",
    arguments: TestDatabase.allCases)
  func keepsCodes(kind: TestDatabase) throws {
    let samples = try Samples(kind)
    let old = OneTimeCode(
      purpose: .signIn, subject: "s", hash: "old", createdAt: Samples.now, tries: 4)
    var code = OneTimeCode(
      purpose: .signIn, subject: "s", hash: "new", createdAt: Samples.later(60))
    try samples.store.write { transaction throws(StoreError) in
      try transaction.put(old)
      #expect(try transaction.code(.signIn, subject: "s") == old)
      try transaction.put(code)
      #expect(try transaction.code(.signIn, subject: "s") == code)
      #expect(try transaction.code(.phone, subject: "s") == nil)
      (code.tries, code.usedAt) = (2, Samples.later(70))
      try transaction.put(code)
      #expect(try transaction.code(.signIn, subject: "s") == code)
    }
  }

  @Test("Keeps the last count of attempts", arguments: TestDatabase.allCases)
  func keepsAttempts(kind: TestDatabase) throws {
    let samples = try Samples(kind)
    try samples.store.write { transaction throws(StoreError) in
      #expect(try transaction.attempts("k") == nil)
      for count in 1...3 {
        let attempts = Attempts(count: count, windowStart: Samples.later(count))
        try transaction.put(attempts, for: "k")
        #expect(try transaction.attempts("k") == attempts)
      }
      try transaction.clearAttempts("k")
      #expect(try transaction.attempts("k") == nil)
    }
  }

  @Test("Keeps sessions, and ends one, all, or all but one", arguments: TestDatabase.allCases)
  func keepsSessions(kind: TestDatabase) throws {
    let samples = try Samples(kind)
    let (account, _) = try samples.family()
    var open = samples.session(of: nil)
    let sessions = (0..<4).map { _ in samples.session(of: account) }
    try samples.store.write { transaction throws(StoreError) in
      try transaction.insert(open, secretHash: "open")
      for (index, session) in sessions.enumerated() {
        try transaction.insert(session, secretHash: "hash \(index)")
      }
      #expect(try transaction.session(secretHash: "open") == open)
      #expect(try transaction.session(secretHash: "hash 2") == sessions[2])
      #expect(try transaction.session(secretHash: "none") == nil)
      #expect(try transaction.session(open.id) == open)
      try transaction.attach(open.id, to: account.id)
      try transaction.touch(open.id, at: Samples.later(60))
      try transaction.touch(open.id, at: Samples.later(30))
      (open.account, open.seenAt) = (account.id, Samples.later(60))
      #expect(try transaction.sessions(of: account.id).first == open)
      #expect(try transaction.sessions(of: account.id).count == 5)
      #expect(try !transaction.deleteSession(sessions[0].id, of: samples.name()))
      #expect(try transaction.deleteSession(sessions[0].id, of: account.id))
      #expect(try transaction.deleteSession(sessions[1].id))
      #expect(try !transaction.deleteSession(sessions[1].id))
      #expect(try transaction.deleteSessions(of: account.id, except: open.id) == 2)
      #expect(try transaction.sessions(of: account.id) == [open])
      #expect(try transaction.deleteSessions(of: account.id) == 1)
    }
    let again = samples.refusal { transaction throws(StoreError) in
      try transaction.attach(open.id, to: account.id)
    }
    #expect(again == "conflict")
  }

  @Test("Gives the same answer to a request that comes again", arguments: TestDatabase.allCases)
  func keepsAnswers(kind: TestDatabase) throws {
    let samples = try Samples(kind)
    let (account, _) = try samples.family()
    let answer = KeptAnswer(status: 200, headers: "ETag: 2", body: Array("{}".utf8) + [0, 255])
    try samples.store.write { transaction throws(StoreError) in
      func begin(_ request: String) throws(StoreError) -> Idempotency {
        try transaction.beginIdempotent(
          "key", requestHash: request, account: account.id, at: Samples.now)
      }
      #expect(try begin("a") == .begun)
      #expect(try begin("a") == .running)
      #expect(try begin("b") == .mismatch)
      try transaction.cancelIdempotent("key")
      #expect(try begin("b") == .begun)
      try transaction.finishIdempotent("key", answer)
      try transaction.cancelIdempotent("key")
      #expect(try begin("b") == .finished(answer))
      #expect(try begin("a") == .mismatch)
    }
    let twice = samples.refusal { transaction throws(StoreError) in
      try transaction.finishIdempotent("key", answer)
    }
    #expect(twice == "conflict")
  }
}
