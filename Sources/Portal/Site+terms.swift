import Files
import Languages

extension Site {
  /// The version of the texts a parent consents to: another text has another one.
  var termsVersion: String { theme.strings.termsVersion }
}

extension Strings {
  /// The texts, by their keys.
  static let consentKeys = [
    "queue_consent_terms", "queue_consent_contacts", "policy_accept", "policy_what", "policy_why",
    "policy_who", "policy_how_long", "policy_rights",
  ]

  static func termsVersion(_ texts: PerLanguage<[String: String]>) -> String {
    let texts = Language.allCases.flatMap { language in
      consentKeys.map { texts[language][$0] ?? "" }
    }
    return Digest.sha256Hexadecimal(Array(texts.joined(separator: "\n").utf8), digits: 12)
  }
}
