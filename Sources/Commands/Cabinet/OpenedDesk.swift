import Cabinet
import CabinetAPI
import CabinetService
import CabinetStore
import Dates
import Diagnostics
import Languages
import Portal
import Secrets

/// The desk for one command: what it changes a running server sees and tells the parents.
struct OpenedDesk {
  static let employee = Definition.Option(
    name: "--employee", value: "ID", help: "who decides; onir cabinet staff lists them")
  /// The options of commands that need the content.
  static let options = Inputs.places + [CabinetOptions.database, CabinetOptions.keyFile]

  let desk: Desk

  /// Opens the database; with the content the desk knows its cities.
  init(_ arguments: Arguments, cabinet: CabinetContent?, now: Moment? = nil) throws(CommandFailure)
  {
    let options = CabinetOptions(arguments)
    let clock = RunningClock(from: now ?? Moment.now)
    let store = try options.open(now: clock.now(), isMade: false)
    let directory = cabinet.map(Directory.init) ?? .empty
    desk = Desk(
      store: store,
      ports: Ports(civil: NoRegister(), phones: NoRegister(), messages: NoOperator()),
      directory: { directory }, now: clock.now)
  }

  /// Reads the content and opens the database.
  init(_ arguments: Arguments) throws(CommandFailure) {
    let inputs = try Inputs(arguments)
    try self.init(
      arguments, cabinet: try inputs.loadCabinet(), now: inputs.source.moment(.kazakhstan))
  }

  func close() { _ = desk.store.close() }

  /// Does something at the desk; a refusal ends the command with its sentence.
  func result<Result>(
    _ body: (Desk) throws(Refusal) -> Result
  ) throws(CommandFailure) -> Result {
    do throws(Refusal) {
      return try body(desk)
    } catch {
      throw CommandFailure(
        code: Self.code(error), message: Message(word: RefusalText.sentence(error)))
    }
  }

  private static func code(_ refusal: Refusal) -> ExitCode {
    switch refusal {
    case .notFound, .conflict, .changed: .negative
    case .unavailable, .failure: .machine
    default: .usage
    }
  }

  /// The employee who decides.
  func worker(_ arguments: Arguments) throws(CommandFailure) -> Employee {
    guard let text = arguments.value("--employee") else {
      throw .usage("--employee says who decides; onir cabinet staff lists the employees")
    }
    let employees = try result { desk throws(Refusal) in try desk.employees() }
    guard let employee = employees.first(where: { $0.id.text == text }) else {
      throw .usage("no employee has the id “\(text)”; onir cabinet staff lists them")
    }
    guard employee.revokedAt == nil else { throw .usage("\(employee.name) was taken off") }
    return employee
  }
}

/// A register that is not there: commands of the staff need none.
struct NoRegister: CivilRegister, PhoneRegister {
  func person(_ iin: IIN) throws(PortFailure) -> Person? { throw PortFailure() }
  func tie(of adult: IIN, to child: IIN) throws(PortFailure) -> Relation? { throw PortFailure() }
  func socialStatus(of child: IIN, adult: IIN) throws(PortFailure) -> [Benefit] {
    throw PortFailure()
  }
  func identity(_ iin: IIN) throws(PortFailure) -> IdentityCard? { throw PortFailure() }
  func isTied(_ phone: Phone, to iin: IIN) throws(PortFailure) -> Bool { throw PortFailure() }
}

/// Notices wait in the database for the server to send them.
struct NoOperator: MessageSender {
  func send(_ message: CabinetService.Message) throws(SendFailure) { throw .notSent }
}
