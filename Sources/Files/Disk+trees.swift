import Glibc

extension Disk {
  /// What stands in a folder and below it, names with a dot in front included.
  public struct Tree: Sendable, Equatable {
    /// The regular files, from the folder, in byte order.
    public var files: [String] = []
    /// What is neither file nor folder, links above all, in byte order.
    public var others: [String] = []
  }

  /// Looks through a folder without following links.
  ///
  /// - Throws: `FileError`.
  public static func tree(_ root: String) throws(FileError) -> Tree {
    var tree = Tree()
    var waiting = [""]
    while let folder = waiting.popLast() {
      for entry in try entries(folder.isEmpty ? root : "\(root)/\(folder)") {
        let path = folder.isEmpty ? entry.name : "\(folder)/\(entry.name)"
        switch entry.kind {
        case .file: tree.files.append(path)
        case .folder: waiting.append(path)
        case .other: tree.others.append(path)
        }
      }
    }
    tree.files.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    tree.others.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return tree
  }

  /// Deletes a folder with all that is in it, without following links; one that is not there is
  /// well.
  ///
  /// - Throws: `FileError`; then a part of it may be gone.
  public static func removeTree(_ root: String) throws(FileError) {
    guard !isMissing(root) else { return }
    var folders = [root]
    var found: [String] = []
    while let folder = folders.popLast() {
      found.append(folder)
      for entry in try entries(folder) {
        let path = "\(folder)/\(entry.name)"
        if entry.kind == .folder { folders.append(path) } else { try remove(path) }
      }
    }
    for folder in found.reversed() {
      guard rmdir(folder) == 0 else { throw FileError("delete", folder) }
    }
  }

  /// Whether nothing at all has a name, not even a link that leads nowhere.
  public static func isMissing(_ path: String) -> Bool {
    var raw = stat()
    return lstat(path, &raw) != 0 && errno == ENOENT
  }

  /// The entries of a folder in no order, with the kind of the entry itself.
  private static func entries(_ path: String) throws(FileError) -> [Entry] {
    var entries: [Entry] = []
    for (name, type) in try names(in: path) {
      entries.append(Entry(name: name, kind: try kind("\(path)/\(name)", type)))
    }
    return entries
  }

  /// The names in a folder in no order, without `.` and `..`, with what readdir tells of their kind.
  static func names(in path: String) throws(FileError) -> [(name: String, type: Int)] {
    guard let folder = opendir(path) else { throw FileError("list", path) }
    defer { closedir(folder) }
    var entries: [(name: String, type: Int)] = []
    while true {
      errno = 0
      guard let found = readdir(folder) else { break }
      let name = withUnsafePointer(to: &found.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name == "." || name == ".." { continue }
      entries.append((name, Int(found.pointee.d_type)))
    }
    guard errno == 0 else { throw FileError("list", path) }
    return entries
  }

  private static func kind(_ path: String, _ type: Int) throws(FileError) -> FileStatus.Kind {
    switch type {
    case Int(DT_REG): return .file
    case Int(DT_DIR): return .folder
    case Int(DT_UNKNOWN):
      var raw = stat()
      guard lstat(path, &raw) == 0 else { throw FileError("list", path) }
      return FileStatus(raw).kind
    default: return .other
    }
  }
}
