import Build
import Content
import Diagnostics
import Files
import Parallel
public import Portal

/// Publishes a site: a whole new release beside the current one, then one step from one to the other.
public struct Publisher: Sendable {
  /// What a publishing needs to know beside the site.
  public struct Options: Sendable {
    /// The folder of releases.
    public var folder: String
    /// Folders that must not overlap with it.
    public var sources: [String]
    /// How many threads work at a time.
    public var jobs = 2
    /// How many releases are kept at least.
    public var keep = 5
    /// Whether the run has all cities; otherwise other pages stay as they are.
    public var isEverything = true
    /// Whether compressed copies are made.
    public var compresses = true
    /// Whether every file of the current release is read, and those that differ are written anew.
    public var repairs = false
    /// What signs the manifest.
    public var key: SigningKey?
    /// Folders of slices that bring the pages of cities; none where the run renders them.
    public var slices: [String] = []
    /// Who may have signed the slices; empty when nobody asks.
    public var sliceKeys: [VerifyingKey] = []
    /// What tells this program from others, for slices.
    public var program = ""
    /// The machine's clock, in seconds since 1970.
    public var now: Int
    /// Called now and then with the number of cities done and of all.
    public var progress: (@Sendable (_ done: Int, _ all: Int) -> Void)?

    /// Makes options.
    public init(folder: String, sources: [String], now: Int) {
      self.folder = folder
      self.sources = sources
      self.now = now
    }
  }

  let site: Site
  let options: Options

  /// Makes a publisher.
  public init(_ site: Site, _ options: Options) {
    self.site = site
    self.options = options
  }

  /// Publishes; where nothing has changed there is no new release.
  ///
  /// Until the last step readers meet the release before, whole, and from then on the new one; a
  /// machine that stops in between leaves one or the other.
  ///
  /// - Returns: What was done.
  /// - Throws: `ReleaseError`; the release before stays as it is then.
  public func publish() throws(ReleaseError) -> ReleaseSummary {
    let clock = ContinuousClock()
    let start = clock.now
    let merge = options.slices.isEmpty ? nil : try Merge(site, options)
    let folder = try ReleaseFolder(
      options.folder, isMade: true, sources: options.sources + options.slices)
    var summary: ReleaseSummary
    do throws(ReleaseError) {
      summary = try publish(in: folder, merge)
    } catch {
      // What is left is cleared away by the next run, if it cannot be now.
      try? folder.places.tidy()
      throw error
    }
    let elapsed = start.duration(to: clock.now).components
    summary.seconds = Double(elapsed.seconds) + Double(elapsed.attoseconds) / 1e18
    return summary
  }

  private func publish(in folder: borrowing ReleaseFolder, _ merge: Merge?) throws(ReleaseError)
    -> ReleaseSummary
  {
    let places = folder.places
    let current = places.currentName
    let base = places.manifest(of: current)
    try requireRest(base, places)
    let name = ReleaseName(after: places.names + [current].compactMap { $0 }, now: options.now)
    let task = ReleaseWriter.Task(
      current: current.map { places.release($0) } ?? places.stage, base: base, stage: places.stage,
      second: name.second, compression: options.compresses ? .brotliAndGzip : .none,
      readsEverything: options.repairs)
    do throws(FileError) {
      try Disk.replace(places.pendingFile, Array(name.text.utf8))
    } catch {
      throw ReleaseError(error)
    }
    let taken = try take(task, merge)
    let kept = try keptElsewhere(taken, task)
    var manifest = manifest(name, current, task, taken, kept)
    let retired = (base?.retiredAssets(for: manifest) ?? []).filter(task.isSound)
    for (file, entry) in retired { manifest.entries[file] = entry }
    var summary = ReleaseSummary(name: name, pages: taken.pages)
    summary.written = taken.written.count
    summary.bytes = manifest.bytesOfFiles
    summary.removed = base?.lost(in: manifest) ?? 0
    let spoiled = try task.spoiled(taken)
    if let base, let current, summary.written == 0, summary.removed == 0, spoiled.isEmpty,
      base.compression == manifest.compression, base.base == manifest.base,
      base.slice == manifest.slice
    {
      summary.name = current
      summary.linked = manifest.entries.count
      try places.tidy()
      summary.isSignedAnew = try sign(current, places)
      return summary
    }
    do throws(FileError) {
      summary.written += try link(taken.same + kept + retired, task, &manifest)
      summary.linked = manifest.entries.count - summary.written
      summary.purged = try write(manifest, base, spoiled, places)
      try Disk.makeFolder(places.releases)
      try Disk.makeFolder(places.stage)
      try Disk.move(places.stage, to: places.release(name))
      try places.activate(name)
      summary.isNew = true
      try Disk.remove(places.pendingFile)
      try places.prune(keeping: options.keep)
    } catch {
      throw ReleaseError(error)
    }
    return summary
  }

  /// Refuses to publish one region where nobody knows what the others have: all that would be gone.
  private func requireRest(_ base: Manifest?, _ places: ReleasePlaces) throws(ReleaseError) {
    guard options.isEverything || base != nil || places.isUnused else {
      throw .refused(
        """
        the current release in \(places.path) or its manifest is missing or damaged: \
        publish everything once, without --city and --region
        """)
    }
  }

  /// What the release consists of, without the assets that only the one before it asks for.
  private func manifest(
    _ name: ReleaseName, _ current: ReleaseName?, _ task: ReleaseWriter.Task,
    _ taken: ReleaseWriter.Result, _ kept: [(file: String, entry: Manifest.Entry)]
  ) -> Manifest {
    // Pages of other places, where there are any, keep the copies they have, or have none.
    let former = task.base.map(\.compression) ?? task.compression
    let isUniform = options.isEverything || former == task.compression
    var manifest = Manifest(
      name: name, previous: current, base: site.basePath,
      compression: isUniform ? task.compression : .none)
    manifest.slice = slice(after: task.base)
    for (file, entry) in taken.written + taken.same {
      manifest.entries[file] = entry
      manifest.entries[file]?.isRetired = false
    }
    for (file, entry) in kept { manifest.entries[file] = entry }
    return manifest
  }

  /// What the manifest says of a slice: of some regions where the whole portal never stood.
  private func slice(after base: Manifest?) -> SliceMark? {
    guard !options.isEverything, base == nil || base?.slice != nil else { return nil }
    var mark = SliceMark(CityOrigins(site, jobs: options.jobs), program: options.program)
    mark.keep(base?.slice, among: site.content.cities.map(\.slug))
    return mark
  }

  /// Renders, and writes what differs; what slices bring is not rendered.
  private func take(_ task: ReleaseWriter.Task, _ merge: Merge?) throws(ReleaseError)
    -> ReleaseWriter.Result
  {
    let walk = SiteWalk(
      site, shared: sharedRoutes(task.base), jobs: options.jobs, hasCities: merge == nil,
      progress: options.progress)
    let parts = walk.run { ReleaseWriter(task) }
    if let failure = parts.lazy.compactMap(\.failure).first { throw ReleaseError(failure) }
    var all = parts.reduce(into: ReleaseWriter.Result()) { all, part in all.add(part.result) }
    guard let merge else { return all }
    try merge.requireSameAssets(as: all, in: options.folder)
    all.add(try merge.take(task, jobs: options.jobs))
    return all
  }

  /// What is rendered of what belongs to no city; what a slice shares is of its own regions.
  private func sharedRoutes(_ base: Manifest?) -> [Route] {
    guard !options.isEverything else { return site.sharedRoutes }
    return site.routesForCities {
      base?.slice == nil && base?.entries[$0]?.isRetired == false
    }
  }

  /// The files of the current release that belong to places which were not chosen.
  ///
  /// - Throws: `ReleaseError` when one is not as it was published: nothing here can make it again.
  private func keptElsewhere(_ taken: ReleaseWriter.Result, _ task: ReleaseWriter.Task)
    throws(ReleaseError) -> [(file: String, entry: Manifest.Entry)]
  {
    guard !options.isEverything, let base = task.base else { return [] }
    let chosen = Set(site.selectedCities.map { site.content.cities[$0].slug })
    let known = Set(taken.written.map(\.file) + taken.same.map(\.file))
    // A slice has no pages of a city that is gone: nobody would ever take them away.
    let gone = Set(base.slice?.cities.keys.map { $0 } ?? [])
      .subtracting(site.content.cities.map(\.slug))
    let kept = base.entries.filter { file, _ in
      let folder = String(file.prefix { $0 != "/" })
      return !chosen.contains(folder) && !gone.contains(folder) && !known.contains(file)
    }.map { (file: $0.key, entry: $0.value) }
    let sound = Workers.map(kept.count, jobs: options.jobs) { index in
      task.isSound(kept[index].file, kept[index].entry)
    }
    if let (file, _) = zip(kept, sound).first(where: { !$0.1 })?.0 {
      throw Self.damaged(file, task)
    }
    return kept
  }

  private static func damaged(_ file: String, _ task: ReleaseWriter.Task) -> ReleaseError {
    let path = "\(task.current)/\(file)"
    return .refused(
      """
      \(path) is missing or was changed since it was published: \
      onir publish --repair without --city and --region mends it
      """)
  }

  /// Gives files of the current release a name in the new one.
  ///
  /// - Returns: How many could have no other name, and were written anew.
  private func link(
    _ files: [(file: String, entry: Manifest.Entry)], _ task: ReleaseWriter.Task,
    _ manifest: inout Manifest
  ) throws(FileError) -> Int {
    let size = 512
    let parts = Workers.map((files.count + size - 1) / size, jobs: options.jobs) { index in
      var folders = PageFolders(root: task.stage)
      var copied: [(file: String, entry: Manifest.Entry)] = []
      do throws(FileError) {
        for (file, entry) in files[(index * size)..<min(files.count, (index + 1) * size)] {
          try folders.make(for: file)
          let old = "\(task.current)/\(file)"
          if try Disk.link(old, as: "\(task.stage)/\(file)") { continue }
          let bytes = try Disk.readPlain(old, limit: Manifest.limits.file)
          // Never under a digest of what somebody has made of it.
          guard Digest.sha256Hexadecimal(bytes) == entry.digest else {
            throw FileError("link", old, code: FileError.damaged)
          }
          copied.append((file, try task.create(file, bytes, entry.fingerprint)))
        }
      } catch {
        return (copied, error as FileError?)
      }
      return (copied, nil)
    }
    if let failure = parts.lazy.compactMap(\.1).first { throw failure }
    for (file, entry) in parts.flatMap(\.0) {
      let isRetired = manifest.entries[file]?.isRetired ?? false
      manifest.entries[file] = entry
      manifest.entries[file]?.isRetired = isRetired
    }
    return parts.reduce(0) { $0 + $1.0.count }
  }

  /// Writes what tells of the release.
  ///
  /// - Returns: How many addresses caches must forget.
  private func write(
    _ manifest: Manifest, _ base: Manifest?, _ spoiled: [String], _ places: ReleasePlaces
  ) throws(FileError) -> Int {
    let document = manifest.document
    try Disk.makeFolder(places.manifests)
    try Disk.makeFolder(places.purges)
    try Disk.replace(places.manifest(manifest.name), document)
    if let key = options.key { try sign(document, of: manifest.name, key, places) }
    let list = PurgeList(from: base, to: manifest, spoiled: spoiled)
    try Disk.replace(places.purge(manifest.name), list.bytes)
    return list.addresses.count
  }

  private func sign(
    _ document: [UInt8], of name: ReleaseName, _ key: SigningKey, _ places: ReleasePlaces
  ) throws(FileError) {
    let text = key.signature(of: document) + "\n"
    try Disk.replace(places.signature(name), Array(text.utf8))
  }

  /// Signs a release that stays, if it has no signature of the key.
  ///
  /// - Returns: Whether it was signed.
  private func sign(_ name: ReleaseName, _ places: ReleasePlaces) throws(ReleaseError) -> Bool {
    guard let key = options.key else { return false }
    do throws(FileError) {
      let document = try places.document(of: name)
      let signature = (try? places.signatureBytes(of: name)) ?? []
      if key.publicKey.verifies(signature, of: document) { return false }
      try sign(document, of: name, key, places)
      try Disk.syncFileSystem(of: places.path)
    } catch {
      throw ReleaseError(error)
    }
    return true
  }
}
