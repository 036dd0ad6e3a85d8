import CabinetService
import HTTPServer
import JSON

/// The OpenAPI 3.1 document of the operations.
struct OpenAPI {
  let operations: [Operation]
  let version: String
  /// Whether only this machine reaches the portal: its cookie has another name then.
  var isLoopback = false

  func document() -> [UInt8] {
    var json = JSONWriter(capacity: 64 * 1024)
    json.object { json in
      json.field("openapi", "3.1.0")
      json.field(
        "info",
        object: { json in
          json.field("title", "Önir: the cabinet")
          json.field("version", version)
          json.field(
            "description",
            "The parent's cabinet. Problems follow RFC 9457 in the language of Accept-Language.")
        })
      json.field("servers", list: { $0.object { $0.field("url", "/api/v1") } })
      json.field("paths", object: { paths(&$0) })
      json.field("components", object: { components(&$0) })
    }
    return json.bytes
  }

  private func paths(_ json: inout JSONWriter) {
    var order: [String] = []
    for operation in operations where !order.contains(operation.path) {
      order.append(operation.path)
    }
    for path in order {
      json.field(
        path,
        object: { json in
          for operation in operations where operation.path == path {
            json.field(operation.method.lowercased(), object: { write(operation, &$0) })
          }
        })
    }
  }

  private func write(_ operation: Operation, _ json: inout JSONWriter) {
    json.field("operationId", operation.identifier)
    json.field("summary", operation.summary)
    json.field("tags", list: { $0.string(operation.tag) })
    switch operation.access {
    case .open, .anyone: break
    case .session:
      json.field("security", list: { $0.object { $0.field("session", list: { _ in }) } })
    case .device: json.field("security", list: { $0.object { $0.field("app", list: { _ in }) } })
    case .staff:
      json.field(
        "security",
        list: { json in
          for scheme in ["staff", "employee"] {
            json.object { $0.field(scheme, list: { _ in }) }
          }
        })
    }
    let parameters = operation.parameters
    if !parameters.isEmpty || operation.hasHeaders {
      json.field(
        "parameters",
        list: { json in
          for parameter in parameters { write(parameter, &json) }
          headers(operation, &json)
        })
    }
    if let body = operation.body {
      json.field(
        "requestBody",
        object: { json in
          json.field("required", true)
          content(body, "application/json", &json)
        })
    }
    if operation.takesFile {
      json.field(
        "requestBody",
        object: { json in
          json.field("required", true)
          files(["application/pdf", "image/jpeg"], &json)
        })
    }
    json.field("responses", object: { responses(operation, &$0) })
  }

  private func write(_ parameter: Operation.Parameter, _ json: inout JSONWriter) {
    json.object { json in
      json.field("name", parameter.name)
      json.field("in", parameter.isInPath ? "path" : "query")
      json.field("required", parameter.isRequired)
      json.field("description", parameter.summary)
      json.key("schema")
      parameter.schema.write(&json)
    }
  }

  private func headers(_ operation: Operation, _ json: inout JSONWriter) {
    func header(_ name: String, _ isRequired: Bool, _ summary: String, _ pattern: String) {
      json.object { json in
        json.field("name", name)
        json.field("in", "header")
        json.field("required", isRequired)
        json.field("description", summary)
        json.field(
          "schema",
          object: { json in
            json.field("type", "string")
            json.field("pattern", pattern)
          })
      }
    }
    if operation.idempotency != .natural {
      header(
        "Idempotency-Key", operation.idempotency == .required,
        "A name of the call chosen by the caller: repeated, the call does its work once.",
        IdempotencyKey.pattern)
    }
    if operation.needsMatch {
      header("If-Match", true, "The entity tag of what is changed.", EntityTag.pattern)
    }
  }

  private func responses(_ operation: Operation, _ json: inout JSONWriter) {
    for answer in operation.answers { write(answer, &json) }
    for status in operation.problemStatuses {
      json.field(
        String(status),
        object: { json in
          json.field("description", Self.meanings[status] ?? "Problem")
          content(.named("Problem", Self.problem), "application/problem+json", &json)
        })
    }
  }

  private func write(_ answer: Operation.Answer, _ json: inout JSONWriter) {
    json.field(
      String(answer.status),
      object: { json in
        json.field("description", answer.summary)
        if answer.hasEntityTag {
          json.field(
            "headers",
            object: {
              $0.field(
                "ETag", object: { $0.field("schema", object: { $0.field("type", "string") }) })
            })
        }
        if answer.isFile { files(answer.fileTypes, &json) }
        if let schema = answer.schema { content(schema, "application/json", &json) }
      })
  }

  private func content(_ schema: Schema, _ type: String, _ json: inout JSONWriter) {
    json.field(
      "content",
      object: { json in
        json.field(
          type,
          object: { json in
            json.key("schema")
            schema.write(&json)
          })
      })
  }

  /// Bytes of one of several types: without a schema (OpenAPI 3.1, section 4.8.14.2).
  private func files(_ types: [String], _ json: inout JSONWriter) {
    json.field(
      "content", object: { json in for type in types { json.field(type, object: { _ in }) } })
  }

  private func components(_ json: inout JSONWriter) {
    var names: [String: Schema] = ["Problem": Self.problem]
    for operation in operations {
      operation.body?.collect(&names)
      for answer in operation.answers { answer.schema?.collect(&names) }
    }
    json.field(
      "schemas",
      object: { json in
        for (name, schema) in names.sorted(by: { $0.key < $1.key }) {
          json.key(name)
          schema.write(&json)
        }
      })
    json.field("securitySchemes", object: { security(&$0) })
  }

  private func security(_ json: inout JSONWriter) {
    json.field(
      "session",
      object: { json in
        json.field("type", "apiKey")
        json.field("in", "cookie")
        json.field("name", Cookie.name(isLoopback: isLoopback))
        json.field(
          "description", "Set by POST /sessions; named __Host-onir, or onir on a loopback address.")
      })
    json.field(
      "app",
      object: { json in
        json.field("type", "apiKey")
        json.field("in", "cookie")
        json.field("name", Cookie.name(isLoopback: isLoopback, of: .app))
        json.field("description", "Set by POST /devices, for the companion app.")
      })
    json.field(
      "employee",
      object: { json in
        json.field("type", "apiKey")
        json.field("in", "cookie")
        json.field("name", Cookie.name(isLoopback: isLoopback, of: .staff))
        json.field("description", "Set by POST /staff/sessions, for the staff's pages.")
      })
    json.field(
      "staff",
      object: { json in
        json.field("type", "http")
        json.field("scheme", "bearer")
      })
  }

  /// A problem (RFC 9457).
  static let problem = Schema.object([
    .required("type", .text(TextForm(1...200))),
    .required("title", .text(TextForm(1...200))),
    .required("status", .integer(400...599)),
    .required("detail", .text(TextForm(1...1000))),
    .optional(
      "errors",
      .list(
        .object([
          .required("pointer", .text(TextForm(0...400)), "where the value stands (RFC 6901)"),
          .required("code", .text(TextForm(1...64))),
          .required("detail", .text(TextForm(1...1000))),
        ]), max: 20)),
    .optional(
      "reason", .code(Obstacle.allCases.map(\.rawValue)), "what stands in the way, of GET /ready"),
  ])

  private static let meanings = [
    400: "The request is malformed", 401: "Nobody is signed in, or signing in failed",
    403: "Not allowed", 404: "Nothing of this name", 405: "No such method here",
    409: "The state does not allow it", 412: "Changed in between", 413: "Too large",
    415: "Not of the type that is asked for", 421: "Another host is meant",
    422: "Values break rules",
    428: "If-Match is missing",
    429: "Too often", 500: "A fault of the program", 503: "Not available now",
  ]
}

extension Operation {
  /// `post-applications-id-submit`.
  var identifier: String {
    method.lowercased()
      + path.map { $0.isLetter || $0.isNumber ? String($0) : "-" }.joined()
      .split(separator: "-").map { "-" + $0 }.joined()
  }

  var hasHeaders: Bool { idempotency != .natural || needsMatch }

  /// The statuses of all problems it may have, in order.
  var problemStatuses: [Int] {
    // An address may be malformed, a page of another site or a foreign host is refused, and a fault
    // of the program can be anywhere.
    var statuses: Set<Int> = [400, 403, 421, 500, 503]
    statuses.formUnion(problems)
    if !parameters.isEmpty { statuses.insert(422) }
    if parameters.contains(where: \.isInPath) { statuses.insert(404) }
    if body != nil || takesFile { statuses.formUnion([413, 415, 422]) }
    switch access {
    case .open, .anyone: break
    case .session, .staff, .device: statuses.insert(401)
    }
    if idempotency != .natural { statuses.insert(422) }
    if needsMatch { statuses.formUnion([412, 428]) }
    return statuses.sorted()
  }
}
