internal import CYAML

/// One event of libyaml, copied out of its memory; lines and columns count from 0 as it does.
struct Event {
  enum Kind {
    case scalar(String, plain: Bool)
    case listStart
    case mapStart
    case end
    case unsupported(String)
  }

  let kind: Kind
  let line: Int
  let column: Int

  var isEnd: Bool {
    if case .end = kind { return true }
    return false
  }

  /// Why libyaml stopped.
  struct Failure {
    let problem: String
    let line: Int
    let column: Int
  }

  /// All events of a text that carry a value, and the failure that ended them, if one did.
  static func all(of bytes: [UInt8]) -> (events: [Event], failure: Failure?) {
    var parser = yaml_parser_t()
    guard yaml_parser_initialize(&parser) == 1 else {
      return ([], Failure(problem: "out of memory", line: 0, column: 0))
    }
    defer { yaml_parser_delete(&parser) }
    return bytes.withUnsafeBufferPointer { buffer in
      yaml_parser_set_input_string(&parser, buffer.baseAddress, buffer.count)
      yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
      var events: [Event] = []
      while true {
        var raw = yaml_event_t()
        guard yaml_parser_parse(&parser, &raw) == 1 else {
          let problem = parser.problem.map { String(cString: $0) } ?? "unknown problem"
          let mark = parser.problem_mark
          return (
            events, Failure(problem: problem, line: Int(mark.line), column: Int(mark.column))
          )
        }
        defer { yaml_event_delete(&raw) }
        if raw.type == YAML_STREAM_END_EVENT { return (events, nil) }
        if let event = Event(raw) { events.append(event) }
      }
    }
  }

  private init?(_ raw: yaml_event_t) {
    line = Int(raw.start_mark.line)
    column = Int(raw.start_mark.column)
    switch raw.type {
    case YAML_SCALAR_EVENT:
      let scalar = raw.data.scalar
      if scalar.anchor != nil || scalar.tag != nil {
        kind = .unsupported(scalar.anchor != nil ? "an anchor (`&`)" : "a tag (`!`)")
        return
      }
      let text = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      kind = .scalar(
        String(decoding: text, as: UTF8.self), plain: scalar.style == YAML_PLAIN_SCALAR_STYLE)
    case YAML_SEQUENCE_START_EVENT:
      let sequence = raw.data.sequence_start
      let marked = sequence.anchor != nil || sequence.tag != nil
      kind = marked ? .unsupported("an anchor or a tag") : .listStart
    case YAML_MAPPING_START_EVENT:
      let mapping = raw.data.mapping_start
      let marked = mapping.anchor != nil || mapping.tag != nil
      kind = marked ? .unsupported("an anchor or a tag") : .mapStart
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: kind = .end
    case YAML_ALIAS_EVENT: kind = .unsupported("an alias (`*`)")
    default: return nil
    }
  }
}
