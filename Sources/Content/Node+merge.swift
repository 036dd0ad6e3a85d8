import Codes
import YAML
import Languages

extension Node {
  /// This value with another's laid over it: maps merge, everything else is replaced.
  func merged(with other: Node) -> Node {
    guard let pairs, let others = other.pairs else { return other }
    var merged = pairs
    for pair in others {
      if let index = merged.firstIndex(where: { $0.key == pair.key }) {
        merged[index] = pair.withValue(merged[index].value.merged(with: pair.value))
      } else {
        merged.append(pair)
      }
    }
    return replacing(.map(merged))
  }

  /// The text, or the text for a language; the other language's when there is only that.
  func text(in language: Language) -> String? {
    if let text { return text }
    let own = self[language.code]?.text
    return own ?? Language.allCases.lazy.compactMap { self[$0.code]?.text }.first
  }

  /// The text for both languages; empty where there is none.
  func translated(_ key: String) -> PerLanguage<String> {
    PerLanguage { self[key]?.text(in: $0) ?? "" }
  }

  /// The codes of a list that are known.
  func codes<C: Code>(_ key: String, _ type: C.Type) -> [C]? {
    self[key]?.items?.compactMap { $0.text.flatMap(C.init(rawValue:)) }
  }
}
