import Codes
import Languages

/// The words of the codes that stand in rows, found by their numbers: a page may have thousands of rows.
final class RowWords: Sendable {
  /// The words of each list one after another, those of both languages side by side.
  private let words: [String]

  /// Takes them out of the texts of templates.
  init(_ texts: PerLanguage<[String: String]>) {
    func words(_ family: String, _ codes: [String]) -> [String] {
      codes.flatMap { code in
        Language.allCases.map { texts[$0]["\(family)_\(code)"] ?? "" }
      }
    }
    self.words =
      words("age", AgeGroup.codes) + words("group", GroupType.codes)
      + words("teaching", TeachingLanguage.codes) + words("ownership", Ownership.codes)
  }

  private static let types = AgeGroup.allCases.count
  private static let taught = types + GroupType.allCases.count
  private static let owners = taught + TeachingLanguage.allCases.count

  private func text(_ place: Int, _ language: Language) -> String {
    words[2 * place + (language == .kazakh ? 0 : 1)]
  }

  /// The children's age.
  func text(_ age: AgeGroup, _ language: Language) -> String { text(age.ordinal, language) }

  /// The type of a group.
  func text(_ type: GroupType, _ language: Language) -> String {
    text(Self.types + type.ordinal, language)
  }

  /// The language of instruction.
  func text(_ taught: TeachingLanguage, _ language: Language) -> String {
    text(Self.taught + taught.ordinal, language)
  }

  /// Who owns a kindergarten.
  func text(_ owner: Ownership, _ language: Language) -> String {
    text(Self.owners + owner.ordinal, language)
  }
}
