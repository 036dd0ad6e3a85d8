extension StringKey {
  /// The texts of reading without network.
  static let offline: [StringKey] =
    ["offline_again", "offline_title", "offline_text"].map { StringKey($0) }
    + [StringKey("offline_kept", ["age"]), StringKey("install_name", ["city"])]
}
