import Codes
import Languages

/// A value for each code of a closed list: they are so few that comparing finds one sooner than
/// hashing does.
struct CodeTable<Codes: Code, Value> {
  // Apart, so that looking for a code touches no value.
  private let codes = Array(Codes.allCases)
  private let values: [Value]

  init(_ value: (Codes) -> Value) { values = Codes.allCases.map(value) }

  /// The value of a code.
  subscript(code: Codes) -> Value? { codes.firstIndex(of: code).map { values[$0] } }
}

extension CodeTable: Sendable where Value: Sendable {}

/// The words of the codes that stand in rows, found without a key: a page may have thousands of rows.
final class RowWords: Sendable {
  private let ages: PerLanguage<CodeTable<AgeGroup, String>>
  private let groupTypes: PerLanguage<CodeTable<GroupType, String>>
  private let teaching: PerLanguage<CodeTable<TeachingLanguage, String>>
  private let ownerships: PerLanguage<CodeTable<Ownership, String>>

  /// Takes them out of the texts of templates.
  init(_ texts: PerLanguage<[String: String]>) {
    func table<Codes: Code>(_ family: String) -> PerLanguage<CodeTable<Codes, String>> {
      PerLanguage { language in
        CodeTable { texts[language]["\(family)_\($0.rawValue)"] ?? "" }
      }
    }
    (ages, groupTypes) = (table("age"), table("group"))
    (teaching, ownerships) = (table("teaching"), table("ownership"))
  }

  /// The children's age.
  func text(_ age: AgeGroup, _ language: Language) -> String { ages[language][age] ?? "" }

  /// The type of a group.
  func text(_ type: GroupType, _ language: Language) -> String { groupTypes[language][type] ?? "" }

  /// The language of instruction.
  func text(_ taught: TeachingLanguage, _ language: Language) -> String {
    teaching[language][taught] ?? ""
  }

  /// Who owns a kindergarten.
  func text(_ owner: Ownership, _ language: Language) -> String {
    ownerships[language][owner] ?? ""
  }
}
