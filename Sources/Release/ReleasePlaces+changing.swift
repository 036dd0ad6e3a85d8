import Files

/// What changes a folder of releases; whoever calls it holds the folder.
extension ReleasePlaces {
  /// Clears away what was not finished: the release in the making, and what was being deleted.
  func tidy() throws(ReleaseError) {
    do throws(FileError) {
      if let name = pending {
        // From the moment `current` leads to it, a release is whole and published.
        if currentName != name { try discard(name) }
        try Disk.remove(pendingFile)
      }
      try Disk.removeTree(stage)
      try Disk.removeTree(trash)
      try tidySending()
      try Disk.remove(nextLink)
      for folder in [manifests, purges] where FileStatus(folder) != nil {
        for entry in try Disk.list(folder) where isLeftOver(entry.name) {
          try Disk.remove("\(folder)/\(entry.name)")
        }
      }
    } catch {
      throw ReleaseError(error)
    }
  }

  /// Clears away what a sending left that nobody carries on.
  private func tidySending() throws(FileError) {
    guard FileStatus(sendingLock) != nil else { return try Disk.removeTree(sending) }
    guard let lock = try HeldLock(sendingLock) else { return }
    defer { lock.keep() }
    try Disk.removeTree(sending)
  }

  /// Whether a file tells of a release that is gone, or was not finished; names that are not this
  /// program's are left alone.
  private func isLeftOver(_ file: String) -> Bool {
    guard let name = ReleaseName(String(file.prefix { $0 != "." })) else { return false }
    return file.hasSuffix(".onir-new") || Disk.isMissing(release(name))
  }

  /// Takes a release away with what tells of it; a part of one is never seen.
  func discard(_ name: ReleaseName) throws(FileError) {
    if !Disk.isMissing(release(name)) {
      try Disk.makeFolder(own)
      try Disk.removeTree(trash)
      try Disk.move(release(name), to: trash)
    }
    for file in [manifest(name), signature(name), purge(name)] {
      try Disk.remove(file)
    }
    try Disk.removeTree(trash)
  }

  /// Deletes the oldest releases, as many as are above a number; the current one and the one before
  /// it stay, and one that is being sent.
  func prune(keeping count: Int) throws(FileError) {
    let names = names
    let current = currentName
    let kept = Set(names.suffix(count) + [current, previous(of: current), sent].compactMap { $0 })
    for name in names where !kept.contains(name) { try discard(name) }
  }

  /// Lets `current` lead to a release, in one step, when everything is on the disk.
  func activate(_ name: ReleaseName) throws(FileError) {
    try Disk.syncFileSystem(of: path)
    try Disk.pointLink(current, to: "releases/\(name.text)", by: nextLink)
  }
}
