public import Files

/// Which strings of the templates somebody has accepted as translated, and of what original.
///
/// The file `strings/translated.csv` beside them: a key and, as in guides, the language of the original
/// with what stood for it.
public struct AcceptedStrings: Sendable {
  /// Such as `kk 0f3a1b2c`, by key.
  public var marks: [String: String]

  /// Makes one.
  public init(marks: [String: String]) { self.marks = marks }

  /// Where it is kept, from the templates folder.
  public static let file = "strings/translated.csv"
  private static let header = "key,source"

  /// Reads it; nothing was accepted where there is no such file.
  ///
  /// - Parameter templates: The templates folder.
  /// - Returns: What was accepted.
  /// - Throws: `FileError`.
  public static func read(from templates: String) throws(FileError) -> AcceptedStrings {
    let bytes: [UInt8]
    do {
      bytes = try Disk.readPlain("\(templates)/\(file)", limit: 1 << 20)
    } catch {
      if error.isMissing { return AcceptedStrings(marks: [:]) }
      throw error
    }
    var marks: [String: String] = [:]
    for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline) {
      let cells = line.split(separator: ",", maxSplits: 1).map(String.init)
      // A line that is damaged accepts nothing.
      if cells.count == 2, line != header { marks[cells[0]] = cells[1] }
    }
    return AcceptedStrings(marks: marks)
  }

  /// Writes it.
  ///
  /// - Parameter templates: The templates folder.
  /// - Throws: `FileError`; what stood there is untouched then.
  public func write(to templates: String) throws(FileError) {
    let lines = marks.sorted { $0.key < $1.key }.map { "\($0.key),\($0.value)" }
    let text = ([Self.header] + lines).joined(separator: "\n") + "\n"
    try Disk.replace("\(templates)/\(Self.file)", Array(text.utf8))
  }
}
