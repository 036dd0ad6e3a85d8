import Cabinet
import Languages
import SQL
import Testing

@testable import CabinetStore

@Suite("Employees, the audit, messages, settings, and what is kept for a time") struct WorkTests {
  private static func digest(_ previous: String, _ text: String) -> String {
    String((previous + text).utf8.reduce(5381) { $0 &* 33 &+ Int($1) }, radix: 36)
  }

  @Test("Keeps employees by their token", arguments: TestDatabase.allCases)
  func keepsEmployees(kind: TestDatabase) throws {
    let samples = try Samples(kind)
    var employee = Employee(
      id: samples.name(), name: "Қызметкер", role: .officer, places: ["pavlodar", "region/abai"])
    try samples.store.write { transaction throws(StoreError) in
      try transaction.insert(employee, tokenHash: "t")
      #expect(try transaction.employee(tokenHash: "t") == employee)
      #expect(try transaction.employee(tokenHash: "u") == nil)
      #expect(try transaction.employee(employee.id) == employee)
      #expect(try transaction.revokeEmployee(employee.id, at: Samples.later(1)))
      #expect(try !transaction.revokeEmployee(employee.id, at: Samples.later(2)))
      employee.revokedAt = Samples.later(1)
      #expect(try transaction.employees() == [employee])
    }
  }

  @Test(
    "Chains the audit, and finds what was changed, removed or cut off",
    arguments: TestDatabase.allCases)
  func chainsAudit(kind: TestDatabase) throws {
    let samples = try Samples(kind)
    try samples.store.write { transaction throws(StoreError) in
      #expect(try transaction.firstBrokenAuditEntry([Self.digest]) == nil)
      for subject in ["a", "b", "c", "d"] {
        try transaction.appendAudit(
          actor: "tick", action: "expire", subject: subject, city: "pavlodar", at: Samples.now,
          digest: Self.digest)
      }
      #expect(try transaction.auditEntries(after: 1, limit: 2).map(\.subject) == ["b", "c"])
      #expect(try transaction.firstBrokenAuditEntry([Self.digest]) == nil)
    }
    let tamperings: [(Statement, Int)] = [
      ("UPDATE audit SET subject = 'x' WHERE sequence = 2", 2),
      ("DELETE FROM audit WHERE sequence = 3", 3),
      ("DELETE FROM audit WHERE sequence = 4", 4),
      ("UPDATE audit SET sequence = 9 WHERE sequence = 1", 1),
    ]
    for (tampering, place) in tamperings {
      let reason = samples.refusal { transaction throws(StoreError) in
        try transaction.run(tampering, [])
        #expect(try transaction.firstBrokenAuditEntry([Self.digest]) == place)
        throw .conflict
      }
      #expect(reason == "conflict")
    }
  }

  @Test("Keeps settings, and deletes what is older than a moment", arguments: TestDatabase.allCases)
  func prunes(kind: TestDatabase) throws {
    let samples = try Samples(kind)
    let (account, child) = try samples.family()
    try samples.store.write { transaction throws(StoreError) in
      try transaction.put("1", forSetting: "a")
      try transaction.put("2", forSetting: "a")
      #expect(try transaction.setting("a") == "2")
      #expect(try transaction.setting("b") == nil)
      try transaction.insert(samples.session(of: account), secretHash: "h")
      try transaction.put(
        OneTimeCode(
          purpose: .phone, subject: "s", hash: "h", createdAt: Samples.now))
      try transaction.put(Attempts(count: 1, windowStart: Samples.now), for: "k")
      _ = try transaction.beginIdempotent(
        "k", requestHash: "r", account: nil, at: Samples.now)
      try transaction.add(
        OutgoingMessage(
          id: samples.name(), account: nil, to: .email("a@b.example"), language: .kazakh,
          kind: "k", text: "t", createdAt: Samples.now))
      try transaction.insert(samples.application(for: child))
      var over = samples.application(for: child)
      over.status = .withdrawn
      try transaction.insert(over)
      try transaction.insert(
        Document(
          id: samples.name(), application: over.id, account: account.id, file: "f", digest: "d",
          kind: .pdf, size: 1, createdAt: Samples.now))
      try transaction.append(.security, status: "s", of: account.id, at: Samples.now)
      try transaction.put(samples.link())
      let device = samples.device()
      try transaction.insert(device, secretHash: "d")
      try transaction.add(samples.message(to: device))
      try transaction.add(
        samples.message(to: device, .code, at: Samples.later(9), until: Samples.now))
      try samples.insertEnded(for: over, in: transaction)
      for prunable in Prunable.allCases {
        #expect(try transaction.prune(prunable, before: Samples.now) == 0, "\(prunable)")
        #expect(try transaction.prune(prunable, before: Samples.later(1)) == 1, "\(prunable)")
      }
    }
  }
}
