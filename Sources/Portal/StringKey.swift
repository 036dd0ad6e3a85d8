import Codes
import Content

/// A text that Swift code asks for by its key.
///
/// `all` is the one place that lists them: `check` finds one that the files lack, and tests one that
/// is asked for and not listed. Every other text belongs to the templates.
struct StringKey {
  let name: String
  /// What fills its `{name}` places.
  let placeholders: Set<String>
  let isCounted: Bool

  init(_ name: String, _ placeholders: Set<String> = [], isCounted: Bool = false) {
    self.name = name
    self.placeholders = placeholders
    self.isCounted = isCounted
  }

  /// Every key by its name.
  static let all = Dictionary(
    uniqueKeysWithValues: (plain + filled + counted + topics).map { ($0.name, $0) })

  /// The keys of what a city publishes, each topic in a file of its own.
  private static let topics = catalogue + bulletins + charts + data + offline + leaflets + search

  private static let plain: [StringKey] =
    [
      "app_lead", "app_name", "app_title", "archive_title", "cabinet_title", "chooser_lead",
      "country_lead", "crumb_country",
      "age_today", "age_yesterday", "crumb_home", "guides_lead", "guides_title", "home_cabinet",
      "home_kindergartens", "home_queue", "home_reviews", "home_statistics", "kindergartens_title",
      "not_found_title", "queue_lead", "queue_title", "reviews_title", "statistics_title",
      "vacancies_title", "cabinet_applications_menu",
    ].map { StringKey($0) }
    + Strings.consentKeys.map { StringKey($0) }
    + family("menu", MenuEntry.self) + family("ownership", Ownership.self)
    + family("teaching", TeachingLanguage.self) + family("age", AgeGroup.self)
    + family("group", GroupType.self) + family("queue", QueueType.self)
    + family("queue_button", QueueType.self)
    + services("queue", QueuePageKind.allCases.filter { $0 != .terms }.map(\.rawValue))
    + services("", CabinetPageKind.allCases.map(\.key))
    + services("", StaffPageKind.allCases.map(\.key))
    + StaffPageKind.menu.map { StringKey("\($0.key)_menu") }

  private static let filled = [
    StringKey("bulletin_title", ["day"]),
    StringKey("home_lead", ["city"]),
    StringKey("home_title", ["city"]),
    StringKey("home_vacancies", ["age", "day"]),
    StringKey("kindergartens_lead", ["city"]),
    StringKey("rating_of_five", ["n"]),
    StringKey("reviews_lead", ["city"]),
    StringKey("region_lead", ["region"]),
    StringKey("statistics_lead", ["city"]),
    StringKey("vacancies_lead", ["city", "day"]),
  ]

  private static let counted = [
    "cities_count", "days_ago", "kindergartens_count", "places_count", "working_days_count",
  ].map { StringKey($0, ["n"], isCounted: true) }

  /// A text for each code of a closed list, such as `menu_home`.
  private static func family<Codes: Code>(_ name: String, _ codes: Codes.Type) -> [StringKey] {
    codes.codes.map { StringKey("\(name)_\($0)") }
  }

  /// The title and the text of each page of a service.
  private static func services(_ name: String, _ pages: [String]) -> [StringKey] {
    pages.map { name.isEmpty ? $0 : "\(name)_\($0)" }
      .flatMap { [StringKey("\($0)_title"), StringKey("\($0)_text")] }
  }
}
