import Content
import Languages

extension CityContext {
  /// The city as that to which something belongs: `Павлодардағы`, `города Павлодар`.
  ///
  /// Kazakh adds -ғы to where it is, by the vowel of that ending.
  func placeOwning(_ language: Language) -> String {
    switch language {
    case .kazakh:
      return PlaceName.adding({ $0.hasSuffix("е") ? "гі" : "ғы" }, to: city.forms[.locative].kazakh)
    case .russian: return city.forms[.genitive].russian
    }
  }
}
