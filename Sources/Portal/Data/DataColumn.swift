import Codes
import Content
import Diagnostics
import Languages

/// A column of open data: one of the content's closed lists, under the same name.
struct DataColumn: Sendable {
  let column: ContentTable.Column
  /// Whether every row has a value.
  let isRequired: Bool

  var name: String { column.name }

  /// What people call it.
  func title(_ language: Language) -> String {
    column.title(language == .kazakh ? .kazakh : .russian)
  }

  /// The closed list of its codes, and what the texts of a code are called: `ownership_state`.
  var codes: (all: [String], texts: String)? {
    switch column.kind {
    case .code(let noun), .codes(let noun):
      switch noun {
      case Ownership.noun: (Ownership.codes, "ownership")
      case AgeGroup.noun: (AgeGroup.codes, "age")
      case GroupType.noun: (GroupType.codes, "group")
      case TeachingLanguage.noun: (TeachingLanguage.codes, "teaching")
      default: nil
      }
    default: nil
    }
  }
}

extension DataTable {
  /// The table of the content that it publishes.
  var content: ContentTable {
    switch self {
    case .kindergartens: .kindergartens
    case .vacancies: .vacancies
    case .statistics: .statistics
    }
  }

  /// The columns in the order of the files.
  ///
  /// - Parameter isCountry: Whether rows of several cities stand together: then the codes of region
  ///   and city stand first.
  /// - Returns: None is left out, whatever the city has.
  func columns(isCountry: Bool) -> [DataColumn] {
    (isCountry ? Self.placeColumns : [])
      + content.columns.map { column in
        DataColumn(column: column, isRequired: !Self.optional.contains(column.name))
      }
  }

  /// The columns that name a place, as regions.csv has them.
  static let placeColumns = ContentTable.regions.columns
    .filter { ["region", "city"].contains($0.name) }
    .map { DataColumn(column: $0, isRequired: true) }

  /// What a kindergarten need not have; a name that is missing in one language stands in the other.
  private static let optional: Set<String> = ["address_kk", "address_ru", "phone", "lat", "lon"]

  /// The columns that no two rows have alike.
  func primaryKey(isCountry: Bool) -> [String] {
    let own =
      switch self {
      case .kindergartens: ["id"]
      case .vacancies: ["date", "kindergarten_id", "age_group", "group_type", "language"]
      case .statistics: ["month"]
      }
    return (isCountry ? ["city"] : []) + own
  }
}
