import Glibc

/// Makes files below a folder, one after another, and the folders they are in.
public struct FileMaker: ~Copyable {
  private let root: OpenFolder
  private var folder: SharedFolder
  /// The folder that was made last.
  private var made: [UInt8] = []

  /// Begins below a folder.
  public init(_ root: OpenFolder) {
    self.root = root
    folder = SharedFolder(root)
  }

  /// Makes the folder that a file is in, and those between, with mode 0755 whatever the umask.
  ///
  /// - Throws: `FileError`.
  public mutating func makeFolder(of file: String) throws(FileError) {
    folder.enter(file.utf8.span)
    try makeFolder(ofEntered: file)
  }

  /// Writes a file that did not exist, in place, with mode 0644 whatever the umask, and makes its
  /// folder.
  ///
  /// - Returns: Its status; nil when something has the name already, which is left as it is.
  /// - Throws: `FileError`; a half-written file is removed.
  public mutating func create(_ file: String, _ bytes: UnsafeBufferPointer<UInt8>)
    throws(FileError) -> FileStatus?
  {
    folder.enter(file.utf8.span)
    try makeFolder(ofEntered: file)
    let (descriptor, root) = (folder.descriptor, root)
    let opened = folder.name.withUnsafeBytes { name in
      name.baseAddress.map {
        openat(
          descriptor, $0.assumingMemoryBound(to: CChar.self),
          O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
          0o644)
      } ?? -1
    }
    if opened < 0 {
      if errno == EEXIST { return nil }
      throw FileError("write", "\(root.path)/\(file)")
    }
    return try Disk.fill(opened, "\(root.path)/\(file)") { () throws(FileError) in
      try Disk.write(bytes, to: opened, name: "\(root.path)/\(file)")
    }
  }

  private mutating func makeFolder(ofEntered file: String) throws(FileError) {
    let bytes = file.utf8.span
    guard let slash = Self.lastSlash(bytes), !bytes.begins(with: made, upTo: slash) else {
      return
    }
    // What lies below an open folder is reached through no link.
    if !folder.isOpen { try root.requireNoLinks(above: file) }
    if !makeEntered() {
      try root.requireNoLinks(above: file)
      try root.makeFolder(String(Substring(file.utf8.prefix(slash))))
    }
    made.removeAll(keepingCapacity: true)
    bytes.extracting(0..<slash).withUnsafeBufferPointer { made.append(contentsOf: $0) }
  }

  private static func lastSlash(_ file: Span<UInt8>) -> Int? {
    for place in (0..<file.count).reversed() where file[place] == UInt8(ascii: "/") {
      return place
    }
    return nil
  }

  /// Makes the folder of the file that was entered in one call; says no where that does not do.
  private mutating func makeEntered() -> Bool {
    let descriptor = folder.descriptor
    return folder.withFolderName { name in
      guard mkdirat(descriptor, name, 0o755) == 0 else { return false }
      if Disk.masked { fchmodat(descriptor, name, 0o755, 0) }
      return true
    } ?? false
  }
}
