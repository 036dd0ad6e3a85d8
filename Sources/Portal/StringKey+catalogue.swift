extension StringKey {
  /// The texts of the catalogue and its kindergartens.
  static let catalogue: [StringKey] = []
}
