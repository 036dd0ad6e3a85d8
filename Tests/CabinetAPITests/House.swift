import Cabinet
import CabinetService
import CabinetStore
import Codes
import Dates
import Documents
import Files
import HTTPServer
import JSON
import Languages
import SQL
import Sandbox
import Secrets
import Synchronization
import TestSupport
import Testing

@testable import CabinetAPI

/// A cabinet without a socket: a database in a folder of its own, made-up people, a clock to set.
final class House: Sendable {
  let folder = ScratchFolder()
  let clock: SandboxClock
  let messages: SandboxMessages
  let store: Store
  let desk: Desk
  let api: API
  let log = Lines()
  let printer = SimplePrinter()
  /// Every answer, as it was given.
  let answers = Lines()

  /// Friday, 10 o'clock.
  static let start = Moment(seconds: 1_795_150_800)

  static func key() throws -> Key { try #require(Key([UInt8](repeating: 7, count: Key.length))) }

  init(
    isLoopback: Bool = true, isSandbox: Bool = true, places: Int = 1,
    signatures: (any SignatureVerifier)? = nil, database: (any Database)? = nil
  ) throws {
    let clock = SandboxClock { Self.start }
    let messages = SandboxMessages { clock.now() }
    let database = try database ?? TestStore.database(in: folder)
    let store = try Store(database, KeyRing(try Self.key()), now: clock.now())
    let directory = try Self.directory(places: places)
    let (log, printer) = (log, printer)
    let desk = Desk(
      store: store,
      ports: Ports(
        civil: SandboxCivilRegister(), phones: SandboxPhoneRegister(), messages: messages,
        signatures: signatures ?? FakeSignatures(), printer: printer),
      documents: DocumentFolder(folder["documents"]) { Random.bytes($0) },
      cost: .minimal, directory: { directory }, now: { clock.now() })
    let surroundings = API.Surroundings(isLoopback: isLoopback, isSandbox: isSandbox)
    (self.clock, self.messages, self.store, self.desk) = (clock, messages, store, desk)
    api = API(desk: desk, surroundings: surroundings, log: AccessLog { log.add($0) })
    desk.open()
  }

  deinit {
    desk.close()
    _ = store.close()
  }

  private static func directory(places: Int) throws -> Directory {
    func city(
      _ slug: String, _ region: String, _ signIn: Set<SignInMethod>,
      _ bulletin: Directory.Bulletin? = nil, codes: CodeWay = .sms,
      queues: Set<QueueType> = [.general, .correctional], kato: String? = nil
    ) -> Directory.City {
      Directory.City(
        slug: slug, region: region, signIn: signIn, codes: codes,
        queueTypes: queues,
        limits: Limits(),
        kindergartens: Dictionary(
          uniqueKeysWithValues: (1...4).map {
            ("\(slug)-000\($0)", PerLanguage(kazakh: "Үлгі \($0)", russian: "Образец \($0)"))
          }), bulletins: bulletin.map { [$0] } ?? [], kato: kato)
    }
    func vacancies(_ kindergarten: String) -> [Vacancy] {
      AgeGroup.allCases.map { age in
        Vacancy(
          group: Vacancy.Group(
            kindergarten: kindergarten, ageGroup: age, groupType: .general, language: .kazakh),
          places: places)
      }
    }
    return Directory(
      cities: [
        city(
          "pavlodar", "pavlodar-oblysy", [.iinPassword],
          Directory.Bulletin(day: try day("2026-11-20"), vacancies: vacancies("pavlodar-0001"))),
        city(
          "kosshy", "aqmola-oblysy", [.iinPassword, .signature],
          Directory.Bulletin(
            day: try day("2026-11-20"), vacancies: vacancies("kosshy-0001")),
          kato: "117010000"),
        city("stepnogorsk", "aqmola-oblysy", [.iinPassword, .signature]),
        city("ekibastuz", "pavlodar-oblysy", [.iinPassword]),
        city("atyrau", "atyrau-oblysy", [.oneTimeCode]),
        city("almaty", "almaty", [.phonePassword]),
        city("kokshetau", "aqmola-oblysy", [.iinPassword]),
        city("oral", "batys-qazaqstan-oblysy", [.iinPassword], codes: .app),
        city("taraz", "zhambyl-oblysy", [.signature, .oneTimeCode]),
        city("qonaev", "almaty-oblysy", [.signature]),
        city("oneq", "batys-qazaqstan-oblysy", [.iinPassword], queues: [.general]),
      ], calendar: WorkingCalendar(days: [try day("2026-12-16"): .holiday]), zone: .kazakhstan,
      defaultLanguage: .kazakh,
      termsVersion: "2026-1")
  }

  static func day(_ text: String) throws -> Day { try #require(Day(text)) }

  /// The files of papers that are kept.
  func files() throws -> [String] {
    (try? Disk.list(folder["documents"]).map(\.name)) ?? []
  }

  /// Moves the clock on.
  func wait(_ seconds: Int) { clock.set(clock.now().adding(seconds: seconds)) }

  /// Moves the clock to a time of the portal's.
  func set(_ text: String) throws {
    clock.set(try #require(Moment(text, in: .kazakhstan)))
  }

  /// The newest code that was sent to a number; it comes from another thread.
  func code(to phone: String, after known: Int = 0) throws -> String {
    for _ in 0..<20_000 {
      let sent = messages.all.filter { $0.message.address == .sms(Phone(checked: phone)) }
        .filter { $0.message.kind == .code }
      if sent.count > known, let text = sent.first?.message.text {
        return try #require(text.split { !$0.isNumber }.first { $0.count == 6 }.map(String.init))
      }
      pause()
    }
    throw Absent(what: "a code")
  }

  /// How many codes were sent to a number.
  func codes(to phone: String) -> Int {
    messages.all.count {
      $0.message.kind == .code && $0.message.address == .sms(Phone(checked: phone))
    }
  }

  /// Waits until notices of a text have come; they come from another thread.
  func notices(containing part: String) throws -> [Message] {
    for _ in 0..<20_000 {
      let sent = messages.all.map(\.message).filter {
        $0.kind == .notice && $0.text.contains(part)
      }
      if !sent.isEmpty { return sent }
      pause()
    }
    throw Absent(what: "a notice with \(part)")
  }
}

struct Absent: Error { let what: String }

/// What was written by several threads, line by line.
final class Lines: Sendable {
  private let lines = Mutex<[String]>([])

  var all: [String] { lines.withLock { $0 } }

  func add(_ bytes: [UInt8]) {
    lines.withLock { $0.append(String(decoding: bytes, as: UTF8.self)) }
  }
}
