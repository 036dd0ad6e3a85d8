extension StringKey {
  /// The texts of the catalogue and its kindergartens.
  static let catalogue = [
    StringKey("history_title"),
    StringKey("history_most", ["span", "most", "day"]),
    StringKey("history_most_often", ["span", "most"]),
    StringKey("history_now", ["now"]),
    StringKey("history_none", ["span"]),
    StringKey("history_span", ["n"], isCounted: true),
    StringKey("reviews_count", ["n"], isCounted: true),
  ]
}
