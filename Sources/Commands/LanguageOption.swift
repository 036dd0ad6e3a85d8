import Diagnostics
import Glibc

/// The language of what the program says to whoever runs it: `--messages`, else the locale's.
enum LanguageOption {
  static let messages = Definition.Option(
    name: "--messages", value: "LANG", help: "en, ru or kk: what messages are in (the locale's)")

  /// Takes the option out of the words, wherever it stands before `--`.
  static func take(_ words: [String]) throws(Arguments.Misuse)
    -> (words: [String], language: MessageLanguage?)
  {
    var left: [String] = []
    var language: MessageLanguage?
    var rest = words[...]
    while let word = rest.popFirst() {
      if word == "--" {
        left.append(word)
        break
      }
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.first == "--messages" else {
        left.append(word)
        continue
      }
      guard language == nil else { throw Arguments.Misuse(message: "--messages stands twice") }
      let value = parts.count > 1 ? String(parts[1]) : rest.popFirst() ?? ""
      guard let chosen = MessageLanguage(rawValue: value) else {
        if value.contains("/") {
          throw Arguments.Misuse(
            message: "--messages is en, ru or kk; --sender names the program that sends messages")
        }
        throw Arguments.Misuse(message: "--messages is en, ru or kk, not “\(value)”")
      }
      language = chosen
    }
    return (left + rest, language)
  }

  /// The language of the process's locale, by the first variable that is set.
  static var ofLocale: MessageLanguage {
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
      guard let value = getenv(name) else { continue }
      let locale = String(cString: value)
      if !locale.isEmpty { return MessageLanguage(locale: locale) }
    }
    return .english
  }
}
