import Files

/// The state of an output folder as it was read, and by what it can be told that it still is the one there.
public struct KeptState: Sendable {
  let state: OutputState
  private let status: FileStatus

  /// Where a folder keeps it.
  static let name = ".onir/state"
  static func file(in folder: String) -> String { "\(folder)/\(name)" }

  /// Reads a state; nil where there is none that this program wrote.
  init?(in folder: String) {
    let file = Self.file(in: folder)
    // Before its bytes: one that comes in between is not taken for this one.
    guard let status = FileStatus(entry: file),
      let bytes = try? Disk.readPlain(file, limit: .max), let state = OutputState(bytes)
    else { return nil }
    self.state = state
    self.status = status
  }

  /// Whether it is the one that stands there: a state is only ever replaced as a whole.
  func stands(in folder: String) -> Bool { FileStatus(entry: Self.file(in: folder)) == status }
}
