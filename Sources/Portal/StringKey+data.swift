extension StringKey {
  /// The texts of open data.
  static let data: [StringKey] =
    [
      "data_title", "data_lead", "data_country", "data_description", "data_sample_all",
      "data_sample_some", "data_places",
    ].map { StringKey($0) }
    + ["text", "number", "count", "day", "month", "degrees", "code", "codes"]
    .map { StringKey("data_type_\($0)") }
    + DataTable.allCases.flatMap { table in
      [StringKey("data_\(table.rawValue)"), StringKey("data_\(table.rawValue)_text")]
        + table.columns(isCountry: false).map { StringKey(table.textKey(of: $0)) }
    }
    + DataTable.placeColumns.map { StringKey(DataTable.kindergartens.textKey(of: $0)) }
    + [
      StringKey("data_of_place", ["place"]), StringKey("data_from_to", ["from", "to"]),
      StringKey("data_citation", ["owner", "title", "day", "address", "license"]),
      StringKey("data_citation_undated", ["owner", "title", "address", "license"]),
      StringKey("rows_count", ["n"], isCounted: true),
    ]
}
