extension StringKey {
  /// The texts of reading without network.
  static let offline: [StringKey] = []
}
