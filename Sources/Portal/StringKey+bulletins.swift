extension StringKey {
  /// The texts of bulletins, the feed and the calendar.
  static let bulletins: [StringKey] = []
}
