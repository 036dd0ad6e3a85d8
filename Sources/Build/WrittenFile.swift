public import Files

/// What an output folder holds of one output, and so whether a build would write it.
public enum WrittenFile: String, Sendable {
  /// It is not there yet: a build writes it.
  case new
  /// Its bytes are other ones by now: a build replaces it.
  case changed
  /// It is what a build would write: a build leaves it alone.
  case unchanged
  /// Somebody else has changed or deleted it since it was written: a build writes it again.
  case damaged

  /// Compares an output with what stands in a folder, by the folder's own list if it has one.
  ///
  /// - Parameters:
  ///   - file: The file from the output folder.
  ///   - bytes: What a build would write.
  ///   - folder: The output folder, or a release.
  /// - Throws: `FileError` when the folder cannot be read.
  public init(_ file: String, _ bytes: [UInt8], in folder: String) throws(FileError) {
    let path = "\(folder)/\(file)"
    if let list = try Self.read("\(folder)/.onir/state"), let state = OutputState(list) {
      guard let output = state.output(file) else {
        self = .new
        return
      }
      let isWhole = output.matches(FileStatus(entry: path))
      self =
        output.fingerprint != Fingerprint(of: bytes) ? .changed : isWhole ? .unchanged : .damaged
      return
    }
    guard let written = try Self.read(path) else {
      self = .new
      return
    }
    self = written == bytes ? .unchanged : .changed
  }

  private static func read(_ path: String) throws(FileError) -> [UInt8]? {
    do {
      return try Disk.readPlain(path, limit: .max, followsLinks: true)
    } catch {
      if error.isMissing { return nil }
      throw error
    }
  }
}
