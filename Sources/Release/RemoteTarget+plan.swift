import Diagnostics

extension RemoteTarget {
  /// What must be sent so that another place has a release.
  struct Plan: Sendable, Equatable {
    /// Files that pages need, and others that nobody asks for by a page's address.
    var assets: [String] = []
    /// The rest.
    var pages: [String] = []
    /// Files that are no longer there.
    var deletions: [String] = []
    /// The topmost folders that deletions leave empty.
    var emptied: [String] = []

    /// Compares.
    ///
    /// - Parameters:
    ///   - there: What stands there; nil when nobody knows, so that everything is sent.
    ///   - manifest: What shall stand there.
    ///   - unsure: Files that may differ from what should be there.
    init(from there: Manifest?, to manifest: Manifest, unsure: [String]) {
      let unsure = Set(unsure)
      let sent = manifest.entries.filter { file, entry in
        unsure.contains(file) || there?.entries[file].map { !$0.isSame(as: entry) } ?? true
      }.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      assets = sent.filter { $0.hasPrefix("assets/") }
      pages = sent.filter { !$0.hasPrefix("assets/") }
      deletions = unsure.union(there.map { Array($0.entries.keys) } ?? [])
        .filter { manifest.entries[$0] == nil }
        .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      emptied = Self.emptied(deletions, manifest)
    }

    /// The names of all files that may differ while this is sent.
    var unsureDocument: [UInt8] {
      let names = (assets + pages + deletions).map { JSONText.quoted($0) }
      return Array("{\"version\":1,\"files\":[\(names.joined(separator: ","))]}\n".utf8)
    }

    private static func emptied(_ deletions: [String], _ manifest: Manifest) -> [String] {
      guard !deletions.isEmpty else { return [] }
      let kept = manifest.entries.keys.reduce(into: Set<Substring>()) { kept, file in
        kept.formUnion(folders(of: file))
      }
      let topmost = deletions.compactMap { file in folders(of: file).first { !kept.contains($0) } }
      return Set(topmost).map(String.init).sorted()
    }

    /// The folders of a file, the outermost first.
    private static func folders(of file: String) -> [Substring] {
      file.indices.filter { file[$0] == "/" }.map { file[..<$0] }
    }
  }
}
