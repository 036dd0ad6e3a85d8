public import Files

/// Makes the folders of outputs, each once; nearly every page has a folder of its own.
public struct PageFolders: Sendable {
  private let root: String
  private var known: Set<String> = []

  /// Makes folders below a root.
  public init(root: String) { self.root = root }

  /// Makes the folder of a file.
  ///
  /// - Throws: `FileError`.
  public mutating func make(for file: String) throws(FileError) {
    let folder = file.lastIndex(of: "/").map { "/" + file[..<$0] } ?? ""
    guard known.insert(folder).inserted else { return }
    try Disk.makeFolder(root + folder)
  }
}
