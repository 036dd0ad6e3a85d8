import Diagnostics
import Files
import JSON

/// Another machine that gets the current release through rclone.
///
/// What changed since the manifest that stands there is sent: first the files that pages need, then
/// the pages, then deletions, last the manifest (`.onir/manifest.json`). A reader in between can meet
/// pages of both releases: that is not one step. Before anything is sent, `.onir/unsure.json` there
/// names the files that may differ from the manifest, so that a run after one that was cut off sends
/// or deletes all of them again.
public struct RemoteTarget: Sendable {
  private let address: String

  /// Takes an address in rclone's own syntax; nil for one that rclone would read as an option.
  public init?(_ address: String) {
    guard !address.isEmpty, !address.hasPrefix("-"), !address.utf8.contains(0) else { return nil }
    self.address = address
  }

  /// What was sent.
  public struct Summary: Sendable, Equatable {
    /// Files that were sent.
    public var sent = 0
    /// Files that were deleted.
    public var deleted = 0
  }

  /// A part of the sending, to be named when it fails.
  enum Step: String {
    case reading, beginning, assets, pages, deletions, manifest

    /// What is there when it has failed, and what to do.
    var sentence: Message {
      switch self {
      case .reading:
        "rclone could not read the manifest of the remote target: nothing was sent; run the same again"
      case .beginning:
        "rclone could not write to the remote target: nothing was sent; run the same again"
      case .assets:
        """
        rclone stopped while assets were sent: the pages at the remote target are those of before; \
        run the same again
        """
      case .pages:
        """
        rclone stopped while pages were sent: at the remote target some are new and some are those of \
        before; run the same again
        """
      case .deletions:
        """
        rclone stopped while old files were deleted: all pages at the remote target are new; \
        run the same again
        """
      case .manifest:
        """
        rclone stopped while the manifest was sent: all pages at the remote target are new; \
        run the same again
        """
      }
    }
  }

  private static let manifestFile = ".onir/manifest.json"
  private static let signatureFile = ".onir/manifest.json.sig"
  private static let unsureFile = ".onir/unsure.json"

  /// Sends the current release of a folder.
  ///
  /// - Returns: What was sent; nothing when the release stands there already.
  /// - Throws: `ReleaseError`; run again, it goes on.
  public func send(from path: String) throws(ReleaseError) -> Summary {
    let folder = try ReleaseFolder(path, isMade: false)
    defer { folder.keep() }
    let places = folder.places
    guard let name = places.currentName, let manifest = places.manifest(of: name) else {
      throw .refused("\(path) has no current release with its manifest: publish anew")
    }
    try requireProgram()
    let unsure = try unsureFiles()
    let there = try read(Self.manifestFile).flatMap(Manifest.init)
    let plan = Plan(from: there, to: manifest, unsure: unsure)
    if there?.name == name, unsure.isEmpty { return Summary() }
    let sending = places.sending
    do throws(FileError) {
      try Disk.makeFolder("\(sending)/.onir")
      try Disk.replace("\(sending)/\(Self.unsureFile)", plan.unsureDocument)
      try copy(sending, [Self.unsureFile], places, .beginning)
      try copy(places.release(name), plan.assets, places, .assets)
      try copy(places.release(name), plan.pages, places, .pages)
      try delete(plan.deletions, places, .deletions)
      removeFolders(plan.emptied)
      try Disk.replace("\(sending)/\(Self.manifestFile)", Disk.read(places.manifest(name)))
      var files = [Self.manifestFile]
      if FileStatus(places.signature(name)) != nil {
        try Disk.replace("\(sending)/\(Self.signatureFile)", Disk.read(places.signature(name)))
        files.append(Self.signatureFile)
      } else {
        try delete([Self.signatureFile], places, .manifest)
      }
      try copy(sending, files, places, .manifest)
      try delete([Self.unsureFile], places, .manifest)
      try Disk.removeTree(sending)
    } catch {
      throw Self.error(error)
    }
    return Summary(sent: plan.assets.count + plan.pages.count, deleted: plan.deletions.count)
  }

  /// A step's own failure is told apart from the machine's by its action.
  private static func error(_ error: FileError) -> ReleaseError {
    guard let step = Step(rawValue: error.action) else { return ReleaseError(error) }
    return .failed(step.sentence)
  }

  private func requireProgram() throws(ReleaseError) {
    guard Subprocess.program(named: "rclone") != nil else {
      throw .failed("--to needs the program rclone, which is not installed")
    }
  }

  // MARK: What stands there

  private func unsureFiles() throws(ReleaseError) -> [String] {
    guard let bytes = try read(Self.unsureFile) else { return [] }
    return ((try? JSONValue(bytes))?["files"]?.items ?? []).compactMap(\.text)
      .filter(Manifest.isInside)
  }

  /// A small file there; nil when there is none.
  private func read(_ file: String) throws(ReleaseError) -> [UInt8]? {
    do throws(FileError) {
      let run = try Subprocess.run([
        "rclone", "cat", "--retries", "1", "--low-level-retries", "3", joined(file),
      ])
      switch run.status {
      case 0: return run.output.isEmpty ? nil : run.output
      // No such folder, no such file.
      case 3, 4: return nil
      default: throw FileError(Step.reading.rawValue, file, code: 0)
      }
    } catch {
      throw Self.error(error)
    }
  }

  private func joined(_ file: String) -> String {
    address.hasSuffix(":") || address.hasSuffix("/") ? address + file : "\(address)/\(file)"
  }

  // MARK: Sending

  private func copy(
    _ source: String, _ files: [String], _ places: ReleasePlaces, _ step: Step
  ) throws(FileError) {
    guard !files.isEmpty else { return }
    // Without a look at what is there: by the size alone a page of the same length would stay.
    try run(["copy", "--no-check-dest", "--no-traverse", source, address], files, places, step)
  }

  private func delete(_ files: [String], _ places: ReleasePlaces, _ step: Step) throws(FileError) {
    guard !files.isEmpty else { return }
    try run(["delete", address], files, places, step)
  }

  private func run(_ words: [String], _ files: [String], _ places: ReleasePlaces, _ step: Step)
    throws(FileError)
  {
    let list = "\(places.sending)/list"
    try Disk.replace(list, Array(files.map { $0 + "\n" }.joined().utf8))
    let options = ["--files-from-raw", list, "--log-level", "ERROR", "--transfers", "8"]
    let run = try Subprocess.run(["rclone"] + words + options, passesErrors: true)
    guard run.status == 0 else { throw FileError(step.rawValue, "", code: 0) }
  }

  /// Folders that nothing is left in: a server may show them, and nothing fails when they stay.
  private func removeFolders(_ folders: [String]) {
    for folder in folders {
      _ = try? Subprocess.run(["rclone", "rmdirs", "--retries", "1", joined(folder)])
    }
  }
}
