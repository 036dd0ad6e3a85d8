import Cabinet
import CabinetService
import Codes
import Diagnostics

/// `onir cabinet allocate`.
enum CabinetAllocateCommand: Command {
  static let definition = Definition(
    name: "cabinet allocate",
    summary:
      "plans the places left in a city's bulletins; --confirm issues referrals",
    arguments: ["CITY"],
    options: CaseCommand.options + [
      Definition.Option(
        name: "--queue-type", value: "TYPE", help: "general or correctional (general)"),
      Definition.Option(
        name: "--confirm", value: "DIGEST", help: "issue the referrals of the plan with this digest"
      ),
    ])

  static func run(_ arguments: Arguments, _ console: Console) throws(CommandFailure) -> ExitCode {
    let type: QueueType
    do throws(Arguments.Misuse) {
      type = QueueType(rawValue: try arguments.choice("--queue-type", QueueType.codes)) ?? .general
    } catch {
      throw CommandFailure(error)
    }
    let opened = try OpenedDesk(arguments)
    defer { opened.close() }
    let employee = try opened.worker(arguments)
    guard employee.role == .officer else {
      throw .usage("\(employee.name) is \(employee.role.rawValue) and may not do this")
    }
    let city = try opened.city(arguments.positional[0]).slug
    let digest = arguments.value("--confirm")
    guard let digest else {
      let plan = try opened.result { desk throws(Refusal) in
        try desk.plan(city: city, queueType: type, employee)
      }
      console.print(text(plan))
      console.say("nothing was changed; to issue these referrals add --confirm \(plan.digest)")
      return .done
    }
    let issued = try opened.result { desk throws(Refusal) in
      try desk.allocate(city: city, queueType: type, digest: digest, employee) {
        Array(text($0).utf8)
      }
    }
    console.output(issued.body)
    console.say("the referrals were issued")
    return .done
  }

  private static func text(_ plan: AllocationPlan) -> String {
    plan.decisions.map { decision in
      guard case .place(let group) = decision.outcome else {
        return "\(decision.number.text)  \(decision.code)\n"
      }
      return "\(decision.number.text)  \(decision.code)  \(group.kindergarten)  "
        + "\(group.ageGroup.rawValue)  \(group.groupType.rawValue)  \(group.language.rawValue)"
        + (decision.basis == .applied ? "  applied\n" : "\n")
    }.joined()
  }
}
