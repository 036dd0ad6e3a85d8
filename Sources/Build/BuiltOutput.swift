import Diagnostics
public import Files

/// A folder that `build` wrote.
public enum BuiltOutput {
  /// Its files with the fingerprints they were written with.
  ///
  /// - Throws: `BuildError` when there is no such folder, or its state is damaged.
  public static func fingerprints(in path: String) throws(BuildError) -> [String: Fingerprint] {
    let file = "\(path)/.onir/state"
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try Disk.readPlain(file, limit: .max)
    } catch {
      guard error.isMissing else { throw BuildError(error) }
      throw .refused("\(path) was neither published nor built by onir")
    }
    guard let state = OutputState(bytes) else { throw .refused("\(file) is damaged") }
    return Dictionary(state.files) { first, _ in first }
  }
}
