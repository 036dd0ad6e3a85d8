import Content
import Files
import Languages
import Search

/// What the search in a reader's browser knows of the guides that every city shows.
///
/// It is a fingerprinted file for each language. Values of a city stand as `{{name}}` in it, and the
/// city's own file has them.
struct SharedSearch: Sendable {
  let assets: PerLanguage<Asset>

  /// Reads the guides of every city that has none of its own.
  init(_ guides: [Guide]) {
    assets = PerLanguage { language in
      var json = SearchBlock()
      json.list {
        for guide in guides {
          // A text of the other language is found in that one.
          guard let text = guide.texts[language] else { continue }
          $0.guide(text, text.text)
        }
      }
      let name = "search-\(language.code)"
      let hash = Digest.sha256Hexadecimal(json.bytes, digits: 12)
      return Asset(
        address: "assets/\(name).\(hash).json", file: "content/guides", bytes: json.bytes)
    }
  }

  /// What stands for all of it.
  var fingerprint: Fingerprint {
    var sum = FingerprintSum()
    for language in Language.allCases { sum.add(assets[language].address) }
    return sum.fingerprint
  }
}
