import Content
import Languages

extension CityContext {
  /// The city as that to which something belongs: `Павлодардағы`, `города Павлодар`.
  ///
  /// Kazakh adds -ғы to where it is, by the vowel of that ending.
  func placeOwning(_ language: Language) -> String {
    switch language {
    case .kazakh:
      let inside = city.forms[.locative].kazakh
      return inside + (inside.hasSuffix("е") ? "гі" : "ғы")
    case .russian: return city.forms[.genitive].russian
    }
  }
}
