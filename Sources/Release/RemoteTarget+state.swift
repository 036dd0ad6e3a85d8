import Files
import JSON

/// What stands at a remote target.
extension RemoteTarget {
  struct State {
    /// The manifest there; nil when nobody can read it.
    var manifest: Manifest?
    /// Files that may be there, and may differ from what the manifest says.
    var unsure: [String] = []
    /// Whether something is there that this program has not put there.
    var isForeign = false
  }

  /// Looks.
  ///
  /// - Throws: `FileError` with the step for its action.
  func state() throws(FileError) -> State {
    let document = try read(Self.manifestFile)
    let unsure = try read(Self.unsureFile)
    let manifest = document.flatMap(Manifest.init)
    let names = unsure.map(Self.names) ?? []
    // A file that is there and empty is not told from one that is not there.
    let isReadable = (document == nil) == (manifest == nil) && names != nil
    if isReadable, document != nil || unsure != nil {
      return State(manifest: manifest, unsure: names ?? [])
    }
    let found = try list(["--max-depth", "2"])
    let isOurs = found.contains(Self.manifestFile) || found.contains(Self.unsureFile)
    guard isOurs else {
      // A sending that was cut off at once leaves its own folder, and nothing in any other.
      return State(isForeign: found.contains { !$0.hasPrefix(".onir/") })
    }
    let files = try list(["--files-only"])
    return State(unsure: files.filter { !$0.hasPrefix(".onir/") && Manifest.isInside($0) })
  }

  /// The names in a document of unsure files; nil when it is damaged.
  private static func names(_ document: [UInt8]) -> [String]? {
    guard case .list(let items)? = (try? JSONValue(document))?["files"] else { return nil }
    let names = items.compactMap(\.text)
    return names.count == items.count && names.allSatisfy(Manifest.isInside) ? names : nil
  }
}
