import Diagnostics

/// Finds out what a command needs to know: from its options, else from the person at the terminal.
struct Dialogue {
  let arguments: Arguments
  let console: Console

  /// What an answer is held against: the answer as it is kept, or a sentence on what is wrong with it.
  typealias Check<Value> = (String) -> Checked<Value>

  /// An answer that was looked at.
  enum Checked<Value> {
    case good(Value)
    case bad(Message)
  }

  /// One answer.
  ///
  /// - Parameters:
  ///   - option: The option that gives it.
  ///   - question: What is asked, without a question mark.
  ///   - usual: What an empty answer means; nil when there must be one.
  ///   - check: Tells at once what is wrong.
  /// - Returns: The answer as it is kept.
  /// - Throws: `CommandFailure` when the option is wrong, when it is missing and nobody can be asked,
  ///   or when the person goes away.
  func answer<Value>(
    _ option: String, _ question: Message, usual: String? = nil, _ check: Check<Value>
  ) throws(CommandFailure) -> Value {
    if let given = arguments.value(option) {
      switch check(Self.trimmed(given)) {
      case .good(let value): return value
      case .bad(let problem): throw .usage("\(option): \(problem)")
      }
    }
    guard console.canAsk else {
      if let usual {
        switch check(usual) {
        case .good(let value): return value
        case .bad(let problem): throw .usage("\(option): \(problem)")
        }
      }
      throw .usage("\(option) is missing: nobody can be asked, as this is no terminal")
    }
    while true {
      let shown: Message =
        if let usual, !usual.isEmpty { "\(question) [\(usual)]: " } else { "\(question): " }
      console.error(shown.text(in: console.language))
      guard let line = console.input() else {
        console.error("\n")
        throw .usage("the questions were not answered to the end; nothing was written")
      }
      let typed = Self.trimmed(line)
      switch check(typed.isEmpty ? usual ?? "" : typed) {
      case .good(let value): return value
      case .bad(let problem): console.say("  \(problem)")
      }
    }
  }

  /// A text of one line, in which `flaw` may find something wrong.
  func text(
    _ option: String, _ question: Message, usual: String? = nil,
    flaw: (String) -> Message? = { _ in nil }
  ) throws(CommandFailure) -> String {
    try answer(option, question, usual: usual) { text in
      if text.isEmpty, usual == nil { return .bad("this needs an answer") }
      if text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
        return .bad("only letters, digits and signs of one line can stand here")
      }
      if text.count > 200 { return .bad("200 letters are enough here") }
      return flaw(text).map { .bad($0) } ?? .good(text)
    }
  }

  /// One of some names.
  ///
  /// - Parameters:
  ///   - option: The option that gives it.
  ///   - question: What is asked.
  ///   - known: The names.
  ///   - problem: Says that there is none called so, with the hint at the nearest.
  /// - Returns: The name.
  /// - Throws: `CommandFailure`, as `answer` does.
  func choice(
    _ option: String, _ question: Message, among known: [String],
    _ problem: (_ name: String, _ hint: Message) -> Message
  ) throws(CommandFailure) -> String {
    try answer(option, question) { name in
      if known.contains(name) { return .good(name) }
      return .bad(problem(name, Message.hint(NearMiss.suggestion(for: name, among: known))))
    }
  }

  private static func trimmed(_ text: String) -> String {
    let isBlank: (Character) -> Bool = { $0.isWhitespace || $0.isNewline }
    guard let first = text.firstIndex(where: { !isBlank($0) }),
      let last = text.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(text[first...last])
  }
}
