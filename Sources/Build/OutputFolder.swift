import Diagnostics
import Files

/// An output folder that this build holds: its path, its lock and what was written there before.
struct OutputFolder: ~Copyable {
  let path: String
  let state: OutputState
  private let lock: FolderLock?

  private static let stateFolder = ".onir"
  private static let stateFile = ".onir/state"

  /// Takes the folder, or says why not.
  ///
  /// - Parameters:
  ///   - path: The folder; made when it is not there.
  ///   - sources: Folders that must not be touched: content and templates.
  /// - Throws: `BuildError` when the folder is somebody else's, overlaps, is held or is damaged.
  init(_ path: String, sources: [String]) throws(BuildError) {
    guard !path.isEmpty else { throw .refused("the output folder has no name") }
    if let source = FolderOverlap.source(in: sources, overlapping: path) {
      throw .refused(
        "the output \(path) and \(source) lie in each other: choose another --output")
    }
    var lock: FolderLock?
    var bytes: [UInt8] = []
    do throws(FileError) {
      let written = try Self.read("\(path)/\(Self.stateFile)")
      if written == nil, try Disk.status(path) != nil {
        guard try !Self.isForeign(path) else { throw Self.foreign(path) }
      }
      try Disk.makeFolder("\(path)/\(Self.stateFolder)")
      lock = try FolderLock("\(path)/\(Self.stateFolder)/lock")
      // Read again under the lock: the build that held it may have just finished. A folder
      // without a state gets an empty one now, so that a build that is cut off can go on.
      bytes = try Self.read("\(path)/\(Self.stateFile)") ?? OutputState().bytes
      if written == nil, lock != nil { try Disk.replace("\(path)/\(Self.stateFile)", bytes) }
    } catch {
      throw error == Self.foreign(path)
        ? .refused(
          """
          the folder \(path) is not empty and was not written by onir: choose another with \
          --output, or empty it yourself
          """) : BuildError(error)
    }
    guard lock != nil else {
      throw .failed(
        "another build is writing to \(path): wait until it is done, or choose another --output")
    }
    guard let state = OutputState(bytes) else {
      throw .refused(
        """
        \(path)/\(Self.stateFile) is damaged, so nobody knows which files are onir's: build into \
        a new folder with --output, and delete this one yourself
        """)
    }
    self.path = path
    self.lock = lock
    self.state = state
  }

  /// The error that stands for a folder of somebody else's.
  private static func foreign(_ path: String) -> FileError { FileError("use", path, code: 0) }

  /// Writes the state, last: what it lists is whole.
  func save(_ state: OutputState) throws(BuildError) {
    do throws(FileError) {
      try Disk.replace("\(path)/\(Self.stateFile)", state.bytes)
    } catch {
      throw BuildError(error)
    }
  }

  private static func read(_ file: String) throws(FileError) -> [UInt8]? {
    do {
      return try Disk.read(file)
    } catch {
      if error.isMissing { return nil }
      throw error
    }
  }

  /// Whether the folder holds anything but README.md and dot-files.
  private static func isForeign(_ path: String) throws(FileError) -> Bool {
    try Disk.list(path).contains { $0.name != "README.md" }
  }
}
