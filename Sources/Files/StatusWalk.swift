import Glibc

/// Asks for the status of files below a folder, one after another.
public struct StatusWalk: ~Copyable {
  private var folder: SharedFolder

  /// Begins below a folder.
  public init(_ root: OpenFolder) { folder = SharedFolder(root) }

  /// The status of a file, a link not followed.
  ///
  /// - Parameter file: The UTF-8 of its path from the folder, without a zero.
  /// - Returns: Its status; nil if there is nothing.
  public mutating func status(_ file: Span<UInt8>) -> FileStatus? {
    folder.enter(file)
    var raw = stat()
    let descriptor = folder.descriptor
    let isThere = folder.name.withUnsafeBytes { bytes in
      bytes.baseAddress.map {
        fstatat(descriptor, $0.assumingMemoryBound(to: CChar.self), &raw, AT_SYMLINK_NOFOLLOW) == 0
      } ?? false
    }
    return isThere ? FileStatus(raw) : nil
  }
}
