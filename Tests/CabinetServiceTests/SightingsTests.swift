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

  /// A session that was opened at noon.
  private func session(_ store: Store, secretHash: String? = nil) throws -> Identifier<Session> {
    let session = Session(
      id: fresh(), account: nil, iin: try IIN("850214390005"), phone: nil, city: "pavlodar",
      method: .iinPassword, scope: .cabinet, device: "", createdAt: noon, seenAt: noon)
    try store.write { transaction throws(StoreError) in
      try transaction.insert(session, secretHash: secretHash ?? session.id.text)
    }
    return session.id
  }

  private func store() throws -> Store {
    try Store(try TestStore.database(in: folder), KeyRing(Key.random()), now: noon)
  }

  private func seen(_ secretHash: String, _ store: Store) throws -> Moment? {
    try store.read { reading throws(StoreError) in
      try reading.session(secretHash: secretHash)?.seenAt
    }
  }

  @Test("Serves whoever comes back after a minute while somebody else writes")
  func servesWhileWriting() throws {
    let (store, systems) = (try store(), Systems())
    let directory = Directory(
      cities: [], calendar: WorkingCalendar(days: [:]), zone: .kazakhstan,
      defaultLanguage: .russian, termsVersion: "1")
    let minute = noon.adding(seconds: 60)
    let desk = Desk(
      store: store, ports: Ports(civil: systems, phones: systems, messages: systems),
      cost: .minimal, directory: { directory }, now: { minute })
    let secret = Secret.random()
    let hash = desk.firstKey.hash(secret, for: "session")
    _ = try session(store, secretHash: hash)
    desk.open()
    let seen = try store.write { _ throws(StoreError) in
      // The database is this transaction's for as long as this takes: who wrote now would have failed.
      let seen = (try? desk.visitor(secret))?.session.seenAt
      #expect(desk.tallies.writes.value == 0 && desk.tallies.failedTransactions.value == 0)
      return seen
    }
    #expect(seen == minute)
    desk.close()
    #expect(try self.seen(hash, store) == minute)
  }

  @Test("Keeps every mark before it ends, many in one transaction")
  func keepsAll() throws {
    let store = try store()
    let sessions = try (0..<1000).map { _ in try session(store) }
    let sightings = Sightings(store, tallies)
    sightings.start()
    let later = noon.adding(seconds: 60)
    for id in sessions { sightings.note(.session(id), at: later) }
    sightings.stop()
    for id in sessions { #expect(try seen(id.text, store) == later) }
    #expect(tallies.writes.value < 100)
    #expect(sightings.last(.session(sessions[0]), kept: noon) == noon)
  }

  @Test("Keeps a mark before the call is over while no thread runs")
  func keepsAtOnce() throws {
    let store = try store()
    let sessions = [try session(store), try session(store)]
    let sightings = Sightings(store, tallies)
    sightings.note(.session(sessions[1]), at: noon.adding(seconds: 60))
    #expect(try seen(sessions[1].text, store) == noon.adding(seconds: 60))
    #expect(try seen(sessions[0].text, store) == noon)
    sightings.note(.session(sessions[1]), at: noon.adding(seconds: 30))
    #expect(try seen(sessions[1].text, store) == noon.adding(seconds: 60))
  }

  @Test("Goes on knowing what the database does not take")
  func outlivesFailures() throws {
    let store = try store()
    let sessions = [try session(store)]
    _ = store.close()
    let sightings = Sightings(store, tallies)
    let later = noon.adding(seconds: 60)
    sightings.note(.session(sessions[0]), at: later)
    #expect(sightings.last(.session(sessions[0]), kept: noon) == later)
    #expect(tallies.failedTransactions.value == 1)
  }
}
