/// The messages in Russian and Kazakh, by their English sentence.
///
/// Each part is a text of blocks with an empty line between: the English key, then `ru:` and `kk:` with
/// the sentence in that language. It is read when the first message is printed in another language.
public enum Translations {
  /// The sentence of a key with its holes; nil when it has not been translated.
  static func pattern(_ key: String, in language: MessageLanguage) -> String? {
    language == .english ? nil : table[key]?[language]
  }

  /// Whether a message, and every message in it, has been translated.
  public static func isTranslated(_ message: Message, in language: MessageLanguage) -> Bool {
    let isKnown =
      language == .english || !hasWords(message.key) || table[message.key]?[language] != nil
    return isKnown
      && message.arguments.allSatisfy { argument in
        if case .message(let inner) = argument { return isTranslated(inner, in: language) }
        return true
      }
  }

  /// Whether a key says anything itself, beside its holes and signs.
  static func hasWords(_ key: String) -> Bool { key.contains(where: \.isLetter) }

  /// Every key with its sentences; for tests.
  public static var all: [String: [MessageLanguage: String]] { table }

  private static let table: [String: [MessageLanguage: String]] = {
    var table: [String: [MessageLanguage: String]] = [:]
    for part in parts {
      var key = ""
      for line in part.split(separator: "\n") {
        if line.hasPrefix("ru: ") {
          table[key, default: [:]][.russian] = String(line.dropFirst(4))
        } else if line.hasPrefix("kk: ") {
          table[key, default: [:]][.kazakh] = String(line.dropFirst(4))
        } else {
          key = String(line)
        }
      }
    }
    return table
  }()

  private static let parts: [String] = [
    reports, files, settings, settingsSyntax, tables, places, guides, links, templates, strings,
    commands,
    cabinet, refusals, listening, servers, images, people, clock, workbooks, releases,
    leaflets, letters, translations, slices,
  ]
}
