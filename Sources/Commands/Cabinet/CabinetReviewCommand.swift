import Cabinet
import CabinetService
import Diagnostics

/// `onir cabinet review`.
enum CabinetReviewCommand: Command {
  static let definition = Definition(
    name: "cabinet review", summary: "publishes a review that waits for it, or rejects it",
    arguments: ["ID"],
    options: CaseCommand.options + [
      Definition.Option(name: "--publish", value: nil, help: "show it"),
      Definition.Option(name: "--reject", value: nil, help: "do not show it"),
    ])

  static func run(_ arguments: Arguments, _ console: Console) throws(CommandFailure) -> ExitCode {
    let isPublished = arguments.has("--publish")
    guard isPublished != arguments.has("--reject") else {
      throw .usage("cabinet review needs either --publish or --reject")
    }
    return try CaseCommand.run(
      arguments, console, roles: [.officer]
    ) { desk, text, employee throws(Refusal) in
      guard let id = Identifier<KindergartenReview>(text) else { throw .notFound }
      let zone = desk.directory().zone
      return try desk.decide(id, isPublished: isPublished, employee) {
        Array(CabinetReviewsCommand.text($0, zone).utf8)
      }.body
    }
  }
}
