extension StringKey {
  /// The texts of statistics and their charts.
  static let charts: [StringKey] = []
}
