import Cabinet
import CabinetStore
import Codes
import Dates
import Languages
import Metrics
import SQL
import Secrets
import TestSupport
import Testing

@testable import CabinetService

@Suite("Noting who was seen") struct SightingsTests {
  private let folder = ScratchFolder()
  private let tallies = DeskTallies()
  private let noon = Moment(seconds: 1_795_150_800)

  /// A store with so many sessions that were opened at noon.
  private func store(_ count: Int) throws -> (Store, [Identifier<Session>]) {
    let store = try Store(
      try TestStore.database(in: folder), KeyRing(Key.random()), now: noon)
    let iin = try IIN("850214390005")
    let sessions = (0..<count).map { _ in
      Session(
        id: fresh(), account: nil, iin: iin, phone: nil, city: "pavlodar", method: nil,
        scope: .application, device: "", createdAt: noon, seenAt: noon)
    }
    try store.write { transaction throws(StoreError) in
      for session in sessions {
        try transaction.insert(session, secretHash: session.id.text)
      }
    }
    return (store, sessions.map(\.id))
  }

  private func seen(_ id: Identifier<Session>, _ store: Store) throws -> Moment? {
    try store.read { reading throws(StoreError) in
      try reading.session(secretHash: id.text)?.seenAt
    }
  }

  @Test("Lets nobody wait for another who writes")
  func waitsForNobody() throws {
    let (store, sessions) = try store(1)
    let sightings = Sightings(store, tallies)
    sightings.start()
    let later = noon.adding(seconds: 120)
    try store.write { _ throws(StoreError) in
      // The database is this transaction's for as long as this takes.
      sightings.note(.session(sessions[0]), at: later)
      #expect(sightings.last(.session(sessions[0]), kept: noon) == later)
    }
    sightings.stop()
    #expect(try seen(sessions[0], store) == later)
  }

  @Test("Serves whoever comes back after a minute while somebody else writes")
  func servesWhileWriting() throws {
    let (store, systems) = (try store(0).0, Systems())
    let directory = Directory(
      cities: [], calendar: WorkingCalendar(days: [:]), zone: .kazakhstan,
      defaultLanguage: .russian, termsVersion: "1")
    let (noon, minute) = (noon, noon.adding(seconds: 60))
    let desk = Desk(
      store: store, ports: Ports(civil: systems, phones: systems, messages: systems),
      cost: .minimal, directory: { directory }, now: { minute })
    let session = Session(
      id: fresh(), account: nil, iin: try IIN("850214390005"), phone: nil, city: "pavlodar",
      method: .iinPassword, scope: .cabinet, device: "", createdAt: noon, seenAt: noon)
    let secret = Secret.random()
    let hash = desk.firstKey.hash(secret, for: "session")
    try store.write { transaction throws(StoreError) in
      try transaction.insert(session, secretHash: hash)
    }
    desk.open()
    let seen = try store.write { _ throws(StoreError) in
      // The database is this transaction's for as long as this takes.
      (try? desk.visitor(secret))?.session.seenAt
    }
    #expect(seen == minute)
    desk.close()
    let kept = try store.read { reading throws(StoreError) in
      try reading.session(secretHash: hash)?.seenAt
    }
    #expect(kept == minute)
  }

  @Test("Keeps every mark before it ends, many in one transaction")
  func keepsAll() throws {
    let (store, sessions) = try store(1000)
    let sightings = Sightings(store, tallies)
    sightings.start()
    let later = noon.adding(seconds: 60)
    for id in sessions { sightings.note(.session(id), at: later) }
    sightings.stop()
    for id in sessions { #expect(try seen(id, store) == later) }
    #expect(tallies.writes.value < 100)
    #expect(sightings.last(.session(sessions[0]), kept: noon) == noon)
  }

  @Test("Keeps a mark before the call is over while no thread runs")
  func keepsAtOnce() throws {
    let (store, sessions) = try store(2)
    let sightings = Sightings(store, tallies)
    sightings.note(.session(sessions[1]), at: noon.adding(seconds: 60))
    #expect(try seen(sessions[1], store) == noon.adding(seconds: 60))
    #expect(try seen(sessions[0], store) == noon)
    sightings.note(.session(sessions[1]), at: noon.adding(seconds: 30))
    #expect(try seen(sessions[1], store) == noon.adding(seconds: 60))
  }

  @Test("Goes on knowing what the database does not take")
  func outlivesFailures() throws {
    let (store, sessions) = try store(1)
    _ = store.close()
    let sightings = Sightings(store, tallies)
    let later = noon.adding(seconds: 60)
    sightings.note(.session(sessions[0]), at: later)
    #expect(sightings.last(.session(sessions[0]), kept: noon) == later)
    #expect(tallies.failedTransactions.value == 1)
  }
}
