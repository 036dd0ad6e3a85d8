internal import CYAML
import Diagnostics

/// One event of libyaml, copied out of its memory; lines and columns count from 0 as it does.
struct Event {
  enum Kind {
    case scalar(String, plain: Bool)
    case listStart
    case mapStart
    case end
    case unsupported(Message)
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
    let problem: Message
    let line: Int
    let column: Int

    init(problem: Message, line: Int, column: Int) {
      (self.problem, self.line, self.column) = (problem, line, column)
    }

    /// What the parser says, and where; of a byte that is no text it knows only the offset, and it
    /// counts a line more when the text just ends.
    init(_ parser: yaml_parser_t, _ bytes: [UInt8]) {
      problem = Self.sentence(parser.problem.map { String(cString: $0) } ?? "")
      let mark = parser.problem_mark
      var end = bytes.count
      if parser.error == YAML_READER_ERROR {
        end = min(parser.problem_offset, end)
      } else if mark.index < String(decoding: bytes, as: UTF8.self).unicodeScalars.count {
        (line, column) = (Int(mark.line), Int(mark.column))
        return
      }
      let before = String(decoding: bytes[..<end], as: UTF8.self)
      let lines = before.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      line = lines.count - 1
      column = lines.last?.unicodeScalars.count ?? 0
    }
  }

  /// All events of a text that carry a value, and the failure that ended them, if one did.
  ///
  /// Ends early where a text goes beyond the limits, which the events say by themselves then.
  static func all(of bytes: [UInt8]) -> (events: [Event], failure: Failure?) {
    // The mark would count as a column.
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes[3...]) : bytes
    // The parser refuses to be given no memory, and an empty array has none.
    if text.isEmpty { return ([], nil) }
    var parser = yaml_parser_t()
    guard yaml_parser_initialize(&parser) == 1 else {
      return ([], Failure(problem: Failure.sentence("out of memory"), line: 0, column: 0))
    }
    defer { yaml_parser_delete(&parser) }
    return text.withUnsafeBufferPointer { buffer in
      yaml_parser_set_input_string(&parser, buffer.baseAddress, buffer.count)
      yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
      var events: [Event] = []
      var depth = 0
      while true {
        var raw = yaml_event_t()
        guard yaml_parser_parse(&parser, &raw) == 1 else {
          return (events, Failure(parser, text))
        }
        defer { yaml_event_delete(&raw) }
        if raw.type == YAML_STREAM_END_EVENT { return (events, nil) }
        guard let event = Event(raw) else { continue }
        events.append(event)
        depth += event.step
        if depth > Parser.maximumDepth || events.count > 4 * Parser.maximumValues {
          return (events, nil)
        }
      }
    }
  }

  /// How much deeper it leads.
  private var step: Int {
    switch kind {
    case .listStart, .mapStart: 1
    case .end: -1
    case .scalar, .unsupported: 0
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
