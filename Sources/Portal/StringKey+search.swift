extension StringKey {
  /// The texts of the search that Swift asks for.
  static let search: [StringKey] =
    ["search_title"].map { StringKey($0) }
    + ["search_count", "search_more", "search_other_found"].map { StringKey($0, ["n"]) }
    + [
      "queue", "check", "list", "kindergarten", "kindergartens", "vacancies", "archive",
      "statistics", "reviews",
      "cabinet", "register", "recover", "referrals",
    ].map { StringKey("search_words_\($0)") }
}
