extension StringKey {
  /// The texts of open data.
  static let data: [StringKey] = []
}
