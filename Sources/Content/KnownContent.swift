public import Files

/// What an earlier run knew of its inputs, where they were still so when a build began to look.
public struct KnownContent: Sendable {
  /// The files and folders that were as they had been, by their paths.
  private let inputs: [String: Input]
  /// What is known of the tables of cities, by their slugs; there was nothing to say of any.
  private let outlines: [String: TablesOutline]

  /// Takes what is known.
  ///
  /// - Parameters:
  ///   - inputs: The files and folders that were as they had been.
  ///   - outlines: What was known of the tables of cities that were read without a word.
  public init(inputs: [Input], outlines: [String: TablesOutline]) {
    self.inputs = Dictionary(inputs.map { ($0.path, $0) }) { first, _ in first }
    self.outlines = outlines
  }

  /// Whether the run has read what was known: it may have changed since a build began to look.
  public func has(_ input: Input) -> Bool { inputs[input.path]?.hasContent(of: input) ?? false }

  /// Whether a run has read at a path what was known.
  public func has(_ path: String, in log: InputLog) -> Bool {
    log.inputs.contains { $0.path == path && has($0) }
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
    guard let outline = outlines[slug] else { return nil }
    var files: [Input] = []
    for name in names where Self.mayBeTable(name) {
      guard let input = inputs["\(path)/\(name)"], case .file = input.content else { return nil }
      files.append(input)
    }
    // None has gone.
    return files.count == outline.files.count ? (outline, files) : nil
  }

  private static func mayBeTable(_ name: String) -> Bool {
    CityTables.kinds.contains { name.hasPrefix($0.rawValue + ".") }
  }
}
