import Diagnostics
import Files
import Portal

/// A folder of leaflets that this run holds: its path, its lock and what was made there before.
struct LeafletFolder: ~Copyable {
  let path: String
  let state: LeafletState
  private let lock: FolderLock?

  /// Takes the folder, or says why not.
  ///
  /// - Throws: `LeafletError` when the folder is somebody else's, is held or is damaged.
  init(_ path: String) throws(LeafletError) {
    let file = "\(path)/\(LeafletState.file)"
    var lock: FolderLock?
    var bytes: [UInt8] = []
    do throws(FileError) {
      let isOwn = try Disk.status(file) != nil
      if !isOwn, try Self.isForeign(path) { throw Self.foreign(path) }
      try Disk.makeFolder("\(path)/.onir")
      lock = try FolderLock("\(path)/.onir/lock")
      // A run that is cut off can go on: the folder is known from its beginning.
      if lock != nil, try Disk.status(file) == nil {
        try Disk.replace(file, LeafletState().bytes)
      }
      bytes = try Disk.read(file, limit: 64 << 20)
    } catch {
      throw error == Self.foreign(path)
        ? .refused(
          """
          the folder \(path) is not empty and holds no leaflets of onir: choose another with \
          --leaflets, or empty it yourself
          """) : LeafletError(error)
    }
    guard lock != nil else {
      throw .failed("another run is making leaflets in \(path): wait until it is done")
    }
    guard let state = LeafletState(bytes) else {
      throw .refused(
        """
        \(path)/\(LeafletState.file) is damaged, so nobody knows which files are onir's: make the \
        leaflets in a new folder with --leaflets, and delete this one yourself
        """)
    }
    self.path = path
    self.lock = lock
    self.state = state
  }

  /// Writes the state: what it lists is whole.
  func save(_ state: LeafletState) throws(LeafletError) {
    do throws(FileError) {
      try Disk.replace("\(path)/\(LeafletState.file)", state.bytes)
    } catch {
      throw LeafletError(error)
    }
  }

  /// The error that stands for a folder of somebody else's.
  private static func foreign(_ path: String) -> FileError { FileError("use", path, code: 0) }

  private static func isForeign(_ path: String) throws(FileError) -> Bool {
    guard try Disk.status(path) != nil else { return false }
    return try Disk.list(path).contains { $0.name != "README.md" }
  }
}
