import Files

/// What earlier builds wrote: the only files Önir may replace or delete.
///
/// One line a file, in byte order of the address: fingerprint, size, time of modification and
/// address, set apart by blanks. The first line names the format.
struct OutputState: Sendable, Equatable {
  /// A file as it was written.
  struct Entry: Sendable, Equatable {
    let fingerprint: Fingerprint
    let size: Int
    let modified: Int64

    /// Whether the file on the disk still is what was written.
    func matches(_ status: FileStatus?) -> Bool {
      guard let status else { return false }
      return status.kind == .file && status.size == size && status.modified == modified
    }
  }

  var entries: [String: Entry] = [:]

  private static let heading = "onir-state 1"

  init() {}

  /// Reads a state; nil when it is not one that this program wrote.
  init?(_ bytes: [UInt8]) {
    let lines = bytes.split(separator: 10, omittingEmptySubsequences: false)
    guard let first = lines.first, first.elementsEqual(Self.heading.utf8) else { return nil }
    guard lines.last?.isEmpty == true else { return nil }
    entries.reserveCapacity(lines.count)
    for line in lines.dropFirst().dropLast() {
      let parts = line.split(separator: 32, maxSplits: 4)
      guard parts.count == 5, let high = Self.number(parts[0], UInt64.self, radix: 16),
        let low = Self.number(parts[1], UInt64.self, radix: 16),
        let size = Self.number(parts[2], Int.self, radix: 10),
        let modified = Self.number(parts[3], Int64.self, radix: 10)
      else { return nil }
      let file = String(decoding: parts[4], as: UTF8.self)
      guard Self.isInside(file) else { return nil }
      entries[file] = Entry(
        fingerprint: Fingerprint(high: high, low: low), size: size, modified: modified)
    }
  }

  /// The state as a file keeps it.
  var bytes: [UInt8] {
    var text = Self.heading + "\n"
    for file in entries.keys.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      guard let entry = entries[file] else { continue }
      text += String(entry.fingerprint.high, radix: 16) + " "
      text += String(entry.fingerprint.low, radix: 16) + " "
      text += "\(entry.size) \(entry.modified) \(file)\n"
    }
    return Array(text.utf8)
  }

  private static func number<N: FixedWidthInteger>(
    _ digits: ArraySlice<UInt8>, _ type: N.Type, radix: Int
  ) -> N? {
    N(String(decoding: digits, as: UTF8.self), radix: radix)
  }

  /// A damaged state must not lead a deletion out of the output folder.
  private static func isInside(_ file: String) -> Bool {
    !file.hasPrefix("/") && !file.utf8.contains(0)
      && !file.split(separator: "/", omittingEmptySubsequences: false).contains {
        $0 == ".." || $0 == "." || $0.isEmpty
      }
  }
}
