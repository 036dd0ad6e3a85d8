import Files
import Languages

extension Site {
  /// The version of the texts a parent consents to: another text has another one.
  var termsVersion: String { theme.strings.termsVersion }
}

extension Strings {
  var termsVersion: String {
    let texts = Language.allCases.flatMap { language in
      ["queue_consent_terms", "queue_consent_contacts"].map { text($0, language) }
    }
    return Digest.sha256Hexadecimal(Array(texts.joined(separator: "\n").utf8), digits: 12)
  }
}
