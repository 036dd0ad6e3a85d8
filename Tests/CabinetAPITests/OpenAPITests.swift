import CabinetService
import HTTPServer
import JSON
import Languages
import Testing

@testable import CabinetAPI

@Suite struct OpenAPITests {
  private func document() throws -> JSONValue { try JSONValue(API.document) }

  @Test("is a JSON document whose references all lead somewhere")
  func references() throws {
    let document = try document()
    #expect(document["openapi"] == .text("3.1.0"))
    var references: Set<String> = []
    walk(document) { name, value in
      if name == "$ref", let text = value.text { references.insert(text) }
    }
    #expect(references.count > 10)
    for reference in references {
      let name = try #require(reference.split(separator: "/").last)
      #expect(document["components"]?["schemas"]?[String(name)] != nil, "\(reference)")
    }
  }

  private func walk(_ value: JSONValue, _ visit: (String, JSONValue) -> Void) {
    for item in value.items { walk(item, visit) }
    guard case .object(let members) = value else { return }
    for (name, member) in members {
      visit(name, member)
      walk(member, visit)
    }
  }

  @Test("is the same from the program and from the address")
  func address() throws {
    let house = try House(isLoopback: false, isSandbox: false)
    #expect(try Browser(house).get("openapi.json").response.body == API.document)
  }

  @Test("describes every operation once, with a summary and what it needs")
  func operations() throws {
    let operations = Declared.operations
    #expect(Set(operations.map(\.identifier)).count == operations.count)
    #expect(Set(operations.map { $0.method + $0.path }).count == operations.count)
    let document = try document()
    for operation in operations {
      let described = document["paths"]?[operation.path]?[operation.method.lowercased()]
      #expect(described != nil, "\(operation.path)")
      #expect(operation.summary.hasSuffix("."))
      // A name in braces is a parameter, and the other way round.
      let names = operation.path.split(separator: "/").filter { $0.hasPrefix("{") }
        .map { String($0.dropFirst().dropLast()) }
      #expect(operation.parameters.filter(\.isInPath).map(\.name) == names)
      let statuses = operation.answers.map(\.status) + operation.problemStatuses
      for status in statuses {
        #expect(described?["responses"]?[String(status)] != nil, "\(operation.path) \(status)")
      }
    }
  }

  @Test("gives examples that fit their own schemas")
  func examples() throws {
    var count = 0
    for operation in Declared.operations {
      for schema in [operation.body] + operation.answers.map(\.schema)
        + operation.parameters.map(\.schema)
      {
        schema?.eachText { form in
          guard let example = form.example else { return }
          count += 1
          #expect(Schema.text(form).problems(.text(example)) == [], "\(example)")
        }
      }
    }
    #expect(count > 20)
  }

  @Test("has a sentence in both languages for every rule and every problem")
  func sentences() {
    for code in FieldProblem.Code.allCases {
      let (kk, ru) = (code.sentence(.kazakh), code.sentence(.russian))
      #expect(kk != ru && kk.hasSuffix(".") && ru.hasSuffix("."), "\(code)")
      let fallback = FieldProblem.Code.wrongCode
      if [.applicationNumber, .childAge].contains(code) {
        #expect(kk != fallback.sentence(.kazakh))
      }
    }
    let refusals: [Refusal] =
      [
        .invalid([]), .invalid([FieldProblem("/iin", .checksum)]), .malformed, .notSignedIn,
        .signInFailed, .methodNotOffered, .forbidden, .crossSite, .notFound, .changed,
        .matchMissing, .keyMissing, .keyReused, .tooMany(seconds: 1), .unavailable, .failure("x"),
      ] + Refusal.Conflict.allCases.map(Refusal.conflict)
    var names: Set<String> = []
    for refusal in refusals {
      let text = ProblemText.of(refusal)
      names.insert(text.name)
      #expect(text.title.kazakh != text.title.russian)
      #expect(text.detail.kazakh != text.detail.russian && text.detail.kazakh.hasSuffix("."))
      #expect((400...599).contains(text.status))
      for language in Language.allCases {
        let answer = Answer(Problem.response(refusal, language))
        #expect(OpenAPI.problem.problems(answer.json) == [], "\(text.name)")
        #expect(answer.header("Content-Language") == language.code)
      }
    }
    #expect(names.count == refusals.count)
  }

  @Test("tells no cause of a fault to whoever asked")
  func fault() {
    let answer = Answer(Problem.response(.failure("no such table: account"), .russian))
    #expect(answer.status == 500 && !answer.text.contains("account"))
  }
}

extension Schema {
  /// Every text within.
  fileprivate func eachText(_ visit: (TextForm) -> Void) {
    switch self {
    case .text(let form): visit(form)
    case .list(let schema, _), .nullable(let schema), .named(_, let schema): schema.eachText(visit)
    case .object(let members): for member in members { member.schema.eachText(visit) }
    case .anyOf(let schemas): for schema in schemas { schema.eachText(visit) }
    case .integer, .flag, .code, .any: break
    }
  }
}
