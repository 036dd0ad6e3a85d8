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
    guard let slash = file.lastIndex(of: "/") else { return }
    let folder = String(file[..<slash])
    guard known.insert(folder).inserted else { return }
    try Disk.makeFolder("\(root)/\(folder)")
  }
}
