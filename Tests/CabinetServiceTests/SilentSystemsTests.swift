import Cabinet
import CabinetStore
import Codes
import Dates
import Glibc
import Languages
import SQL
import Sandbox
import Secrets
import Synchronization
import TestSupport
import Testing

@testable import CabinetService

/// Registers and an operator that answer only while they are switched on.
final class Systems: CivilRegister, PhoneRegister, MessageSender {
  private let isOn = Mutex(true)
  private let sent = Mutex<[Message]>([])

  var messages: [Message] { sent.withLock { $0 } }

  func turn(on: Bool) { isOn.withLock { $0 = on } }

  private func answer<Value>(_ value: Value) throws(PortFailure) -> Value {
    guard isOn.withLock({ $0 }) else { throw PortFailure() }
    return value
  }

  func person(_ iin: IIN) throws(PortFailure) -> Person? {
    try answer(SandboxCivilRegister().person(iin))
  }

  func tie(of adult: IIN, to child: IIN) throws(PortFailure) -> Relation? {
    try answer(SandboxCivilRegister().tie(of: adult, to: child))
  }

  func socialStatus(of child: IIN, adult: IIN) throws(PortFailure) -> [Benefit] {
    try answer(SandboxCivilRegister().socialStatus(of: child, adult: adult))
  }

  func identity(_ iin: IIN) throws(PortFailure) -> IdentityCard? {
    try answer(SandboxCivilRegister().identity(iin))
  }

  func isTied(_ phone: Phone, to iin: IIN) throws(PortFailure) -> Bool {
    try answer(SandboxPhoneRegister().isTied(phone, to: iin))
  }

  func send(_ message: Message) throws(SendFailure) {
    guard isOn.withLock({ $0 }) else { throw .notSent }
    sent.withLock { $0.append(message) }
  }
}

/// What a use case is refused with; nil when it is done.
func refusal(_ body: () throws(Refusal) -> Void) -> Refusal? {
  do throws(Refusal) {
    try body()
    return nil
  } catch {
    return error
  }
}

@Suite struct SilentSystemsTests {
  private let folder = ScratchFolder()
  private let systems = Systems()

  private func desk(_ clock: SandboxClock) throws -> Desk {
    let directory = Directory(
      cities: [
        Directory.City(
          slug: "pavlodar", region: "pavlodar-oblysy", signIn: [.iinPassword, .signature],
          queueTypes: [.general], limits: Limits(), kindergartens: [:], bulletins: [])
      ], calendar: WorkingCalendar(days: [:]), zone: .kazakhstan, defaultLanguage: .russian,
      termsVersion: "1")
    return Desk(
      store: try Store(
        try TestStore.database(in: folder), KeyRing(Key.random()), now: clock.now()),
      ports: Ports(civil: systems, phones: systems, messages: systems),
      cost: .minimal, directory: { directory }, now: { clock.now() })
  }

  private func request(_ desk: Desk) throws(Refusal) {
    try desk.requestCode(
      CodeRequest(
        purpose: .application, city: "pavlodar", iin: "850214390005", phone: "+77000000101",
        address: "192.0.2.1", language: .russian), nil)
  }

  @Test(
    "says that it cannot answer while the register of phones is silent, and keeps the code good")
  func phones() throws {
    let clock = SandboxClock { Moment(seconds: 1_795_150_800) }
    let desk = try desk(clock)
    desk.open()
    try request(desk)
    while systems.messages.isEmpty { sched_yield() }
    desk.close()
    systems.turn(on: false)
    let text = try #require(systems.messages.first?.text)
    let code = try #require(text.split { !$0.isNumber }.first { $0.count == 6 }.map(String.init))
    let found = refusal { () throws(Refusal) in
      _ = try desk.openApplication(
        city: "pavlodar", iin: "850214390005", phone: "+77000000101", code: code, device: "",
        address: "192.0.2.1")
    }
    #expect(found == .unavailable)
    systems.turn(on: true)
    let session = try desk.openApplication(
      city: "pavlodar", iin: "850214390005", phone: "+77000000101", code: code, device: "",
      address: "192.0.2.1")
    #expect(session.session.scope == .application)
    let again = refusal { () throws(Refusal) in
      _ = try desk.openApplication(
        city: "pavlodar", iin: "850214390005", phone: "+77000000101", code: code, device: "",
        address: "192.0.2.1")
    }
    #expect(again == .invalid([FieldProblem("/code", .wrongCode)]))
  }

  @Test("fills in no applicant while the civil register is silent, and nothing for who has no card")
  func identity() throws {
    let desk = try desk(SandboxClock { Moment(seconds: 1_795_150_800) })
    func visitor(_ iin: String) -> Visitor {
      let moment = Moment(seconds: 1_795_150_800)
      let session = Session(
        id: Identifier(random: []), account: nil, iin: IIN(checked: iin), city: "pavlodar",
        method: .signature, scope: .cabinet, device: "", createdAt: moment, seenAt: moment)
      return Visitor(session: session, secretHash: "", person: "")
    }
    systems.turn(on: false)
    let found = refusal { () throws(Refusal) in _ = try desk.applicant(visitor("850214390005")) }
    #expect(found == .unavailable)
    systems.turn(on: true)
    let known = try desk.applicant(visitor("850214390005"))
    #expect(known.card?.number == "000000101" && known.person.name.given == "Асан")
    #expect(try desk.applicant(visitor("840312490200")).card == nil)
    #expect(try desk.offers(visitor("840312490200")).isEmpty)
  }

  @Test("asks no register and sends nothing for a number that is malformed")
  func malformed() throws {
    let desk = try desk(SandboxClock { Moment(seconds: 1_795_150_800) })
    for (iin, code) in [
      ("850214390006", FieldProblem.Code.checksum), ("1", .iinLength), ("x", .iinDigits),
    ] {
      let found = refusal { () throws(Refusal) in
        try desk.requestCode(
          CodeRequest(
            purpose: .signIn, city: "pavlodar", iin: iin, phone: "", address: "192.0.2.1",
            language: .kazakh), nil)
      }
      #expect(found == .invalid([FieldProblem("/iin", code)]))
    }
    #expect(systems.messages.isEmpty)
  }

  @Test("refuses a token, a secret and a city that nobody gave out")
  func strangers() throws {
    let desk = try desk(SandboxClock { Moment(seconds: 1_795_150_800) })
    #expect(refusal { () throws(Refusal) in _ = try desk.employee(token: "") } == .notSignedIn)
    #expect(refusal { () throws(Refusal) in _ = try desk.visitor("") } == .notSignedIn)
    #expect(
      refusal { () throws(Refusal) in _ = try desk.city("nowhere") }
        == .invalid([FieldProblem("/city", .unknownCity)]))
    #expect(desk.isReady())
    #expect(try desk.tick() == 0)
  }
}

@Suite struct TypedTests {
  @Test(
    "tells an address of e-mail from what is none",
    arguments: [
      ("a@b.kz", true), ("a.b+c@d-e.example.kz", true), ("қ@b.kz", true), ("a@b", false),
      ("a@b.", false), ("@b.kz", false), ("a b@c.kz", false), ("a@b@c.kz", false),
      ("a@-b.kz", false), ("a\u{7F}@b.kz", false), ("a@b.kz\r\nBcc: c@d.kz", false), ("", false),
    ])
  func email(text: String, isOne: Bool) {
    #expect(Typed.isEmail(text) == isOne)
  }

  @Test("tells a mobile of the country from other numbers")
  func mobile() {
    for (text, code) in [
      ("+7 999 123-45-67", FieldProblem.Code.foreignPhone), ("+998 90 123 45 67", .foreignPhone),
      ("+7 7172 10-00-00", .landline), ("123", .phone), ("", .phone),
    ] {
      let found = refusal { () throws(Refusal) in _ = try Typed.mobile(text, "/phone") }
      #expect(found == .invalid([FieldProblem("/phone", code)]), "\(text)")
    }
  }
}
