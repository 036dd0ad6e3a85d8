/// Finds the operations of a path.
struct Router: Sendable {
  /// What stands at a path.
  struct Match: Sendable {
    let operations: [Operation]
    let values: [String: String]
    /// The path as it was declared, for the log.
    var path: String { operations.first?.path ?? "" }

    /// The operation of a method; HEAD asks for what GET does.
    func operation(_ method: String) -> Operation? {
      operations.first { $0.method == (method == "HEAD" ? "GET" : method) }
    }
  }

  private struct Entry {
    let parts: [Substring]
    var operations: [Operation]
  }

  private let entries: [Int: [Entry]]

  init(_ operations: [Operation]) {
    var entries: [Int: [Entry]] = [:]
    for operation in operations {
      let parts = operation.path.split(separator: "/")
      if let place = entries[parts.count]?.firstIndex(where: { $0.parts == parts }) {
        entries[parts.count]?[place].operations.append(operation)
      } else {
        entries[parts.count, default: []].append(Entry(parts: parts, operations: [operation]))
      }
    }
    // Literal names come before parameters: /sessions/current before /sessions/{id}.
    self.entries = entries.mapValues { list in
      list.filter { !$0.parts.contains { $0.hasPrefix("{") } }
        + list.filter { $0.parts.contains { $0.hasPrefix("{") } }
    }
  }

  /// What stands at a path below /api/v1; nil when nothing does.
  func match(_ segments: ArraySlice<String>) -> Match? {
    for entry in entries[segments.count] ?? [] {
      if let values = Self.values(entry.parts, segments) {
        return Match(operations: entry.operations, values: values)
      }
    }
    return nil
  }

  private static func values(_ parts: [Substring], _ segments: ArraySlice<String>)
    -> [String: String]?
  {
    var values: [String: String] = [:]
    for (part, segment) in zip(parts, segments) {
      if part.hasPrefix("{") {
        values[String(part.dropFirst().dropLast())] = segment
      } else if part != segment {
        return nil
      }
    }
    return values
  }
}
