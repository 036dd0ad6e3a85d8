extension StringKey {
  /// The texts of bulletins, the feed and the calendar.
  static let bulletins: [StringKey] =
    [
      "row_new", "row_same", "row_gone", "places_equal", "change_new", "change_gone", "change_more",
      "change_fewer", "deadline_applying", "deadline_yearly_text",
    ].map { StringKey($0) }
    + YearlyDate.allCases.map { StringKey("deadline_\($0.rawValue)") }
    + [
      StringKey("archive_year", ["year"]),
      StringKey("archive_lead", ["city"]),
      StringKey("changes_sentence", ["day", "before", "after", "difference"]),
      StringKey("deadlines_name", ["city"]),
      StringKey("deadline_applying_text", ["day", "places"]),
    ]
    + ["places_more", "places_fewer", "changes_further"].map {
      StringKey($0, ["n"], isCounted: true)
    }
}
