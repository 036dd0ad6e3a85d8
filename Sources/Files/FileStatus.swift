import Glibc

/// What the file system knows of a file without reading it.
public struct FileStatus: Sendable, Equatable {
  /// What kind of entry it is; links are followed.
  public enum Kind: Sendable {
    case file
    case folder
    case other
  }

  /// The kind of entry.
  public let kind: Kind
  /// Bytes.
  public let size: Int
  /// Nanoseconds since 1970.
  public let modified: Int64
  /// When its bytes or anything the system keeps of it changed last, in nanoseconds since 1970; nobody
  /// can set it back.
  public let changed: Int64
  /// The number of the file in its file system; a replaced file has another.
  public let identity: UInt64

  /// Makes one, as it was kept.
  public init(kind: Kind, size: Int, modified: Int64, changed: Int64, identity: UInt64) {
    self.kind = kind
    self.size = size
    self.modified = modified
    self.changed = changed
    self.identity = identity
  }

  /// The status of a path, or nil if nothing can be reached there.
  public init?(_ path: String) {
    var raw = stat()
    guard stat(path, &raw) == 0 else { return nil }
    self.init(raw)
  }

  /// The status of what has a name itself, a link not followed; nil if there is nothing.
  public init?(entry path: String) {
    var raw = stat()
    guard lstat(path, &raw) == 0 else { return nil }
    self.init(raw)
  }

  /// Whether its last change is so old that another one would have another time.
  ///
  /// Where times are whole seconds, the file system may keep every other one only.
  ///
  /// - Parameter trusted: The last time that is old enough where times are finer, in nanoseconds since 1970.
  /// - Returns: Whether it is.
  func isSettled(before trusted: Int64) -> Bool {
    let second: Int64 = 1_000_000_000
    return max(modified, changed) < (changed % second == 0 ? trusted - 2 * second : trusted)
  }

  init(_ raw: stat) {
    switch raw.st_mode & S_IFMT {
    case S_IFREG: kind = .file
    case S_IFDIR: kind = .folder
    default: kind = .other
    }
    size = Int(raw.st_size)
    modified = Self.nanoseconds(raw.st_mtim)
    changed = Self.nanoseconds(raw.st_ctim)
    identity = UInt64(raw.st_ino)
  }

  /// A file may say that it is of the year 3000, which nanoseconds cannot tell.
  private static func nanoseconds(_ time: timespec) -> Int64 {
    let (seconds, isFar) = Int64(time.tv_sec).multipliedReportingOverflow(by: 1_000_000_000)
    let (nanoseconds, isFarther) = seconds.addingReportingOverflow(Int64(time.tv_nsec))
    return isFar || isFarther ? (time.tv_sec < 0 ? -Int64.max : Int64.max) : nanoseconds
  }
}
