import Cabinet
import Codes
import SQL
import TestSupport
import Testing

@testable import CabinetStore

@Suite("Queues") struct QueueTests {
  @Test(
    "Orders by right, then by sending, in the whole and in the year",
    arguments: TestDatabase.allCases)
  func orders(kind: TestDatabase) throws {
    let samples = try Samples(kind)
    // City, birth year, right; sent in this order.
    let rows: [(String, Int, QueueRank)] = [
      ("pavlodar", 2023, .ordinary), ("pavlodar", 2022, .ordinary),
      ("atyrau", 2023, .ordinary), ("pavlodar", 2023, .firstInLine),
      ("pavlodar", 2023, .outOfTurn), ("pavlodar", 2022, .ordinary),
    ]
    var sent: [Application] = []
    for (index, row) in rows.enumerated() {
      let (_, child) = try samples.family()
      let application = Samples.sent(
        samples.application(for: child, city: row.0, birthYear: row.1), sequence: index + 1)
      try samples.store.write { transaction throws(StoreError) in
        try transaction.insert(application)
        try transaction.enterQueue(application, rank: .ordinary)
        try transaction.enterQueue(application, rank: row.2)
      }
      sent.append(application)
    }
    try samples.store.read { reading throws(StoreError) in
      let positions = try sent.map { application throws(StoreError) in
        try reading.position(of: application.id)
      }
      #expect(positions.map { $0?.overall } == [3, 4, 1, 2, 1, 5])
      #expect(positions.map { $0?.inYear } == [3, 1, 1, 2, 1, 2])
      #expect(try reading.queueTotal(city: "pavlodar", queueType: .general) == 5)
      #expect(try reading.queueTotal(city: "pavlodar", queueType: .general, birthYear: 2022) == 2)
      #expect(try reading.queueTotal(city: "pavlodar", queueType: .correctional) == 0)
      let first = try reading.queue(city: "pavlodar", queueType: .general, limit: 2)
      #expect(first.items.map(\.number.text) == ["26-5", "26-4"])
      #expect(first.firstPosition == 1)
      let second = try reading.queue(
        city: "pavlodar", queueType: .general, after: first.items[1].key, limit: 9)
      #expect(second.items.map(\.number.text) == ["26-1", "26-2", "26-6"])
      #expect(second.firstPosition == 3)
      var order: [Application] = []
      try reading.eachInQueue(city: "pavlodar", queueType: .general, birthYear: 2023) {
        application throws(StoreError) in
        order.append(application)
        return order.count < 2
      }
      #expect(order == [sent[4], sent[3]])
    }
    try samples.store.write { transaction throws(StoreError) in
      #expect(try transaction.leaveQueue(sent[4].id))
      #expect(try !transaction.leaveQueue(sent[4].id))
      #expect(try transaction.position(of: sent[4].id) == nil)
      #expect(try transaction.position(of: sent[5].id)?.overall == 4)
    }
    #expect(
      samples.refusal { transaction throws(StoreError) in
        var draft = sent[0]
        draft.sequence = nil
        try transaction.enterQueue(draft, rank: .ordinary)
      } == "conflict")
    #expect(
      samples.refusal { transaction throws(StoreError) in
        try transaction.eachInQueue(city: "pavlodar", queueType: .general) {
          _ throws(StoreError) in throw .conflict
        }
      } == "conflict")
    #expect(samples.store.close().isClean)
  }

  @Test(
    "Counts as looking at each would, whatever enters and leaves", arguments: TestDatabase.allCases)
  func countsRight(kind: TestDatabase) throws {
    let samples = try Samples(kind)
    let (_, child) = try samples.family()
    let application = samples.application(for: child)
    var numbers = SplitMix(seed: 20)
    var keys: Set<Int> = []
    try samples.store.write { transaction throws(StoreError) in
      try transaction.insert(application)
    }
    for _ in 0..<rounds(20, long: 25) {
      // Dense at the begin, with a few far away, so that all levels have neighbours.
      let span = [100, 5000, 1 << 20, 1 << 40].randomElement(using: &numbers) ?? 100
      try samples.store.write { transaction throws(StoreError) in
        for _ in 0..<40 {
          let rank = QueueRank.allCases.randomElement(using: &numbers) ?? .ordinary
          let key = QueueKey.key(
            rank: rank, sequence: Int.random(in: 1..<span, using: &numbers))
          if keys.insert(key).inserted {
            try transaction.enter(7, key, application.id)
          } else {
            keys.remove(key)
            try transaction.leave(7, key)
          }
        }
        if let key = keys.randomElement(using: &numbers), Bool.random(using: &numbers) {
          keys.remove(key)
          try transaction.leave(7, key)
        }
      }
      try samples.store.read { reading throws(StoreError) in
        for _ in 0..<20 {
          let key = keys.randomElement(using: &numbers) ?? 0
          let counted = try reading.number(
            "SELECT COUNT(*) FROM queue_entry WHERE slot < ?1",
            [.integer(QueueKey.slot(queue: 7, key: key))])
          #expect(counted == keys.count { $0 < key })
          #expect(try reading.keys(smallerThan: QueueKey.slot(queue: 7, key: key)) == counted)
        }
      }
    }
    try samples.store.write { transaction throws(StoreError) in
      for key in keys { try transaction.leave(7, key) }
      #expect(try transaction.number("SELECT COUNT(*) FROM queue_count", []) == 0)
    }
  }
}
