extension StringKey {
  /// The texts of leaflets.
  static let leaflets: [StringKey] = [
    StringKey("leaflet_sizes_both", ["n"]), StringKey("leaflet_sizes_kk", ["n"]),
    StringKey("leaflet_sizes_ru", ["n"]),
  ]
}
