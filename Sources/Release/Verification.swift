public import Diagnostics
import Files
import Parallel

/// Holds a release against its manifest: every file, nothing missing, nothing more.
public struct Verification: Sendable {
  private let release: String
  private let manifest: String
  /// The release that it must be; nil when anybody's is looked at.
  private var expected: ReleaseName?

  /// Looks at a release that lies anywhere.
  ///
  /// - Parameters:
  ///   - release: The folder of its files.
  ///   - manifest: Its manifest; the signature is the file with `.sig` after that name.
  public init(release: String, manifest: String) {
    self.release = release
    self.manifest = manifest
  }

  /// Looks at the current release of a folder.
  ///
  /// - Throws: `ReleaseError` when it has none.
  public init(current path: String) throws(ReleaseError) {
    let places = ReleasePlaces(path)
    guard let destination = places.destination, destination.hasPrefix("releases/"),
      let name = ReleaseName(String(destination.dropFirst(9)))
    else {
      throw .refused(
        "\(path) has no current release; a release elsewhere needs --manifest FILE")
    }
    release = places.release(name)
    manifest = places.manifest(name)
    expected = name
  }

  /// What was found.
  public struct Finding: Sendable, Equatable {
    /// The release that the manifest names; nil when nobody can read it.
    public var name: ReleaseName?
    /// Sentences on what is wrong, those on files in the order of their names.
    public var problems: [Message] = []
    /// Whether the signature was looked at, and is the key's.
    public var isSigned = false
    /// How many files were compared.
    public var files = 0
  }

  /// Reads every file.
  ///
  /// - Parameters:
  ///   - key: Whose signature the manifest must have; nil when nobody asks.
  ///   - jobs: How many threads read.
  /// - Returns: What was found.
  /// - Throws: `ReleaseError` when the machine fails.
  public func run(key: VerifyingKey?, jobs: Int) throws(ReleaseError) -> Finding {
    var finding = Finding()
    let document: [UInt8]
    let tree: Disk.Tree
    do throws(FileError) {
      document = try Disk.readPlain(manifest, limit: Manifest.limits.document)
      tree = try Disk.tree(release)
    } catch {
      // Nobody else's folder has a pipe or a link for a manifest.
      guard error.isMissing || error.isDamage else { throw ReleaseError(error) }
      finding.problems.append(error.message)
      return finding
    }
    if let key {
      let signature = try? Disk.readPlain(manifest + ".sig", limit: 4096)
      finding.isSigned = signature.map { key.verifies($0, of: document) } ?? false
      if signature == nil {
        finding.problems.append("\(manifest) has no signature")
      } else if !finding.isSigned {
        finding.problems.append("the signature of \(manifest) is not of this key and these bytes")
      }
    }
    guard let read = Manifest(document) else {
      finding.problems.append("\(manifest) is no manifest of onir, or is damaged")
      return finding
    }
    // An older release under the current name may be signed as well.
    if let expected, read.name != expected {
      let (found, name) = (read.name.text, expected.text)
      finding.problems.append("\(manifest) is the manifest of \(found), not of \(name)")
    }
    finding.name = read.name
    finding.files = tree.files.count
    finding.problems += compare(read, tree, jobs)
    return finding
  }

  private func compare(_ manifest: Manifest, _ tree: Disk.Tree, _ jobs: Int) -> [Message] {
    let found = Set(tree.files)
    var problems: [(file: String, problem: Message?)] = Workers.map(tree.files.count, jobs: jobs) {
      index in
      (tree.files[index], problem(tree.files[index], manifest.entries[tree.files[index]]))
    }
    for other in tree.others { problems.append((other, "\(Self.path(release, other)) is no file")) }
    for file in manifest.entries.keys where !found.contains(file) {
      problems.append((file, "\(Self.path(release, file)) is missing"))
    }
    return problems.sorted { $0.file.utf8.lexicographicallyPrecedes($1.file.utf8) }
      .compactMap(\.problem)
  }

  private static func path(_ folder: String, _ file: String) -> String { "\(folder)/\(file)" }

  private func problem(_ file: String, _ entry: Manifest.Entry?) -> Message? {
    let path = "\(release)/\(file)"
    guard let entry else { return "\(path) is not of this release" }
    if let status = FileStatus(entry: path), status.size != entry.size {
      return "\(path) has other bytes than it was published with"
    }
    guard let bytes = try? Disk.readPlain(path, limit: Manifest.limits.file) else {
      return "\(path) cannot be read"
    }
    return bytes.count == entry.size && Digest.sha256Hexadecimal(bytes) == entry.digest
      ? nil : "\(path) has other bytes than it was published with"
  }
}
