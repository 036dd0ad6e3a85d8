public import Files

/// Takes the outputs of a site one after another, on one thread.
public protocol OutputWriter: SendableMetatype {
  /// What it knows when all have been taken.
  associatedtype Result: Sendable

  /// Takes an output.
  ///
  /// - Parameters:
  ///   - file: Its file, from the output folder.
  ///   - bytes: What was rendered.
  /// - Throws: `FileError`; the walk stops then.
  mutating func write(_ file: String, _ bytes: [UInt8]) throws(FileError)

  /// What it knows now.
  var result: Result { get }
}
