import Build
import Files

/// Takes rendered pages for a release on one thread: those of the current release are noted, others
/// are written with their compressed copies.
struct ReleaseWriter: OutputWriter {
  /// What a release is made against, and where.
  struct Task: Sendable {
    /// The folder of the current release, and its manifest; none for the first.
    let current: String
    let base: Manifest?
    /// Where new files go.
    let stage: String
    /// The second that new files carry.
    let second: Int
    let compression: Compression
    /// Whether files of the current release are read, and not taken for what they look like.
    var readsEverything = false
  }

  /// What the writer took.
  struct Result: Sendable {
    /// Files that are written.
    var written: [(file: String, entry: Manifest.Entry)] = []
    /// Files that are those of the current release.
    var same: [(file: String, entry: Manifest.Entry)] = []
    /// How many pages were taken, compressed copies apart.
    var pages = 0

    /// Takes what another took.
    mutating func add(_ other: Result) {
      written += other.written
      same += other.same
      pages += other.pages
    }
  }

  let task: Task
  var result = Result()
  var folders: PageFolders
  private let compressor = Compressor()

  init(_ task: Task) {
    self.task = task
    folders = PageFolders(root: task.stage)
  }

  mutating func write(_ file: String, _ bytes: [UInt8]) throws(FileError) {
    result.pages += 1
    let isSame = try take(file, bytes)
    if isSame, takeCopies(of: file) { return }
    guard task.compression != .none else { return }
    for (suffix, copy) in compressor.copies(of: file, bytes) { _ = try take(file + suffix, copy) }
  }

  /// Notes a file that is the same, or writes it.
  ///
  /// - Returns: Whether it is the same.
  private mutating func take(_ file: String, _ bytes: [UInt8]) throws(FileError) -> Bool {
    let fingerprint = Fingerprint(of: bytes)
    if let old = task.base?.entries[file], old.fingerprint == fingerprint,
      task.isSound(file, old)
    {
      result.same.append((file, old))
      return true
    }
    try folders.make(for: file)
    result.written.append((file, try task.create(file, bytes, fingerprint)))
    return false
  }

  /// Notes the copies of a page that is the same; false when they must be made.
  private mutating func takeCopies(of file: String) -> Bool {
    guard task.compression != .none else { return true }
    guard let base = task.base, base.compression == task.compression else { return false }
    var copies: [(String, Manifest.Entry)] = []
    for suffix in Compression.suffixes {
      guard let entry = base.entries[file + suffix] else { continue }
      guard task.isSound(file + suffix, entry) else { return false }
      copies.append((file + suffix, entry))
    }
    result.same += copies
    return true
  }
}

extension ReleaseWriter.Task {
  /// Whether a file of the current release is as it was published: by its size and time, and by its
  /// bytes where everything is read.
  func isSound(_ file: String, _ entry: Manifest.Entry) -> Bool {
    let path = "\(current)/\(file)"
    guard entry.matches(FileStatus(entry: path)) else { return false }
    guard readsEverything else { return true }
    guard let bytes = try? Disk.readPlain(path, limit: Manifest.limits.file) else { return false }
    return Digest.sha256Hexadecimal(bytes) == entry.digest
  }

  /// Writes a file of the release, which is a new one always: one that another release shares is
  /// never touched.
  ///
  /// - Parameters:
  ///   - file: The file, from the release.
  ///   - bytes: Its bytes.
  ///   - fingerprint: Their fingerprint.
  ///   - digest: Their SHA-256, where somebody has worked it out.
  /// - Returns: What the manifest says of it.
  /// - Throws: `FileError`.
  func create(
    _ file: String, _ bytes: [UInt8], _ fingerprint: Fingerprint, digest: String? = nil
  ) throws(FileError) -> Manifest.Entry {
    let path = "\(stage)/\(file)"
    guard try Disk.create(path, bytes) != nil else {
      throw FileError("write", path, code: FileError.exists)
    }
    try Disk.setModified(path, seconds: second)
    return Manifest.Entry(
      fingerprint: fingerprint, size: bytes.count, modified: second,
      digest: digest ?? Digest.sha256Hexadecimal(bytes))
  }

  /// The files of the current release that were not served as its manifest says.
  ///
  /// Those that were written anew though their bytes are the manifest's, assets that nobody can make
  /// again, and, where everything is read, what is not of the release at all.
  func spoiled(_ taken: ReleaseWriter.Result) throws(ReleaseError) -> [String] {
    guard let base else { return [] }
    let written = taken.written.filter { base.entries[$0.file]?.isSame(as: $0.entry) == true }
      .map(\.file)
    let retired = base.entries.filter { $0.value.isRetired && !isSound($0.key, $0.value) }.map(
      \.key)
    guard readsEverything else { return written + retired }
    do throws(FileError) {
      let tree = try Disk.tree(current)
      let strange = (tree.files + tree.others).filter { base.entries[$0] == nil }
      return written + retired + strange
    } catch {
      throw ReleaseError(error)
    }
  }
}
