import Files

/// The addresses whose bytes differ between two releases: what a cache in front must forget.
struct PurgeList: Sendable, Equatable {
  /// Each from the root of the host, folders with a slash at the end, in byte order.
  let addresses: [String]

  /// Compares; with nothing before, everything may be remembered as missing.
  ///
  /// - Parameters:
  ///   - old: What was published.
  ///   - new: What is published now.
  ///   - spoiled: Files that were not served as the manifest before says.
  init(from old: Manifest?, to new: Manifest, spoiled: [String] = []) {
    let names = Set(old?.pages ?? []).union(new.pages)
    // A copy is sent for the address of the file that it is of.
    let spoiled = Set(
      spoiled.map { file in new.isCopy(file) ? String(file.dropLast(3)) : file })
    let changed = names.union(spoiled).filter { file in
      if spoiled.contains(file) { return true }
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

  /// The cities that the addresses are of, with their numbers, the most first.
  ///
  /// A city is a folder with a home page in a language in which the country has one too.
  func cities(in manifests: [Manifest?]) -> [(slug: String, count: Int)] {
    let manifests = manifests.compactMap { $0 }
    var counts: [Substring: Int] = [:]
    for address in addresses.map({ $0.dropFirst(manifests.last?.base.count ?? 1) }) {
      guard let slash = address.firstIndex(of: "/") else { continue }
      counts[address[..<slash], default: 0] += 1
    }
    let languages = manifests.reduce(into: Set<String>()) { $0.formUnion($1.languages) }
    let cities = counts.filter { slug, _ in
      !languages.contains(String(slug))
        && manifests.contains { manifest in
          languages.contains { manifest.entries["\(slug)/\($0)/index.html"] != nil }
        }
    }
    return cities.map { (String($0.key), $0.value) }
      .sorted { ($1.count, $0.slug) < ($0.count, $1.slug) }
  }

  /// A line for each.
  var bytes: [UInt8] { Array(addresses.map { $0 + "\n" }.joined().utf8) }
}
