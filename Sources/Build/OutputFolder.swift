import Diagnostics
import Files

/// An output folder that this build holds: its path, its lock and what was written there before.
struct OutputFolder: ~Copyable {
  let path: String
  /// What was written before; nil when that is lost, though the folder is onir's.
  let state: OutputState?
  /// What a build that was cut off may have made besides.
  let leftovers: [String]
  private let lock: FolderLock?

  private static let stateFolder = ".onir"

  /// Takes the folder, or says why not.
  ///
  /// - Parameters:
  ///   - path: The folder; made when it is not there.
  ///   - sources: Folders that must not be touched: content and templates.
  ///   - kept: The state, if it was read before.
  /// - Throws: `BuildError` when the folder is somebody else's, overlaps or is held.
  init(_ path: String, sources: [String], kept: KeptState? = nil) throws(BuildError) {
    guard !path.isEmpty else { throw .refused("the output folder has no name") }
    guard !FolderOverlap.isUnclear(path) else {
      throw .refused("\(path) goes up from a folder that is not there: write it without “..”")
    }
    if let source = FolderOverlap.source(in: sources, overlapping: path) {
      throw .refused(
        "the output \(path) and \(source) lie in each other: choose another --output")
    }
    var lock: FolderLock?
    var state: OutputState?
    var leftovers: [String] = []
    do throws(FileError) {
      let isOwn = FileStatus(entry: "\(path)/\(Self.stateFolder)")?.kind == .folder
      if !isOwn, try Disk.status(path) != nil {
        guard try !Self.isForeign(path) else { throw Self.foreign(path) }
      }
      try Disk.makeFolder("\(path)/\(Self.stateFolder)")
      lock = try FolderLock("\(path)/\(Self.stateFolder)/lock")
      if lock != nil {
        // Under the lock: the build that held it may have just finished.
        state = try Self.state(path, kept, isOwn: isOwn)
        if let left = try UnfinishedList.left(in: path) {
          leftovers = left
          try UnfinishedList.clear(path)
        }
      }
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
    self.path = path
    self.lock = lock
    self.state = state
    self.leftovers = leftovers
  }

  /// What was written before.
  ///
  /// A folder without a state gets an empty one now, so that a build that is cut off can go on.
  private static func state(_ path: String, _ kept: KeptState?, isOwn: Bool) throws(FileError)
    -> OutputState?
  {
    if let kept, kept.stands(in: path) { return kept.state }
    if let bytes = try read(KeptState.file(in: path)) { return OutputState(bytes) }
    guard !isOwn else { return nil }
    try Disk.exchange(KeptState.file(in: path), parts: OutputState().parts)
    return OutputState()
  }

  /// The error that stands for a folder of somebody else's.
  private static func foreign(_ path: String) -> FileError { FileError("use", path, code: 0) }

  /// Refuses a folder whose state is lost if it has files which this build does not write.
  ///
  /// They may be pages of an earlier portal, which must not stay, or somebody's own, which must not
  /// go.
  func refuseStrays(but outputs: Set<String>) throws(BuildError) {
    guard let stray = try stray(but: outputs, isAmong: { _ in true }) else { return }
    throw lost(stray)
  }

  /// Refuses a folder with files that its state does not list, if the state may be another folder's:
  /// nothing that it lists is as it was written.
  ///
  /// A copy with other times has nothing else among its pages, and is built as usual.
  ///
  /// - Parameters:
  ///   - state: The state.
  ///   - outputs: What this build writes; nil if it is a part of the portal.
  /// - Throws: `BuildError`.
  func refuseStrays(
    of state: OutputState, but outputs: @autoclosure () -> Set<String>?
  ) throws(BuildError) {
    guard !state.names.isEmpty, !hasAny(of: state) else { return }
    let outputs = outputs()
    var listed = Set(state.files.map(\.0)).union(leftovers)
    if let outputs { listed.formUnion(outputs) }
    let tops = Set(listed.map(Self.top))
    // Beside the pages somebody may keep what he likes.
    let stray = try stray(but: listed) { $0.contains("/") && tops.contains(Self.top($0)) }
    guard let stray else { return }
    throw outputs == nil ? Self.unknown(path) : lost(stray)
  }

  /// The folder at the top that a file is in.
  private static func top(_ file: String) -> Substring { file.prefix { $0 != "/" } }

  /// Whether some output is as it was written; a few of each section tell.
  private func hasAny(of state: OutputState) -> Bool {
    state.names.contains { name in
      let section = state.section(name)
      return section.outputs.prefix(8).contains {
        $0.matches(FileStatus(entry: "\(path)/\(section.file($0))"))
      }
    }
  }

  private func stray(
    but outputs: Set<String>, isAmong: (String) -> Bool
  ) throws(BuildError) -> String? {
    let files: [String]
    do throws(FileError) {
      files = try Disk.tree(path).files
    } catch {
      throw BuildError(error)
    }
    return files.first { file in
      !file.hasPrefix(".") && file != "README.md" && !outputs.contains(file) && isAmong(file)
    }
  }

  private func lost(_ stray: String) -> BuildError {
    .refused(
      """
      \(path)/\(KeptState.name) is damaged, gone or of another folder, and \(stray) is no file of \
      this portal: delete it if nobody needs it, or build into a new folder with --output
      """)
  }

  /// What a build of a part of the portal says of a folder whose state is lost.
  static func unknown(_ path: String) -> BuildError {
    .refused(
      """
      what was written to \(path) is not known any more: build everything once, \
      without --city and --region
      """)
  }

  /// Writes the state, last: what it lists is whole.
  ///
  /// After a power cut it may be lost with pages that were not on the disk yet: all are built then.
  func save(_ state: OutputState) throws(BuildError) {
    do throws(FileError) {
      try Disk.exchange(KeptState.file(in: path), parts: state.parts)
      try UnfinishedList.remove(in: path)
    } catch {
      throw BuildError(error)
    }
  }

  private static func read(_ file: String) throws(FileError) -> [UInt8]? {
    do {
      return try Disk.readPlain(file, limit: .max)
    } catch {
      // What is no file is no state, and a build can put one in its place; a folder it cannot.
      if error.isMissing || error.isSpecial { return nil }
      throw error
    }
  }

  /// Whether the folder holds anything but README.md and dot-files.
  private static func isForeign(_ path: String) throws(FileError) -> Bool {
    try Disk.list(path).contains { $0.name != "README.md" }
  }
}
