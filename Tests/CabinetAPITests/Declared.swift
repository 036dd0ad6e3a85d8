import HTTPServer
import JSON
import Testing

@testable import CabinetAPI

/// What the API says about itself, held against every answer that a test gets.
enum Declared {
  static let operations = API.operations(
    API.Surroundings(isLoopback: false, isSandbox: false), { false })
  private static let router = Router(operations)

  /// Holds an answer against the operation's statuses and schema.
  static func check(_ method: String, _ target: String, _ answer: Answer) {
    let path = String(target.prefix { $0 != "?" })
    let segments = path.split(separator: "/").map(String.init)
    let place = "\(method) \(target): \(answer.status) \(answer.text.prefix(300))"
    if answer.status >= 400 {
      #expect(OpenAPI.problem.problems(answer.json) == [], "\(place)")
      #expect(answer.header("Content-Type") == "application/problem+json", "\(place)")
      #expect(answer.json["status"] == .integer(answer.status), "\(place)")
    }
    guard !path.hasPrefix("/"), !path.hasSuffix("/"), let match = router.match(segments[...])
    else { return }
    let name = method == "HEAD" ? "GET" : method
    guard let operation = match.operations.first(where: { $0.method == name }) else {
      #expect(answer.status == 405, "\(place)")
      return
    }
    let statuses = operation.answers.map(\.status) + operation.problemStatuses
    #expect(statuses.contains(answer.status), "not documented: \(place)")
    guard let declared = operation.answers.first(where: { $0.status == answer.status }) else {
      return
    }
    guard let schema = declared.schema else {
      #expect(answer.response.body.isEmpty != declared.isFile, "\(place)")
      return
    }
    #expect(schema.problems(answer.json) == [], "\(place)")
    #expect(declared.hasEntityTag == (answer.header("ETag") != nil), "\(place)")
  }
}
