extension Message: CustomStringConvertible {
  /// The sentence in English, for logs and tests.
  public var description: String { text() }

  /// The sentence in a language; in English where nobody has translated it.
  public func text(in language: MessageLanguage = .english) -> String {
    let pattern = Translations.pattern(key, in: language) ?? key
    var text = ""
    var rest = pattern[...]
    while let close = rest.firstIndex(of: "}") {
      // The nearest brace before: what people write into their files has braces of its own.
      guard let open = rest[..<close].lastIndex(of: "{") else {
        text += rest[...close]
        rest = rest[rest.index(after: close)...]
        continue
      }
      text += rest[..<open]
      let hole = rest[rest.index(after: open)..<close]
      text += filled(hole, language) ?? String(rest[open...close])
      rest = rest[rest.index(after: close)...]
    }
    return text + rest
  }

  /// What stands in a hole: an argument (`0`), or the form of a word that its number asks for
  /// (`0|cell|cells`; `0|ячейка|ячейки|ячеек`); nil when it is none of the message's holes.
  private func filled(_ hole: Substring, _ language: MessageLanguage) -> String? {
    let parts = hole.split(separator: "|", omittingEmptySubsequences: false)
    guard let first = parts.first, let index = Int(first), arguments.indices.contains(index) else {
      return nil
    }
    let argument = arguments[index]
    guard parts.count > 1 else { return Self.text(argument, language) }
    guard case .number(let number) = argument else { return nil }
    let form = Self.form(of: number, in: language)
    return String(parts[min(form + 1, parts.count - 1)])
  }

  private static func text(_ argument: Argument, _ language: MessageLanguage) -> String {
    switch argument {
    case .text(let text): text
    case .number(let number): String(number)
    case .message(let message): message.text(in: language)
    case .texts(let texts): texts[language] ?? texts[.english] ?? ""
    }
  }

  /// Which of a word's forms follows a number (CLDR's cardinals; Kazakh nouns keep the first).
  private static func form(of number: Int, in language: MessageLanguage) -> Int {
    let (tens, ones) = (abs(number % 100), abs(number % 10))
    switch language {
    case .english: return number == 1 ? 0 : 1
    case .kazakh: return 0
    case .russian:
      if ones == 1, tens != 11 { return 0 }
      return (2...4).contains(ones) && !(12...14).contains(tens) ? 1 : 2
    }
  }
}
