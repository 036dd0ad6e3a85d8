import Files

/// What rclone is asked for.
///
/// A target that does not answer ends each call: a connection has 15 seconds, a silence 60, and a
/// call as a whole a time by its work.
extension RemoteTarget {
  /// The seconds that a call has which moves next to nothing.
  private static let shortest = 300

  private static let patience = ["--contimeout", "15s", "--timeout", "60s"]

  /// A small file there; nil when there is none, or nothing in it.
  func read(_ file: String) throws(FileError) -> [UInt8]? {
    try ask(["cat", joined(file)]).flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The names there, folders with a slash at the end.
  ///
  /// - Parameter options: How deep, and whether folders are wanted.
  /// - Returns: Their paths from the target.
  /// - Throws: `FileError` with the step for its action.
  func list(_ options: [String]) throws(FileError) -> [String] {
    let output = try ask(["lsf", "-R"] + options + [address]) ?? []
    return String(decoding: output, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  /// What rclone writes; nil when there is no such file or folder.
  private func ask(_ words: [String]) throws(FileError) -> [UInt8]? {
    let options = ["--retries", "1", "--low-level-retries", "3"] + Self.patience
    let run = try Subprocess.run(["rclone"] + words + options, seconds: Self.shortest)
    switch run.status {
    case 0: return run.output
    // No such folder, no such file.
    case 3, 4: return nil
    default: throw FileError(Step.reading.rawValue, "", code: 0)
    }
  }

  func joined(_ file: String) -> String {
    address.hasSuffix(":") || address.hasSuffix("/") ? address + file : "\(address)/\(file)"
  }

  func copy(
    _ source: String, _ files: [String], _ places: ReleasePlaces, _ step: Step, bytes: Int = 0
  ) throws(FileError) {
    guard !files.isEmpty else { return }
    // Without a look at what is there: by the size alone a page of the same length would stay.
    let words = ["copy", "--no-check-dest", "--no-traverse", source, address]
    try run(words, files, places, step, bytes: bytes)
  }

  func delete(_ files: [String], _ places: ReleasePlaces, _ step: Step) throws(FileError) {
    guard !files.isEmpty else { return }
    try run(["delete", address], files, places, step)
  }

  private func run(
    _ words: [String], _ files: [String], _ places: ReleasePlaces, _ step: Step, bytes: Int = 0
  ) throws(FileError) {
    let list = "\(places.sending)/list"
    try Disk.replace(list, Array(files.map { $0 + "\n" }.joined().utf8))
    let options = [
      "--files-from-raw", list, "--log-level", "ERROR", "--transfers", "8", "--retries", "2",
      "--low-level-retries", "3",
    ]
    // Slower than four files or 50 KB in a second is no connection that a portal is sent by.
    let seconds = Self.shortest + files.count / 4 + bytes / 50_000
    let run = try Subprocess.run(
      ["rclone"] + words + options + Self.patience, passesErrors: true, seconds: seconds)
    guard run.status == 0 else { throw FileError(step.rawValue, "", code: 0) }
  }

  /// Folders that nothing is left in: a server may show them, and nothing fails when they stay.
  func removeFolders(_ folders: [String]) {
    for folder in folders {
      let words = ["rclone", "rmdirs", "--retries", "1", joined(folder)] + Self.patience
      _ = try? Subprocess.run(words, seconds: Self.shortest)
    }
  }
}
