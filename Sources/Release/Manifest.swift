import Diagnostics
import Files
import JSON

/// What a release consists of: every file with its digest.
///
/// A JSON document with a line for each file, in byte order of the paths. The program reads lines as
/// it writes them itself and no others; whoever else reads it reads JSON.
public struct Manifest: Sendable, Equatable {
  /// The most bytes that a manifest may have, some two million files; and a file of a release.
  static let limits = (document: 512 << 20, file: 1 << 30)

  /// The most bytes that all files may have, so that sums of them never overflow.
  static let mostBytes = 1 << 60

  /// The last second of which nanoseconds since 1970 can be told, in the year 2262.
  static let lastSecond = Int(Int64.max / 1_000_000_000)

  /// A file of a release.
  struct Entry: Sendable, Equatable {
    /// XXH3, by which a publishing tells what changed.
    let fingerprint: Fingerprint
    let size: Int
    /// Seconds since 1970.
    let modified: Int
    /// SHA-256 in hexadecimal digits.
    let digest: String
    /// Whether only the release before uses it: an asset for pages that are open in a browser.
    var isRetired = false

    /// Whether a file on the disk looks as it did when it was written.
    func matches(_ status: FileStatus?) -> Bool {
      guard let status else { return false }
      let (nanoseconds, isFar) = Int64(modified).multipliedReportingOverflow(by: 1_000_000_000)
      return status.kind == .file && status.size == size && !isFar
        && status.modified == nanoseconds
    }

    /// Whether it has the same bytes as another.
    func isSame(as other: Entry) -> Bool { digest == other.digest && size == other.size }
  }

  /// The release.
  public let name: ReleaseName
  /// The release that was current before it was published.
  var previous: ReleaseName?
  /// The path of the portal on its host, with a slash at both ends.
  var base: String
  /// How its pages were compressed; see `Compression`.
  var compression: Compression
  /// What the pages of its cities were made of; nil for a release of the whole portal.
  var slice: SliceMark?
  /// Its files by their paths, which are inside the release.
  var entries: [String: Entry] = [:]

  /// The bytes of all files.
  var bytesOfFiles: Int { entries.values.reduce(0) { $0 + $1.size } }

  /// The files that are no compressed copy of another.
  var pages: [String] { entries.keys.filter { !isCopy($0) } }

  /// The pages and other files that the release itself is made of.
  var own: [String] { pages.filter { entries[$0]?.isRetired == false } }

  /// The assets that pages of this release ask for and another one lacks, retired.
  ///
  /// Their names have the fingerprint of their bytes, so an old one stands in nobody's way.
  func retiredAssets(for next: Manifest) -> [(file: String, entry: Entry)] {
    entries.compactMap { file, entry in
      guard file.hasPrefix("assets/"), !entry.isRetired, next.entries[file] == nil else {
        return nil
      }
      // Copies go with the file that they are of.
      if let suffix = Compression.suffixes.first(where: file.hasSuffix),
        next.entries[String(file.dropLast(suffix.count))] != nil
      {
        return nil
      }
      var entry = entry
      entry.isRetired = true
      return (file, entry)
    }
  }

  /// How many of its own files another release does not have as its own.
  func lost(in next: Manifest) -> Int {
    entries.count { file, entry in
      !entry.isRetired && next.entries[file].map(\.isRetired) ?? true
    }
  }

  /// The languages: the country's home pages lie in folders of their codes.
  var languages: Set<String> {
    Set(
      entries.keys.compactMap { file in
        let code = file.prefix { $0 != "/" }
        return code.utf8.count < 4 && file == "\(code)/index.html" ? String(code) : nil
      })
  }

  /// Whether a file is a compressed copy of another.
  func isCopy(_ file: String) -> Bool {
    Compression.suffixes.contains { suffix in
      file.hasSuffix(suffix) && entries[String(file.dropLast(suffix.count))] != nil
    }
  }
}
