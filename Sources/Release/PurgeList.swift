import Files

/// The addresses whose bytes differ between two releases: what a cache in front must forget.
struct PurgeList: Sendable, Equatable {
  /// Each from the root of the host, folders with a slash at the end, in byte order.
  let addresses: [String]

  /// Compares; with nothing before, everything may be remembered as missing.
  init(from old: Manifest?, to new: Manifest) {
    let names = Set(old?.pages ?? []).union(new.pages)
    let changed = names.filter { file in
      guard let left = old?.entries[file], let right = new.entries[file] else { return true }
      return !left.isSame(as: right)
    }
    addresses = changed.map { new.base + Self.address(of: $0) }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The address of a file: that of its folder, for an `index.html`.
  static func address(of file: String) -> String {
    file == "index.html" || file.hasSuffix("/index.html") ? String(file.dropLast(10)) : file
  }

  /// A line for each.
  var bytes: [UInt8] { Array(addresses.map { $0 + "\n" }.joined().utf8) }
}
