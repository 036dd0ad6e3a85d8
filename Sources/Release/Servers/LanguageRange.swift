/// How a server reads `Accept-Language` with patterns alone (RFC 9110, 12.5.4).
///
/// The quality of a language becomes four digits, so that it can be compared as text: `q=0.85` is
/// `0850`. A language that is not named has the quality of `*`. Of two that are liked alike the one
/// that stands first is chosen; of two that are not wanted, the portal's own.
enum LanguageRange {
  /// The patterns of a language with what the digits are made of; the first that fits counts.
  ///
  /// - Parameter language: Its code, or `*`.
  /// - Returns: Each pattern with the digits, in which `${1}` is what it found first.
  static func qualities(of language: String) -> [(pattern: String, digits: String)] {
    let name = language == "*" ? "\\*" : language + "(?:-[a-z0-9-]*)?"
    let start = "(?:^|,)[ \\t]*\(name)"
    let end = "[ \\t]*(?:,|$)"
    let quality = "[ \\t]*;[ \\t]*q="
    return [
      ("\(start)\(end)", "1000"),
      ("\(start)\(quality)([01])\\.?\(end)", "${1}000"),
      ("\(start)\(quality)([01])\\.([0-9])\(end)", "${1}${2}00"),
      ("\(start)\(quality)([01])\\.([0-9][0-9])\(end)", "${1}${2}0"),
      ("\(start)\(quality)([01])\\.([0-9][0-9][0-9])\(end)", "${1}${2}"),
    ]
  }

  /// The pattern that finds the first of some languages.
  static func first(of languages: [String]) -> String {
    "(?:^|,)[ \\t]*(\(languages.joined(separator: "|")))(?:[-;, \\t]|$)"
  }
}
