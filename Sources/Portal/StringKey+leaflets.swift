extension StringKey {
  /// The texts of leaflets.
  static let leaflets: [StringKey] = []
}
