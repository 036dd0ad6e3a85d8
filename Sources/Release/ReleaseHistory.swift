import Diagnostics
import Files

/// The releases of a folder, and the way back to one of them.
public struct ReleaseHistory: Sendable {
  private let path: String

  /// Looks at a folder of releases.
  public init(_ path: String) { self.path = path }

  /// What going back did.
  public struct Change: Sendable {
    /// The release that was current; nil where `current` led nowhere.
    public let from: ReleaseName?
    /// The one that is current now.
    public let to: ReleaseName
    /// Addresses whose bytes differ, for caches in front.
    public let purged: Int
    /// The cities that most of these addresses are of, at most five, with their numbers.
    public let cities: [(slug: String, count: Int)]
    /// How many cities have such addresses.
    public let allCities: Int
  }

  /// Makes an earlier release current again, in one step.
  ///
  /// - Parameter name: The release; nil for the one that was current before.
  /// - Returns: What was done.
  /// - Throws: `ReleaseError`; "negative" when there is none to go back to.
  public func rollBack(to name: String? = nil) throws(ReleaseError) -> Change {
    let folder = try ReleaseFolder(path, isMade: false)
    defer { folder.keep() }
    let places = folder.places
    let current = places.currentName
    let target = try target(name, current, places)
    let (old, new) = (places.manifest(of: current), places.manifest(of: target))
    guard let new else {
      throw .refused(
        "the manifest of \(target.text) is missing or damaged, so nobody knows whether it is whole")
    }
    let list = PurgeList(from: old, to: new)
    do throws(FileError) {
      try Disk.makeFolder(places.purges)
      try Disk.replace(places.purge(target), list.bytes)
      try places.activate(target)
    } catch {
      throw ReleaseError(error)
    }
    let cities = list.cities(in: [old, new])
    return Change(
      from: current, to: target, purged: list.addresses.count, cities: Array(cities.prefix(5)),
      allCities: cities.count)
  }

  private func target(_ text: String?, _ current: ReleaseName?, _ places: ReleasePlaces)
    throws(ReleaseError) -> ReleaseName
  {
    guard let text else {
      guard let current else {
        let known = places.names.map(\.text).joined(separator: ", ")
        guard !known.isEmpty else { throw .negative("\(path) has no current release") }
        throw .refused(
          "\(path) has no current release, but these: \(known); onir rollback --to ID takes one")
      }
      guard let previous = places.previous(of: current) else {
        throw .negative("\(current.text) is the oldest release that is kept")
      }
      return previous
    }
    let names = places.names
    guard let name = ReleaseName(text), names.contains(name) else {
      let known = names.map(\.text).joined(separator: ", ")
      throw .refused("\(path) has no release \(text); it has \(known)")
    }
    guard name != current else { throw .negative("\(text) is current already") }
    return name
  }
}
