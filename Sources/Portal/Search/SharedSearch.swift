import Content
import Files
import Languages

/// What the search in a reader's browser knows of the guides that every city shows.
///
/// It is one file for each language, whose name stays: a browser asks each time whether it is still the
/// same, and a guide that changes leaves the pages of all searches as they are. Values of a city stand as
/// `{{name}}` in it, and the city's own file has them.
enum SharedSearch {
  /// Where it stands, below what every host of a portal has.
  static func address(_ language: Language) -> String { "assets/search-\(language.code).json" }

  /// The guides of every city that has none of its own.
  static func bytes(_ guides: [Guide], _ language: Language) -> [UInt8] {
    var json = SearchBlock()
    json.list {
      for guide in guides {
        // A text of the other language is found in that one.
        guard let text = guide.texts[language] else { continue }
        $0.guide(text, text.text)
      }
    }
    return json.bytes
  }

  /// What stands for the texts it is made of.
  static func fingerprint(_ guides: [Guide]) -> Fingerprint {
    var sum = FingerprintSum()
    for guide in guides {
      sum.add(guide.slug)
      for language in Language.allCases { sum.add(guide.texts[language]?.fingerprint) }
    }
    return sum.fingerprint
  }
}
