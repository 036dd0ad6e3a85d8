import Files

/// What stands where in a folder of releases; reading needs no lock.
struct ReleasePlaces: Sendable {
  let path: String

  init(_ path: String) { self.path = path }

  static let heading = "onir-releases 1\n"

  var current: String { "\(path)/current" }
  var releases: String { "\(path)/releases" }
  var manifests: String { "\(path)/manifests" }
  var purges: String { "\(path)/purge" }
  var own: String { "\(path)/.onir" }
  /// What says that the folder is this program's.
  var mark: String { "\(own)/releases" }
  var lock: String { "\(own)/lock" }
  var buildState: String { "\(own)/state" }
  /// Where a release is made.
  var stage: String { "\(own)/stage" }
  /// Where a release is deleted.
  var trash: String { "\(own)/trash" }
  /// The link that is to be `current`.
  var nextLink: String { "\(own)/current" }
  /// Which release is being made.
  var pendingFile: String { "\(own)/pending" }
  /// What is handed to rclone.
  var sending: String { "\(own)/sending" }
  /// Who sends holds it, and not the folder, so that others can publish.
  var sendingLock: String { "\(own)/sending-lock" }
  /// Which release is being sent.
  var sentFile: String { "\(sending)/release" }

  func release(_ name: ReleaseName) -> String { "\(releases)/\(name.text)" }
  func manifest(_ name: ReleaseName) -> String { "\(manifests)/\(name.text).json" }
  func signature(_ name: ReleaseName) -> String { "\(manifests)/\(name.text).json.sig" }
  func purge(_ name: ReleaseName) -> String { "\(purges)/\(name.text).txt" }

  /// The releases there are, in the order of publishing.
  var names: [ReleaseName] {
    ((try? Disk.list(releases)) ?? []).filter { $0.kind == .folder }
      .compactMap { ReleaseName($0.name) }.sorted()
  }

  /// Where `current` leads, as it is written.
  var destination: String? { Disk.destination(of: current) }

  /// The current release; nil when there is none.
  var currentName: ReleaseName? {
    guard let destination, destination.hasPrefix("releases/") else { return nil }
    let name = ReleaseName(String(destination.dropFirst(9)))
    return name.flatMap { FileStatus(release($0))?.kind == .folder ? $0 : nil }
  }

  /// The release that is being made, or was when the machine stopped.
  var pending: ReleaseName? {
    (try? Disk.readPlain(pendingFile, limit: 4096)).flatMap {
      ReleaseName(String(decoding: $0, as: UTF8.self))
    }
  }

  /// Whether nothing was ever published here, as far as anybody can see.
  var isUnused: Bool { Disk.isMissing(current) && names.isEmpty }

  /// The bytes of a manifest.
  func document(of name: ReleaseName) throws(FileError) -> [UInt8] {
    try Disk.readPlain(manifest(name), limit: Manifest.limits.document)
  }

  /// The bytes of a signature.
  func signatureBytes(of name: ReleaseName) throws(FileError) -> [UInt8] {
    try Disk.readPlain(signature(name), limit: 4096)
  }

  /// The release that is being sent.
  var sent: ReleaseName? {
    (try? Disk.readPlain(sentFile, limit: 4096)).flatMap {
      ReleaseName(String(decoding: $0, as: UTF8.self))
    }
  }

  /// What a release consists of; nil when that is not known.
  func manifest(of name: ReleaseName?) -> Manifest? {
    guard let name, let bytes = try? document(of: name) else { return nil }
    return Manifest(bytes).flatMap { $0.name == name ? $0 : nil }
  }

  /// The release that was current before one was published, if it is still there.
  ///
  /// Where it is gone, or nobody knows which it was, it is the latest of those before.
  func previous(of name: ReleaseName?) -> ReleaseName? {
    guard let name else { return nil }
    let names = names
    let previous = manifest(of: name)?.previous
    return previous.flatMap { names.contains($0) ? $0 : nil } ?? names.last { $0 < name }
  }
}
