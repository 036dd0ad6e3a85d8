internal import CYAML
public import Diagnostics

/// Reads a settings file into nodes: plain YAML 1.1 without anchors, aliases and tags.
public enum Parser {
  /// The tree of a file, or the diagnostic that says why there is none.
  ///
  /// An empty file is an empty map. Limits: 1 MiB, 32 levels, 20,000 values. Duplicate keys are
  /// reported with the place of the first; the first one stays.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - file: Its name for messages.
  ///   - firstLine: The line of the file on which the bytes begin, for front matter.
  /// - Returns: The tree, and what is wrong with the text.
  public static func parse(_ bytes: [UInt8], file: String, firstLine: Int = 1) -> (
    node: Node?, diagnostics: [Diagnostic]
  ) {
    guard bytes.count <= maximumBytes else {
      return (
        nil,
        [
          Diagnostic(
            .fileTooLarge, at: Location(file), "the file has more than \(maximumBytes / 1024) KiB")
        ]
      )
    }
    var run = Run(bytes, file: file, firstLine: firstLine)
    let node = run.document()
    return (node, run.diagnostics)
  }

  private static let maximumBytes = 1_048_576
  static let maximumDepth = 32
  static let maximumValues = 20_000
}

/// One parse: libyaml's events in, nodes and diagnostics out.
private struct Run {
  private var events: [Event]
  private var next = 0
  private var values = 0
  private let file: String
  private let firstLine: Int
  var diagnostics: [Diagnostic] = []

  init(_ bytes: [UInt8], file: String, firstLine: Int) {
    self.file = file
    self.firstLine = firstLine
    let result = Event.all(of: bytes)
    events = result.events
    if let failure = result.failure {
      let place = Location(file, line: failure.line + firstLine, column: failure.column + 1)
      diagnostics.append(
        Diagnostic(
          .yamlSyntax, at: place, "the setting cannot be read: \(failure.problem)", help: Self.help)
      )
      events = []
    }
  }

  private static let help: Message =
    "write `key: value`, indent with spaces, and put quotes around a text with a colon in it"

  mutating func document() -> Node? {
    guard diagnostics.isEmpty else { return nil }
    guard next < events.count else { return Node(.map([]), line: firstLine, column: 1) }
    let node = value(depth: 0)
    if next < events.count, diagnostics.isEmpty {
      refuse(events[next], "a second document begins here", "keep one document in a file")
    }
    return node
  }

  private mutating func value(depth: Int) -> Node? {
    guard next < events.count else { return nil }
    let event = events[next]
    next += 1
    values += 1
    guard depth < Parser.maximumDepth, values <= Parser.maximumValues else {
      return refuse(event, "the settings are nested or repeated beyond the limit", nil)
    }
    let (line, column) = (event.line + firstLine, event.column + 1)
    switch event.kind {
    case .scalar(let text, let plain):
      return Node(.scalar(text, plain: plain), line: line, column: column)
    case .listStart:
      var items: [Node] = []
      while next < events.count, !events[next].isEnd {
        guard let item = value(depth: depth + 1) else { return nil }
        items.append(item)
      }
      next += 1
      return Node(.list(items), line: line, column: column)
    case .mapStart:
      return map(line: line, column: column, depth: depth)
    case .unsupported(let what):
      return refuse(event, "\(what) cannot be used here", "write the value out")
    case .end:
      return refuse(event, "a value is missing", nil)
    }
  }

  private mutating func map(line: Int, column: Int, depth: Int) -> Node? {
    var pairs: [Node.Pair] = []
    var seen: [String: Location] = [:]
    while next < events.count, !events[next].isEnd {
      let event = events[next]
      if case .unsupported = event.kind { return value(depth: depth + 1) }
      guard case .scalar(let key, _) = event.kind else {
        return refuse(event, "a key must be text", nil)
      }
      next += 1
      guard let value = value(depth: depth + 1) else { return nil }
      let place = (line: event.line + firstLine, column: event.column + 1)
      let location = Location(file, line: place.line, column: place.column, field: key)
      if let first = seen[key] {
        let note = Diagnostic.Note(at: first, "first written here")
        diagnostics.append(
          Diagnostic(
            .duplicateKey, at: location, "the key `\(key)` stands twice",
            help: "keep one of them", notes: [note]))
        continue
      }
      seen[key] = location
      pairs.append(
        Node.Pair(key: key, line: place.line, column: place.column, value: value))
    }
    next += 1
    return Node(.map(pairs), line: line, column: column)
  }

  @discardableResult
  private mutating func refuse(_ event: Event, _ summary: Message, _ help: Message?) -> Node? {
    let place = Location(file, line: event.line + firstLine, column: event.column + 1)
    diagnostics.append(Diagnostic(.yamlSyntax, at: place, summary, help: help))
    next = events.count
    return nil
  }
}
