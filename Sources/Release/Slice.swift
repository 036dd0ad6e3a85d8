import Diagnostics
import Files

/// Regions that were published on some machine, to be merged: the current release of a folder, whose
/// files are read by their manifest and trusted no further.
struct Slice: Sendable {
  /// The folder, as it was given.
  let path: String
  /// Where its files lie.
  let release: String
  let manifest: Manifest
  let mark: SliceMark

  /// Looks at a folder; its lock is not taken, since a release never changes.
  ///
  /// - Parameters:
  ///   - path: The folder.
  ///   - keys: Who may have signed the manifest; empty when nobody asks.
  /// - Throws: `ReleaseError` when it has no slice, or one that nobody who is trusted has signed.
  init(_ path: String, keys: [VerifyingKey]) throws(ReleaseError) {
    self.path = path
    let places = ReleasePlaces(path)
    // Links are followed nowhere but at `current`, whose words are read and not walked.
    guard let name = places.currentName,
      [places.releases, places.release(name)].allSatisfy({ FileStatus(entry: $0)?.kind == .folder })
    else {
      throw .refused("the slice \(path) holds no current release: onir publish --region makes one")
    }
    release = places.release(name)
    guard FileStatus(entry: places.manifests)?.kind == .folder,
      let document = try? places.document(of: name), let manifest = Manifest(document),
      manifest.name == name
    else {
      throw .refused(
        """
        \(places.manifest(name)) is missing or damaged, or names a file outside the release: \
        copy or publish the slice again
        """)
    }
    guard let mark = manifest.slice else {
      throw .refused(
        """
        \(path) is no slice but a whole portal: \
        onir publish --region into a folder of its own makes a slice
        """)
    }
    (self.manifest, self.mark) = (manifest, mark)
    let signature = (try? places.signatureBytes(of: name)) ?? []
    guard keys.isEmpty || keys.contains(where: { $0.verifies(signature, of: document) }) else {
      throw .refused(
        """
        the slice \(path) is not signed by a key that is trusted here: \
        publish it with --key, and give its public part by --public-key
        """)
    }
  }

  /// The cities whose pages it has, in byte order.
  var cities: [String] { mark.cities.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } }

  /// Holds the names in the release against the manifest: nothing missing, nothing more, no links.
  ///
  /// - Throws: `ReleaseError` for the first that is wrong.
  func requireNames() throws(ReleaseError) {
    let tree: Disk.Tree
    do throws(FileError) {
      tree = try Disk.tree(release)
    } catch {
      throw ReleaseError(error)
    }
    let strange = tree.others.first ?? tree.files.first { manifest.entries[$0] == nil }
    if let strange {
      let path = self.path(strange)
      throw .refused("\(path) is no file of its release: copy or publish the slice again")
    }
    guard tree.files.count != manifest.entries.count else { return }
    let found = Set(tree.files)
    let missing = manifest.entries.keys.filter { !found.contains($0) }
    if let file = missing.min(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      throw .refused("\(self.path(file)) is missing: copy or publish the slice again")
    }
  }

  /// The bytes of a file, if they are those of its entry.
  ///
  /// - Throws: `ReleaseError` when they are not.
  func bytes(of file: String, _ entry: Manifest.Entry) throws(ReleaseError) -> [UInt8] {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try Disk.readPlain(path(file), limit: entry.size)
    } catch {
      guard error.isMissing || error.isDamage else { throw ReleaseError(error) }
      throw changed(file)
    }
    guard bytes.count == entry.size, Digest.sha256Hexadecimal(bytes) == entry.digest,
      Fingerprint(of: bytes) == entry.fingerprint
    else { throw changed(file) }
    return bytes
  }

  /// Holds a file against its entry by size and time, and by its bytes if these differ or all bytes
  /// are to be read: copying may have left the time behind.
  ///
  /// - Throws: `ReleaseError` when it is not as it was published.
  func requireSound(_ file: String, _ entry: Manifest.Entry, readsEverything: Bool)
    throws(ReleaseError)
  {
    if !readsEverything, entry.matches(FileStatus(entry: path(file))) { return }
    _ = try bytes(of: file, entry)
  }

  private func changed(_ file: String) -> ReleaseError {
    .refused("\(path(file)) is not as its manifest says: copy or publish the slice again")
  }

  private func path(_ file: String) -> String { "\(release)/\(file)" }
}
