import Cabinet
import CabinetService
import Codes
import Dates
import Languages

/// `onir cabinet reviews`.
enum CabinetReviewsCommand: Command {
  static let definition = Definition(
    name: "cabinet reviews", summary: "lists the reviews of a city, the newest first",
    arguments: ["CITY"],
    options: OpenedDesk.options + [
      Definition.Option(
        name: "--status", value: "STATUS", help: "pending, published or rejected (pending)")
    ])

  static func run(_ arguments: Arguments, _ console: Console) throws(CommandFailure) -> ExitCode {
    let status: ReviewStatus
    do throws(Arguments.Misuse) {
      let word = try arguments.choice("--status", ["pending", "published", "rejected"])
      status = ReviewStatus(rawValue: word) ?? .pending
    } catch {
      throw CommandFailure(error)
    }
    let opened = try OpenedDesk(arguments)
    defer { opened.close() }
    let city = try opened.city(arguments.positional[0])
    let zone = opened.desk.directory().zone
    let reviews = try opened.result { desk throws(Refusal) in
      try desk.reviews(city: city.slug, status, of: nil)
    }
    for review in reviews { console.print(text(review, zone)) }
    return .done
  }

  /// A line with what an officer decides by, and the words below it.
  static func text(_ review: KindergartenReview, _ zone: Zone) -> String {
    let lines = review.text.split(separator: "\n", omittingEmptySubsequences: false)
    return "\(review.id.text)  \(review.at.day(in: zone)?.iso ?? "")  \(review.kindergarten)  "
      + "\(review.rating)  \(review.language.code)  \(review.status.rawValue)\n"
      + lines.map { "  \($0)\n" }.joined()
  }
}
