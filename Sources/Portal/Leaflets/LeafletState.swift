public import Files

/// What runs of `onir leaflets` made: the only files they may replace or delete.
///
/// One line a file, in byte order of its name: fingerprint of the page, version of the program that
/// made it, pages, size and SHA-256 of the file, and its name, set apart by blanks. The first line
/// names the format.
public struct LeafletState: Sendable, Equatable {
  /// A leaflet as it was made.
  public struct Entry: Sendable, Equatable {
    /// What it was made of.
    public let fingerprint: Fingerprint
    /// The version of the program.
    public let version: String
    /// How many pages it has.
    public let pages: Int
    /// The bytes of the file.
    public let size: Int
    /// The digest of the file, in hexadecimal digits.
    public let digest: String

    /// Describes a leaflet.
    public init(fingerprint: Fingerprint, version: String, pages: Int, size: Int, digest: String) {
      (self.fingerprint, self.version, self.pages) = (fingerprint, version, pages)
      (self.size, self.digest) = (size, digest)
    }
  }

  /// By the file's name in the folder, such as `kokshetau/join-queue.pdf`.
  public var entries: [String: Entry] = [:]

  /// The file of the state in a folder of leaflets.
  public static let file = ".onir/state"
  private static let heading = "onir-leaflets 1"
  /// What a leaflet may have of pages, and of bytes; whoever edits the state gets no further.
  private static let (pageCounts, sizes) = (1...10_000, 0...16 << 20)

  /// A state of nothing.
  public init() {}

  /// Reads a state; nil when it is not one that this program wrote.
  public init?(_ bytes: [UInt8]) {
    let lines = bytes.split(separator: 10, omittingEmptySubsequences: false)
    guard let first = lines.first, first.elementsEqual(Self.heading.utf8) else { return nil }
    guard lines.last?.isEmpty == true, lines.count > 1 else { return nil }
    for line in lines.dropFirst().dropLast() {
      let words = line.split(separator: 32, omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
      guard words.count == 7, let high = UInt64(words[0], radix: 16),
        let low = UInt64(words[1], radix: 16), let pages = Int(words[3]), let size = Int(words[4]),
        Self.pageCounts.contains(pages), Self.sizes.contains(size), words[5].utf8.count == 64,
        Self.isLeaflet(words[6])
      else { return nil }
      entries[words[6]] = Entry(
        fingerprint: Fingerprint(high: high, low: low), version: words[2], pages: pages,
        size: size, digest: words[5])
    }
  }

  /// The state as a file keeps it.
  public var bytes: [UInt8] {
    var text = Self.heading + "\n"
    for file in entries.keys.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      guard let entry = entries[file] else { continue }
      text += String(entry.fingerprint.high, radix: 16) + " "
      text += String(entry.fingerprint.low, radix: 16)
      text += " \(entry.version) \(entry.pages) \(entry.size) \(entry.digest) \(file)\n"
    }
    return Array(text.utf8)
  }

  /// A damaged state must not lead a deletion out of the folder: a city's slug, a guide's, `.pdf`.
  private static func isLeaflet(_ file: String) -> Bool {
    guard file.hasSuffix(".pdf") else { return false }
    let slugs = file.dropLast(4).utf8.split(separator: 47, omittingEmptySubsequences: false)
    return slugs.count == 2
      && slugs.allSatisfy { slug in
        !slug.isEmpty
          && slug.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
      }
  }
}
