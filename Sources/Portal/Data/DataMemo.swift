import Files
import Synchronization

/// What the descriptions of open data need again and again, worked out once.
///
/// Everything in it follows from the site alone, so it changes no byte, whoever asks first.
final class DataMemo: Sendable {
  /// The size of a file and its fingerprint.
  struct Stamp {
    let bytes: Int
    let hash: String

    init(_ file: [UInt8]) {
      bytes = file.count
      hash = "sha256:" + Digest.sha256Hexadecimal(file)
    }
  }

  /// A schema that every city has alike.
  struct SchemaKey: Hashable {
    let table: DataTable
    let form: DataForm
    /// Whether there is a catalogue that bulletins refer to.
    let hasCatalogue: Bool
  }

  private let published = Mutex<[PublishedData]?>(nil)
  private let filled = Mutex<Set<DataTable>?>(nil)
  private let stamps = Mutex<[DataFile: Stamp]>([:])
  private let schemas = Mutex<[SchemaKey: [UInt8]]>([:])

  /// The cities that have open data.
  func cities(_ make: () -> [PublishedData]) -> [PublishedData] {
    if let known = published.withLock({ $0 }) { return known }
    let cities = make()
    published.withLock { $0 = cities }
    return cities
  }

  /// The tables that any city has.
  func tables(_ make: () -> Set<DataTable>) -> Set<DataTable> {
    if let known = filled.withLock({ $0 }) { return known }
    let tables = make()
    filled.withLock { $0 = tables }
    return tables
  }

  /// The stamp of a file of the country; it is written for that only if nobody has written it before.
  func stamp(_ file: DataFile, _ bytes: () -> [UInt8]) -> Stamp {
    if let known = stamps.withLock({ $0[file] }) { return known }
    let stamp = Stamp(bytes())
    stamps.withLock { $0[file] = stamp }
    return stamp
  }

  /// A schema of cities.
  func schema(_ key: SchemaKey, _ bytes: () -> [UInt8]) -> [UInt8] {
    if let known = schemas.withLock({ $0[key] }) { return known }
    let schema = bytes()
    schemas.withLock { $0[key] = schema }
    return schema
  }
}
