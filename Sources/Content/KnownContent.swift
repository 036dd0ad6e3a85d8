public import Files

/// What an earlier run knew of the content and still holds: files it need not read again.
public struct KnownContent: Sendable {
  /// The files and folders that are as they were, by their paths.
  private let inputs: [String: Input]
  /// The paths of those that are not.
  private let moved: [String]
  /// What is known of the tables of cities, by their slugs; there was nothing to say of any.
  private let outlines: [String: TablesOutline]

  /// Takes what is known.
  ///
  /// - Parameters:
  ///   - inputs: The files and folders that are as they were.
  ///   - moved: The paths of all others that were read.
  ///   - outlines: What was known of the tables of cities that were read without a word.
  public init(inputs: [Input], moved: [String], outlines: [String: TablesOutline]) {
    self.inputs = Dictionary(inputs.map { ($0.path, $0) }) { first, _ in first }
    self.moved = moved
    self.outlines = outlines
  }

  /// Whether everything that was read is as it was but for what these folders hold.
  public func stands(outside folders: [String]) -> Bool {
    moved.allSatisfy { path in folders.contains { path == $0 || path.hasPrefix($0 + "/") } }
  }

  /// What is known of a city's tables.
  ///
  /// - Parameters:
  ///   - slug: The city.
  ///   - path: Its folder.
  ///   - names: What is in it.
  /// - Returns: Their outline, and the files that it is of; nil if they have to be read.
  func tables(of slug: String, in path: String, _ names: Set<String>) -> (
    outline: TablesOutline, files: [Input]
  )? {
    // What is in the folder tells which tables there are.
    guard let outline = outlines[slug], stands(path) else { return nil }
    var files: [Input] = []
    for name in names where Self.isTable(name) {
      guard let input = inputs["\(path)/\(name)"], case .file = input.content else { return nil }
      files.append(input)
    }
    return (outline, files)
  }

  /// Whether a file or a folder is as it was.
  func stands(_ path: String) -> Bool { inputs[path] != nil }

  private static func isTable(_ name: String) -> Bool {
    CityTables.kinds.contains { name.hasPrefix($0.rawValue + ".") }
  }
}
