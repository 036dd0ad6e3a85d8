import Build
import Diagnostics
import Files

/// A folder of releases that this process holds: its releases, which one is current, its lock.
///
/// `current` leads to `releases/<name>`, the root of the documents. `manifests/<name>.json` (with
/// `.sig` beside it) and `purge/<name>.txt` tell of each release; `.onir/` is this program's own.
struct ReleaseFolder: ~Copyable {
  let path: String
  private let lock: FolderLock?

  /// Takes the folder, or says why not; what a publishing that was cut off left is cleared away.
  ///
  /// - Parameters:
  ///   - path: The folder.
  ///   - isMade: Whether it is made when it is not there.
  ///   - sources: Folders that must not be touched.
  /// - Throws: `ReleaseError` when it is somebody else's, overlaps or is held.
  init(_ path: String, isMade: Bool, sources: [String] = []) throws(ReleaseError) {
    guard !FolderOverlap.isUnclear(path) else {
      throw .refused("\(path) goes up from a folder that is not there: write it without “..”")
    }
    if let source = FolderOverlap.source(in: sources, overlapping: path) {
      throw .refused(
        "the folder of releases \(path) and \(source) lie in each other: choose another folder")
    }
    let places = ReleasePlaces(path)
    var lock: FolderLock?
    do throws(FileError) {
      let isOurs = FileStatus(places.mark)?.kind == .file
      if !isOurs {
        let isThere = FileStatus(path) != nil
        guard isMade || isThere else { throw Self.missing(path) }
        let entries = isThere ? try Disk.list(path) : []
        let isEmpty = entries.allSatisfy { $0.name == "README.md" }
        guard isEmpty, isMade else { throw isEmpty ? Self.missing(path) : Self.foreign(path) }
        // The state of a build, which has deleted all its files.
        guard Disk.isMissing(places.buildState) else { throw Self.foreign(path) }
        try Disk.makeFolder(places.own)
      }
      lock = try FolderLock(places.lock)
      if !isOurs, lock != nil { try Disk.replace(places.mark, Array(ReleasePlaces.heading.utf8)) }
    } catch {
      switch error {
      case Self.missing(path):
        throw .refused("\(path) holds no releases: onir publish makes them")
      case Self.foreign(path):
        throw .refused(
          "the folder \(path) is not empty and was not made by onir publish: choose another")
      default: throw ReleaseError(error)
      }
    }
    guard lock != nil else {
      throw .failed("somebody else is publishing into \(path): wait until that is done")
    }
    let current = places.destination
    guard Disk.isMissing(places.current) || current?.hasPrefix("releases/") == true else {
      throw .refused("\(places.current) is no link to a release: move it away")
    }
    try places.tidy()
    self.path = path
    self.lock = lock
  }

  /// Holds it until here.
  borrowing func keep() {}

  /// The errors that stand for a folder without releases, and for one of somebody else's.
  private static func missing(_ path: String) -> FileError { FileError("find", path, code: 0) }
  private static func foreign(_ path: String) -> FileError { FileError("use", path, code: 0) }

  var places: ReleasePlaces { ReleasePlaces(path) }
}
