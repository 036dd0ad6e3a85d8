import Cabinet
import Codes
import Dates
import SQL
import TestSupport
import Testing

@testable import CabinetStore

@Suite("Migrations") struct MigrationTests {
  private let folder = ScratchFolder()

  private func version(_ database: any Database) throws(StoreError) -> [Int] {
    try database.read { connection throws(StoreError) in
      try Reading(connection, Samples.vault).all(
        "SELECT version FROM migration ORDER BY version", []
      ) {
        row throws(SQLError) in try row.integer(0)
      }
    }
  }

  private static let known = Array(1...Migrations.all.count)
  private static let next = Migrations.Migration(
    version: known.count + 1, name: "next",
    script: "CREATE TABLE extra (bytes {bytes}, size BIGINT);")

  @Test(
    "Makes everything of nothing, and finds nothing to do again", arguments: TestDatabase.allCases)
  func migrates(kind: TestDatabase) throws {
    let database = try kind.open(in: folder)
    for _ in 1...2 {
      try Migrations.apply(to: database, Samples.vault, now: Samples.now)
      #expect(try version(database) == Self.known)
    }
    #expect(database.close().isClean)
  }

  @Test("Goes on from where it was, and keeps what is there", arguments: TestDatabase.allCases)
  func goesOn(kind: TestDatabase) throws {
    let samples = try Samples(kind)
    let (account, _) = try samples.family()
    try Migrations.apply(
      Migrations.all + [Self.next], to: samples.database, Samples.vault, now: Samples.now)
    #expect(try version(samples.database) == Self.known + [Self.next.version])
    let kept = try samples.store.read { reading throws(StoreError) in
      try reading.account(account.id)
    }
    #expect(kept == account)
  }

  @Test("Keeps what the first version's tables hold", arguments: TestDatabase.allCases)
  func keepsOld(kind: TestDatabase) throws {
    let database = try kind.open(in: folder)
    try Migrations.apply(
      Array(Migrations.all.prefix(1)), to: database, Samples.vault, now: Samples.now)
    let ids = (account: String(repeating: "a", count: 26), child: String(repeating: "c", count: 26))
    try database.write { connection throws(StoreError) in
      do throws(SQLError) {
        try connection.execute(
          """
          INSERT INTO account (id, iin, language, wants_email, created_at, version)
          VALUES (?1, '850214390005', 'kk', 0, 1, 1)
          """, [.text(ids.account)])
        try connection.execute(
          """
          INSERT INTO child (id, account, iin, surname, given, birth_day, relation)
          VALUES (?2, ?1, '230715690495', 'Үлгі', 'Бала', 19553, 'parent')
          """, [.text(ids.account), .text(ids.child)])
      } catch {
        throw StoreError(error)
      }
    }
    let store = try Store(database, Samples.keys, now: Samples.now)
    let id = try #require(Identifier<Child>(ids.child))
    let child = try store.read { reading throws(StoreError) in try reading.child(id) }
    #expect(child?.name.given == "Бала" && child?.sex == nil)
    #expect(store.close().isClean)
  }

  @Test("Seals what the tables before held in words", arguments: TestDatabase.allCases)
  func seals(kind: TestDatabase) throws {
    let database = try kind.open(in: folder)
    try Migrations.apply(
      Array(Migrations.all.prefix(2)), to: database, Samples.vault, now: Samples.now)
    try database.write { connection throws(StoreError) in
      do throws(SQLError) { try connection.script(Self.plainRows) } catch {
        throw StoreError(error)
      }
    }
    let store = try Store(database, Samples.keys, now: Samples.now)
    let phone = Phone(checked: "+77000000101")
    try store.read { reading throws(StoreError) in
      let account = try reading.account(iin: IIN(checked: "850214390005"))
      #expect(account?.email == "a@b.example")
      #expect(try reading.account(login: phone) == account)
      let id = account?.id ?? Identifier(random: [])
      #expect(try reading.phones(of: id).map(\.number) == [phone])
      let child = try reading.children(of: id).first
      #expect(child?.name.full == "Үлгі Бала" && child?.sex == .female)
      #expect(child?.birthDay.iso == "2023-07-15")
      let live = try reading.liveApplication(
        child: IIN(checked: "230715690495"), city: "pavlodar", queueType: .general)
      #expect(live?.benefit == .disability && live?.reason == "себеп")
      #expect(live?.socialStatus == [.disability, .orphan] && live?.settlement == "Ауыл")
      #expect(try reading.session(secretHash: "s")?.phone == phone)
      #expect(try reading.devices(of: phone).count == 1)
      #expect(try reading.link(hash: "l")?.phone == phone)
      #expect(try reading.employees().map(\.name) == ["Қызметкер"])
      #expect(try reading.outbox().map(\.recipient) == [.phone(phone, .sms)])
    }
    #expect(store.close().isClean)
  }

  private static let plainRows = """
    INSERT INTO account (id, iin, language, email, wants_email, created_at, version)
    VALUES ('a0000000000000000000000000', '850214390005', 'kk', 'a@b.example', 0, 1, 1);
    INSERT INTO contact_phone
      (account, number, place, language, channels, is_primary, verified_at)
    VALUES ('a0000000000000000000000000', '+77000000101', 0, 'kk', 'sms', 1, 1);
    INSERT INTO phone_login (number, account)
    VALUES ('+77000000101', 'a0000000000000000000000000');
    INSERT INTO child (id, account, iin, surname, given, birth_day, relation, sex)
    VALUES ('c0000000000000000000000000', 'a0000000000000000000000000', '230715690495', 'Үлгі',
      'Бала', 19553, 'parent', 'female');
    INSERT INTO application (id, account, child, child_iin, number, city, queue_type, status,
      status_since, reason, language, group_type, kindergartens, benefit, benefit_state, created_at,
      birth_year, is_restored, version, settlement, social_status)
    VALUES ('b0000000000000000000000000', 'a0000000000000000000000000',
      'c0000000000000000000000000', '230715690495', '26-0000001-4', 'pavlodar', 'general',
      'in_queue', 1, 'себеп', 'kk', 'general', '', 'disability', 'declared', 1, 2023, 0, 1, 'Ауыл',
      'disability,orphan');
    INSERT INTO session (id, secret_hash, account, iin, phone, city, method, scope, device,
      created_at, seen_at)
    VALUES ('d0000000000000000000000000', 's', 'a0000000000000000000000000', '850214390005',
      '+77000000101', 'pavlodar', 'iin_password', 'cabinet', '', 1, 1);
    INSERT INTO device (id, secret_hash, phone, name, terms_version, linked_at, seen_at)
    VALUES ('e0000000000000000000000000', 'd', '+77000000101', 'Chrome', '1', 1, 1);
    INSERT INTO device_link (hash, phone, password_hash, city, is_proved, created_at, tries)
    VALUES ('l', '+77000000101', 'p', 'atyrau', 1, 1, 0);
    INSERT INTO employee (id, name, role, places, token_hash)
    VALUES ('f0000000000000000000000000', 'Қызметкер', 'officer', 'pavlodar', 't');
    INSERT INTO message (id, account, language, kind, text, created_at, attempts, next_at, event,
      phone, channel)
    VALUES ('00000000000000000000000001', 'a0000000000000000000000000', 'kk', 'notice', 't', 1, 0,
      2, 'e', '+77000000101', 'sms');
    """

  @Test(
    "Takes over the messages that waited in a database of the first version",
    arguments: TestDatabase.allCases)
  func takesMessagesOver(kind: TestDatabase) throws {
    let database = try kind.open(in: folder)
    try Migrations.apply([Migrations.all[0]], to: database, Samples.vault, now: Samples.now)
    try database.write { connection throws(StoreError) in
      do throws(SQLError) {
        try connection.execute(
          """
          INSERT INTO message (id, language, kind, text, created_at, attempts, next_at, email)
          VALUES ('00000000000000000000000001', 'kk', 'notice', 't', 1, 500, 2, 'a@b.example')
          """)
      } catch {
        throw StoreError(error)
      }
    }
    let store = try Store(database, Samples.keys, now: Samples.now)
    try store.write { transaction throws(StoreError) in
      let message = try transaction.takeMessage(at: Samples.now, by: "a")
      #expect(message?.attempts == 1)
      #expect(message?.recipient == .email("a@b.example"))
    }
    #expect(store.close().isClean)
  }

  @Test("Refuses a database of a newer program, in words", arguments: TestDatabase.allCases)
  func refusesNewer(kind: TestDatabase) throws {
    let database = try kind.open(in: folder)
    try Migrations.apply(
      Migrations.all + [Self.next], to: database, Samples.vault, now: Samples.now)
    let error = #expect(throws: StoreError.self) {
      try Migrations.apply(to: database, Samples.vault, now: Samples.now)
    }
    #expect(
      error?.message
        == "the database has version \(Self.next.version), and this program knows versions up to "
        + "\(Self.known.count): use a newer program"
    )
    #expect(try version(database) == Self.known + [Self.next.version])
  }

  @Test("Leaves everything as it was when a step fails", arguments: TestDatabase.allCases)
  func undoes(kind: TestDatabase) throws {
    let database = try kind.open(in: folder)
    let broken = Migrations.Migration(
      version: Self.next.version, name: "broken",
      script: "CREATE TABLE extra (size BIGINT); SELECT nothing;")
    #expect(throws: StoreError.self) {
      try Migrations.apply(Migrations.all + [broken], to: database, Samples.vault, now: Samples.now)
    }
    try Migrations.apply(
      Migrations.all + [Self.next], to: database, Samples.vault, now: Samples.now)
    #expect(try version(database) == Self.known + [Self.next.version])
    #expect(database.close().isClean)
  }

  @Test("Counts its steps from 1 without gaps")
  func countsSteps() {
    #expect(Migrations.all.map(\.version) == Array(1...Migrations.all.count))
  }

  @Test("Opens by a URL, again and again")
  func opensByURL() throws {
    let url = "sqlite:" + folder["var/onir.sqlite"]
    for _ in 1...2 { #expect(try Store.open(url, Samples.keys, now: Samples.now).close().isClean) }
  }

  @Test("Copies a store that opens as it was")
  func copies() throws {
    let samples = try Samples(.sqlite)
    let (account, _) = try samples.family()
    try samples.store.backup(to: folder["copy.sqlite"])
    _ = try samples.family()
    let copy = try Store.open("sqlite:" + folder["copy.sqlite"], Samples.keys, now: Samples.now)
    try copy.read { reading throws(StoreError) in
      #expect(try reading.account(account.id) == account)
      let count = try reading.number("SELECT COUNT(*) FROM account", [])
      #expect(count == 1)
    }
    #expect(try copy.integrityProblems() == [])
    #expect(copy.close().isClean)
  }
}
