import Glibc

/// Asks for the status of files below a folder, one after another.
///
/// Nearly every page has a folder of its own, in a folder that it shares with the pages before it. That
/// one is held open, so that the system follows two names of a path and not all of them.
public struct StatusWalk: ~Copyable {
  private let root: OpenFolder
  /// The folder two names above the last file, and its descriptor once a second file has come.
  private var shared: [UInt8] = []
  private var descriptor: Int32 = -1
  /// The rest of the path, with the zero that ends it.
  private var name: [UInt8] = []

  /// Begins below a folder.
  public init(_ root: OpenFolder) { self.root = root }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// The status of a file, a link not followed.
  ///
  /// - Parameter file: The UTF-8 of its path from the folder, without a zero.
  /// - Returns: Its status; nil if there is nothing.
  public mutating func status(_ file: Span<UInt8>) -> FileStatus? {
    let start = enter(file)
    name.removeAll(keepingCapacity: true)
    for place in start..<file.count { name.append(file[place]) }
    name.append(0)
    let folder = start > 0 ? descriptor : root.descriptor
    var raw = stat()
    let isThere = name.withUnsafeBytes { bytes in
      bytes.baseAddress.map {
        fstatat(folder, $0.assumingMemoryBound(to: CChar.self), &raw, AT_SYMLINK_NOFOLLOW) == 0
      } ?? false
    }
    return isThere ? FileStatus(raw) : nil
  }

  /// Goes to the folder that a file shares with others.
  ///
  /// - Returns: Where the rest of the path begins; 0 if the folder is not held open.
  private mutating func enter(_ file: Span<UInt8>) -> Int {
    guard let end = Self.endOfShared(file) else { return 0 }
    if isShared(file, end) {
      // One file alone is not worth the opening.
      if descriptor < 0 { descriptor = root.descriptor(of: shared) }
    } else {
      if descriptor >= 0 { close(descriptor) }
      descriptor = -1
      shared.removeAll(keepingCapacity: true)
      for place in 0..<end { shared.append(file[place]) }
    }
    return descriptor < 0 ? 0 : end + 1
  }

  private func isShared(_ file: Span<UInt8>, _ end: Int) -> Bool {
    guard shared.count == end else { return false }
    // From the end, where paths differ.
    for place in (0..<end).reversed() where shared[place] != file[place] { return false }
    return true
  }

  /// The last slash but one.
  private static func endOfShared(_ file: Span<UInt8>) -> Int? {
    var slashes = 0
    for place in (0..<file.count).reversed() where file[place] == UInt8(ascii: "/") {
      slashes += 1
      if slashes == 2 { return place }
    }
    return nil
  }
}
