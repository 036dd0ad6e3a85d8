import CabinetService
import JSON

extension Schema {
  /// What is wrong with a value; at most 20 findings, so that an answer stays small.
  func problems(_ value: JSONValue) -> [FieldProblem] {
    var found: [FieldProblem] = []
    check(value, "", &found)
    return Array(found.prefix(20))
  }

  private func check(_ value: JSONValue, _ pointer: String, _ found: inout [FieldProblem]) {
    guard found.count < 20 else { return }
    func report(_ code: FieldProblem.Code) { found.append(FieldProblem(pointer, code)) }
    switch (self, value) {
    case (.any, _), (.flag, .flag): break
    case (.nullable, .null): break
    case (.nullable(let schema), _), (.named(_, let schema), _):
      schema.check(value, pointer, &found)
    case (.text(let form), .text(let text)):
      if let code = form.problem(text) { report(code) }
    case (.integer(let range), .integer(let integer)):
      if !range.contains(integer) { report(.range) }
    case (.code(let codes), .text(let text)):
      if !codes.contains(text) { report(.choice) }
    case (.list(let schema, let max), .list(let items)):
      if items.count > max { report(.tooMany) }
      for (index, item) in items.prefix(max).enumerated() {
        schema.check(item, "\(pointer)/\(index)", &found)
      }
    case (.object(let members), .object(let given)):
      check(members, given, pointer, &found)
    case (.anyOf(let schemas), .object(let given)):
      Self.best(schemas, given)?.check(value, pointer, &found)
    default: report(.type)
    }
  }

  private func check(
    _ members: [Member], _ given: [String: JSONValue], _ pointer: String,
    _ found: inout [FieldProblem]
  ) {
    for name in given.keys.sorted() where !members.contains(where: { $0.name == name }) {
      found.append(FieldProblem("\(pointer)/\(Self.escaped(name))", .unknown))
    }
    for member in members {
      if let value = given[member.name] {
        member.schema.check(value, "\(pointer)/\(member.name)", &found)
      } else if member.isRequired {
        found.append(FieldProblem("\(pointer)/\(member.name)", .required))
      }
    }
  }

  /// Of several objects the one that fits the names given best: its findings help most.
  private static func best(_ schemas: [Schema], _ given: [String: JSONValue]) -> Schema? {
    var best: (score: Int, schema: Schema)?
    for schema in schemas {
      guard case .object(let members) = schema.plain else { continue }
      let missing = members.filter { $0.isRequired && given[$0.name] == nil }.count
      let unknown = given.keys.filter { name in !members.contains { $0.name == name } }.count
      let wrong = members.filter { member in
        given[member.name].map { !member.schema.problems($0).isEmpty } ?? false
      }
      let score = -(missing + unknown + wrong.count)
      if best.map({ score > $0.score }) ?? true { best = (score, schema) }
    }
    return best?.schema
  }

  /// Without its name.
  var plain: Schema {
    if case .named(_, let schema) = self { return schema.plain }
    return self
  }

  /// A name as part of a JSON pointer (RFC 6901 section 3), cut to what an answer may hold.
  private static func escaped(_ name: String) -> String {
    String(
      name.prefix(40).flatMap { character -> String in
        switch character {
        case "~": "~0"
        case "/": "~1"
        default: String(character)
        }
      })
  }
}

extension TextForm {
  fileprivate func problem(_ text: String) -> FieldProblem.Code? {
    let count = text.unicodeScalars.count
    if count < length.lowerBound { return count == 0 ? .required : .tooShort }
    if count > length.upperBound { return .tooLong }
    return matches(text) ? nil : .form
  }
}
