import JSON

extension Schema {
  /// Writes the schema into an OpenAPI document; named ones as references.
  func write(_ json: inout JSONWriter) {
    if case .named(let name, _) = self {
      json.object { $0.field("$ref", "#/components/schemas/\(name)") }
    } else {
      json.object { members(&$0) }
    }
  }

  /// The schema's own keywords.
  private func members(_ json: inout JSONWriter) {
    switch self {
    case .text(let form): Self.text(form, &json)
    case .integer(let range):
      json.field("type", "integer")
      json.field("minimum", range.lowerBound)
      json.field("maximum", range.upperBound)
    case .flag: json.field("type", "boolean")
    case .code(let codes):
      json.field("type", "string")
      json.field("enum", list: { json in for code in codes { json.string(code) } })
    case .list(let schema, let max):
      json.field("type", "array")
      json.field("maxItems", max)
      json.key("items")
      schema.write(&json)
    case .object(let members): Self.object(members, &json)
    case .nullable(let schema):
      json.field(
        "anyOf",
        list: { json in
          schema.write(&json)
          json.object { $0.field("type", "null") }
        })
    case .anyOf(let schemas):
      json.field("anyOf", list: { json in for schema in schemas { schema.write(&json) } })
    case .named(_, let schema): schema.members(&json)
    case .any: break
    }
  }

  private static func text(_ form: TextForm, _ json: inout JSONWriter) {
    json.field("type", "string")
    json.field("minLength", form.length.lowerBound)
    json.field("maxLength", form.length.upperBound)
    if let pattern = form.pattern { json.field("pattern", pattern) }
    if let format = form.format { json.field("format", format) }
    if let example = form.example {
      json.field("examples", list: { $0.string(example) })
    }
  }

  private static func object(_ members: [Member], _ json: inout JSONWriter) {
    json.field("type", "object")
    json.field("additionalProperties", false)
    let required = members.filter(\.isRequired)
    if !required.isEmpty {
      json.field("required", list: { json in for member in required { json.string(member.name) } })
    }
    json.field(
      "properties",
      object: { json in
        for member in members {
          json.key(member.name)
          member.write(&json)
        }
      })
  }

  /// The named schemas within, with themselves.
  func collect(_ names: inout [String: Schema]) {
    switch self {
    case .named(let name, let schema):
      guard names[name] == nil else { return }
      names[name] = schema
      schema.collect(&names)
    case .list(let schema, _), .nullable(let schema): schema.collect(&names)
    case .object(let members): for member in members { member.schema.collect(&names) }
    case .anyOf(let schemas): for schema in schemas { schema.collect(&names) }
    case .text, .integer, .flag, .code, .any: break
    }
  }
}

extension Schema.Member {
  fileprivate func write(_ json: inout JSONWriter) {
    guard let summary else {
      schema.write(&json)
      return
    }
    // Beside a reference other keywords may stand since OpenAPI 3.1.
    json.object { json in
      json.field("description", summary)
      json.field("allOf", list: { schema.write(&$0) })
    }
  }
}
