import Files

/// Notices changes in folders by looking at them, not by the system's notices: those have limits,
/// are lost on network folders, and do not reach below one folder.
struct FolderWatch {
  /// What tells one version of a file from another.
  private struct Version: Equatable {
    let size: Int
    let modified: Int64
    let changed: Int64
    let identity: UInt64
  }

  private let folders: [String]
  private var versions: [String: Version]

  init(_ folders: [String]) {
    self.folders = folders
    versions = Self.look(folders)
  }

  /// Whether anything has changed since the last look.
  mutating func hasChanged() -> Bool {
    let current = Self.look(folders)
    defer { versions = current }
    return current != versions
  }

  private static func look(_ folders: [String]) -> [String: Version] {
    var versions: [String: Version] = [:]
    var pending = folders
    var met: Set<String> = []
    while let folder = pending.popLast() {
      // Links may lead to where they were met, and two of them to more paths than anybody can follow.
      if FileStatus(entry: folder)?.kind != .folder {
        guard let real = Disk.resolved(folder), met.insert(real).inserted else { continue }
      }
      // A folder that is being replaced is missing for a moment; the next look sees it.
      for entry in (try? Disk.list(folder)) ?? [] {
        let path = "\(folder)/\(entry.name)"
        if entry.kind == .folder {
          pending.append(path)
        } else if let status = FileStatus(path) {
          versions[path] = Version(
            size: status.size, modified: status.modified, changed: status.changed,
            identity: status.identity)
        }
      }
    }
    return versions
  }
}
