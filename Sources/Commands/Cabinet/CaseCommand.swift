import Cabinet
import CabinetService
import Codes
import Dates
import Diagnostics

/// What the commands about one application share.
enum CaseCommand {
  static let options = OpenedDesk.options + [OpenedDesk.employee]

  /// Lets an employee do something with an application and prints what it is then.
  static func run(
    _ arguments: Arguments, _ console: Console, roles: Set<StaffRole> = [.officer],
    _ act: StaffAct
  ) throws(CommandFailure) -> ExitCode {
    try run(arguments, console, roles: roles) { desk, number, employee throws(Refusal) in
      try desk.act(act, number, employee) { outcome in
        switch outcome {
        case .done(let card): Array(text(card).utf8)
        case .proposed(let open): Array(text(open).utf8)
        }
      }.body
    }
  }

  /// The same for what changes nothing.
  static func run(
    _ arguments: Arguments, _ console: Console, roles: Set<StaffRole>,
    _ body: (Desk, String, Employee) throws(Refusal) -> [UInt8]
  ) throws(CommandFailure) -> ExitCode {
    let opened = try OpenedDesk(arguments)
    defer { opened.close() }
    let employee = try opened.worker(arguments)
    guard roles.contains(employee.role) else {
      throw .usage("\(employee.name) is \(employee.role.rawValue) and may not do this")
    }
    console.output(
      try opened.result { desk throws(Refusal) in
        try body(desk, arguments.positional[0], employee)
      })
    return .done
  }

  /// What is said to the first of two employees.
  static func text(_ open: OpenProposal) -> String {
    "\(open.act.rawValue): proposed by \(open.by); a second employee has to give the same command\n"
  }

  static func text(_ card: StaffCard) -> String {
    let application = card.application
    let benefit = application.benefit.map {
      "\($0.rawValue) (\(application.benefitState?.rawValue ?? ""))"
    }
    let rows: [(String, String?)] = [
      ("number", application.number?.text), ("city", application.city),
      ("queue", application.queueType.rawValue), ("status", application.status.rawValue),
      ("reason", application.reason), ("child", card.child?.name.full),
      ("born", card.child?.birthDay.iso),
      ("differs in the number", card.warnings.first?.rawValue), ("benefit", benefit),
      (
        "papers",
        card.documents.isEmpty
          ? nil : card.documents.map { "\($0.kind.rawValue) \($0.id.text)" }.joined(separator: ", ")
      ),
      ("position", card.position.map(String.init)), ("referral", card.referral?.number),
      ("proposed", card.proposal.map { "\($0.act.rawValue), by \($0.by)" }),
    ]
    return rows.compactMap { name, value in value.map { "\(name): \($0)\n" } }.joined()
  }
}
