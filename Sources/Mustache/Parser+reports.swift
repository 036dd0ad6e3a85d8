import Diagnostics

/// The messages about broken templates.
extension Parser {
  /// Reports a fault where the tag begins that is read, or elsewhere.
  mutating func report(
    _ summary: Message, at place: Place? = nil, help: Message? = nil, suggestion: String? = nil,
    notes: [Diagnostic.Note] = []
  ) {
    let diagnostic = Diagnostic(
      .templateSyntax, at: location(place ?? tagPlace), summary, help: help,
      suggestion: suggestion, notes: notes)
    diagnostics.append(diagnostic)
  }

  mutating func reportUnclosedTag(_ tag: Tag) {
    let word = shortened(string(tag.range))
    report("\(word) begins a tag that is not closed", help: "end it with }}")
  }

  mutating func reportDelimiters(_ tag: Tag) {
    report(
      "\(shortened(string(tag.content))) does not name two delimiters",
      help: "write two marks such as {{=<% %>=}}, each at most \(Limits.delimiterBytes) bytes")
  }

  mutating func reportUnclosed(_ element: Opened, at place: Place, before what: Message) {
    report(
      "\(shortened(element.name)) is not closed before \(what)", at: place,
      help: "write {{/\(shortened(element.name))}}", notes: [opening(of: element)])
  }

  mutating func reportStrayClose(_ name: String) {
    report("{{/\(shortened(name))}} closes nothing: nothing is open")
  }

  /// Reports a closing tag whose name is not open; says whether one of nearly that name is.
  mutating func reportWrongClose(_ name: String, _ element: Opened) -> Bool {
    let suggestion = NearMiss.suggestion(for: name, among: [element.name])
    report(
      "{{/\(shortened(name))}} closes nothing: \(shortened(element.name)) is open",
      suggestion: suggestion, notes: [opening(of: element)])
    return suggestion != nil
  }

  /// The first line of a text, and not all of a long one.
  func shortened(_ text: String) -> String {
    let line = text.unicodeScalars.prefix { $0 != "\n" && $0 != "\r" }
    guard line.count > 40 else { return String(line) }
    return String(line.prefix(40)) + "…"
  }

  private func opening(of element: Opened) -> Diagnostic.Note {
    Diagnostic.Note(at: location(element.place), "\(shortened(element.name)) is opened here")
  }

  private func location(_ place: Place) -> Location {
    Location(file, line: place.line, column: place.column)
  }
}
