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
  }

  /// What the writer took.
  struct Result: Sendable {
    /// Files that are written.
    var written: [(file: String, entry: Manifest.Entry)] = []
    /// Files that are those of the current release.
    var same: [(file: String, entry: Manifest.Entry)] = []
    /// How many pages were taken, compressed copies apart.
    var pages = 0
  }

  private let task: Task
  private(set) var result = Result()
  private var folders: PageFolders
  private let compressor = Compressor()

  init(_ task: Task) {
    self.task = task
    folders = PageFolders(root: task.stage)
  }

  mutating func write(_ file: String, _ bytes: [UInt8]) throws(FileError) {
    result.pages += 1
    let fingerprint = Fingerprint(of: bytes)
    let old = task.base?.entries[file]
    let isSame =
      old?.fingerprint == fingerprint && old?.matches(FileStatus("\(task.current)/\(file)")) == true
    if isSame, let old {
      result.same.append((file, old))
      if takeCopies(of: file) { return }
    } else {
      try create(file, bytes, fingerprint)
    }
    guard task.compression != .none else { return }
    for (suffix, copy) in compressor.copies(of: file, bytes) {
      try create(file + suffix, copy, Fingerprint(of: copy))
    }
  }

  /// Notes the copies of a page that is the same; false when they must be made.
  private mutating func takeCopies(of file: String) -> Bool {
    guard let base = task.base, base.compression == task.compression else { return false }
    var copies: [(String, Manifest.Entry)] = []
    for suffix in Compression.suffixes {
      guard let entry = base.entries[file + suffix] else { continue }
      guard entry.matches(FileStatus("\(task.current)/\(file)\(suffix)")) else { return false }
      copies.append((file + suffix, entry))
    }
    result.same += copies
    return true
  }

  private mutating func create(_ file: String, _ bytes: [UInt8], _ fingerprint: Fingerprint)
    throws(FileError)
  {
    try folders.make(for: file)
    result.written.append((file, try task.create(file, bytes, fingerprint)))
  }
}

extension ReleaseWriter.Task {
  /// Writes a file of the release, which is a new one always: one that another release shares is
  /// never touched.
  func create(_ file: String, _ bytes: [UInt8], _ fingerprint: Fingerprint) throws(FileError)
    -> Manifest.Entry
  {
    let path = "\(stage)/\(file)"
    guard try Disk.create(path, bytes) != nil else {
      throw FileError("write", path, code: FileError.exists)
    }
    try Disk.setModified(path, seconds: second)
    return Manifest.Entry(
      fingerprint: fingerprint, size: bytes.count, modified: second,
      digest: Digest.sha256Hexadecimal(bytes))
  }
}
