import Build
import Content
import Diagnostics
import Files
import Languages
public import Portal

/// What a publishing would change against what stands in a folder now.
public struct SiteComparison: Sendable {
  /// What becomes of an address.
  public enum Kind: String, Sendable, CaseIterable {
    case added
    case changed
    case removed
  }

  /// An address that changes.
  public struct Difference: Sendable, Equatable {
    /// From the portal's root, folders with a slash at the end.
    public let address: String
    /// What becomes of it.
    public let kind: Kind
    /// Its city; nil for what belongs to none.
    public let city: String?
    /// Its language, if it has one.
    public let language: String?
  }

  private let site: Site
  private let files: [String: Fingerprint]
  /// Whether what stands in the folder are some regions of a portal.
  private let isSlice: Bool

  /// Takes what stands in a folder of releases (its current one) or in a folder that was built.
  ///
  /// - Throws: `ReleaseError` when it is neither.
  public init(_ site: Site, with path: String) throws(ReleaseError) {
    self.site = site
    let places = ReleasePlaces(path)
    if FileStatus(places.mark) != nil {
      guard let name = places.currentName else {
        (files, isSlice) = ([:], false)
        return
      }
      guard let manifest = places.manifest(of: name) else {
        throw .refused("the manifest of \(name.text) is missing or damaged: publish anew")
      }
      isSlice = manifest.slice != nil
      files = Dictionary(
        uniqueKeysWithValues: manifest.own.compactMap { file in
          manifest.entries[file].map { (file, $0.fingerprint) }
        })
      return
    }
    isSlice = false
    do throws(BuildError) {
      files = try BuiltOutput.fingerprints(in: path)
    } catch {
      throw ReleaseError(error)
    }
  }

  /// Renders the site and compares.
  ///
  /// - Parameters:
  ///   - jobs: How many threads work at a time.
  ///   - isEverything: Whether the site has all cities; otherwise only the chosen are compared.
  /// - Returns: What differs, in byte order of the addresses.
  /// - Throws: `ReleaseError` when a page cannot be rendered.
  public func run(jobs: Int, isEverything: Bool) throws(ReleaseError) -> [Difference] {
    let shared =
      isEverything
      ? site.sharedRoutes : site.routesForCities { !isSlice && files[$0] != nil }
    let parts = SiteWalk(site, shared: shared, jobs: jobs).run { FingerprintWriter() }
    if let failure = parts.lazy.compactMap(\.failure).first { throw ReleaseError(failure) }
    var new: [String: Fingerprint] = [:]
    for (file, fingerprint) in parts.flatMap(\.result) { new[file] = fingerprint }
    let chosen = Set(site.selectedCities.map { site.content.cities[$0].slug })
    let gone = files.keys.filter { file in
      new[file] == nil && (isEverything || chosen.contains(String(file.prefix { $0 != "/" })))
    }
    let differences =
      gone.map { difference($0, .removed) }
      + new.compactMap { file, fingerprint in
        guard let old = files[file] else { return difference(file, .added) }
        return old == fingerprint ? nil : difference(file, .changed)
      }
    return differences.sorted { $0.address.utf8.lexicographicallyPrecedes($1.address.utf8) }
  }

  private func difference(_ file: String, _ kind: Kind) -> Difference {
    let parts = file.split(separator: "/", maxSplits: 2).map(String.init)
    let cities = site.content.cities.lazy.map(\.slug)
    let languages = site.content.site.languages.map(\.code)
    // A city that is gone from the table still has its folder.
    let isCity =
      parts.count > 1
      && (cities.contains(parts[0]) || parts.count > 2 && languages.contains(parts[1]))
    let language = isCity ? parts.dropFirst().first : parts.first
    return Difference(
      address: PurgeList.address(of: file), kind: kind, city: isCity ? parts.first : nil,
      language: language.flatMap { languages.contains($0) && parts.count > 1 ? $0 : nil })
  }
}

/// Keeps the fingerprints of outputs and nothing else.
private struct FingerprintWriter: OutputWriter {
  private(set) var result: [(file: String, fingerprint: Fingerprint)] = []

  mutating func write(_ file: String, _ bytes: [UInt8]) {
    result.append((file, Fingerprint(of: bytes)))
  }
}
