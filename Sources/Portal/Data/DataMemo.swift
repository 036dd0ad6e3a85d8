import Files
import Mustache
import Synchronization

/// What the descriptions of open data need again and again, worked out once.
///
/// Everything in it follows from the site alone, so it changes no byte, whoever asks first.
final class DataMemo: Sendable {
  /// The size of a file and its fingerprint.
  struct Stamp {
    let bytes: Int
    let hash: String

    /// The stamp of a file that an output ends with, from a place on.
    init(_ output: borrowing Output, from start: Int) {
      self = output.withBytes { Stamp($0.extracting(start...)) }
    }

    private init(_ file: UnsafeBufferPointer<UInt8>) {
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

  /// The stamp of a file of the country, once it was written.
  func stamp(_ file: DataFile) -> Stamp? { stamps.withLock { $0[file] } }

  /// Keeps the stamp of a file of the country that was written.
  func keep(_ stamp: Stamp, of file: DataFile) { stamps.withLock { $0[file] = stamp } }

  /// A schema of cities.
  func schema(_ key: SchemaKey, _ bytes: () -> [UInt8]) -> [UInt8] {
    if let known = schemas.withLock({ $0[key] }) { return known }
    let schema = bytes()
    schemas.withLock { $0[key] = schema }
    return schema
  }
}
