public import Diagnostics
import Files

/// Another machine that gets the current release through rclone.
///
/// What changed since the manifest that stands there is sent: first the files that pages need, then
/// the pages, then deletions, last the manifest (`.onir/manifest.json`). A reader in between can meet
/// pages of both releases: that is not one step. Before anything is sent, `.onir/unsure.json` there
/// names the files that may differ from the manifest, so that a run after one that was cut off sends
/// or deletes all of them again. Where one of the two cannot be read, everything there is unsure.
public struct RemoteTarget: Sendable {
  let address: String

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

  static let manifestFile = ".onir/manifest.json"
  static let signatureFile = ".onir/manifest.json.sig"
  static let unsureFile = ".onir/unsure.json"

  /// Sends the current release of a folder.
  ///
  /// Others may publish into the folder meanwhile; the release that is sent stays.
  ///
  /// - Parameters:
  ///   - path: The folder.
  ///   - say: Called with a sentence on each step before it.
  /// - Returns: What was sent; nothing when the release stands there already.
  /// - Throws: `ReleaseError`; run again, it goes on.
  public func send(from path: String, say: (Message) -> Void) throws(ReleaseError) -> Summary {
    try requireProgram()
    let (name, manifest, lock) = try hold(path)
    defer { lock.keep() }
    let places = ReleasePlaces(path)
    do throws(FileError) {
      say("reading what stands at the remote target")
      let state = try state()
      guard !state.isForeign else { throw Self.foreign }
      let plan = Plan(from: state.manifest, to: manifest, unsure: state.unsure)
      if state.manifest?.name == name, state.unsure.isEmpty {
        try sendSignature(of: name, places)
        try Disk.removeTree(places.sending)
        return Summary()
      }
      try Disk.replace("\(places.sending)/\(Self.unsureFile)", plan.unsureDocument)
      try copy(places.sending, [Self.unsureFile], places, .beginning)
      try send(plan, manifest, places, say)
      try sendManifest(of: name, places)
      try delete([Self.unsureFile], places, .manifest)
      try Disk.removeTree(places.sending)
      return Summary(sent: plan.assets.count + plan.pages.count, deleted: plan.deletions.count)
    } catch {
      throw Self.error(error)
    }
  }

  /// Notes which release is sent, so that it is not deleted meanwhile, and lets the folder go.
  ///
  /// - Returns: The current release, and the lock that only sending holds.
  private func hold(_ path: String) throws(ReleaseError) -> (ReleaseName, Manifest, HeldLock) {
    let folder = try ReleaseFolder(path, isMade: false)
    defer { folder.keep() }
    let places = folder.places
    guard let name = places.currentName, let manifest = places.manifest(of: name) else {
      throw .refused("\(path) has no current release with its manifest: publish anew")
    }
    do throws(FileError) {
      guard let lock = try HeldLock(places.sendingLock) else { throw Self.busy }
      try Disk.removeTree(places.sending)
      try Disk.makeFolder("\(places.sending)/.onir")
      try Disk.replace(places.sentFile, Array(name.text.utf8))
      return (name, manifest, lock)
    } catch {
      guard error == Self.busy else { throw ReleaseError(error) }
      throw .failed("somebody else is sending from \(path): wait until that is done")
    }
  }

  /// The steps that readers there can see.
  private func send(
    _ plan: Plan, _ manifest: Manifest, _ places: ReleasePlaces, _ say: (Message) -> Void
  ) throws(FileError) {
    let release = places.release(manifest.name)
    for (files, step) in [(plan.assets, Step.assets), (plan.pages, Step.pages)] where !files.isEmpty
    {
      let bytes = files.reduce(0) { $0 + (manifest.entries[$1]?.size ?? 0) }
      say(
        step == .assets
          ? "sending assets: \(files.count, "file", "files")"
          : "sending pages: \(files.count, "file", "files")")
      try copy(release, files, places, step, bytes: bytes)
    }
    if !plan.deletions.isEmpty {
      say("deleting \(plan.deletions.count, "file", "files") at the remote target")
      try delete(plan.deletions, places, .deletions)
      removeFolders(plan.emptied)
    }
  }

  private func sendManifest(of name: ReleaseName, _ places: ReleasePlaces) throws(FileError) {
    try Disk.replace("\(places.sending)/\(Self.manifestFile)", places.document(of: name))
    var files = [Self.manifestFile]
    if FileStatus(entry: places.signature(name)) != nil {
      try Disk.replace("\(places.sending)/\(Self.signatureFile)", places.signatureBytes(of: name))
      files.append(Self.signatureFile)
    } else {
      try delete([Self.signatureFile], places, .manifest)
    }
    try copy(places.sending, files, places, .manifest)
  }

  /// A release that stands there may have been signed anew here.
  private func sendSignature(of name: ReleaseName, _ places: ReleasePlaces) throws(FileError) {
    guard FileStatus(entry: places.signature(name)) != nil,
      try read(Self.signatureFile) != places.signatureBytes(of: name)
    else { return }
    try sendManifest(of: name, places)
  }

  /// A step's own failure is told apart from the machine's by its action.
  private static func error(_ error: FileError) -> ReleaseError {
    if error == foreign {
      return .refused(
        """
        the remote target is not empty, and nothing there says that onir publish filled it: \
        choose another
        """)
    }
    guard let step = Step(rawValue: error.action) else { return ReleaseError(error) }
    return .failed(step.sentence)
  }

  /// The errors that stand for somebody else's target, and for a sending that goes on.
  private static let foreign = FileError("use", "", code: 0)
  private static let busy = FileError("hold", "", code: 0)

  private func requireProgram() throws(ReleaseError) {
    guard Subprocess.program(named: "rclone") != nil else {
      throw .failed("--to needs the program rclone, which is not installed")
    }
  }
}
