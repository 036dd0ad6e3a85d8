import Synchronization

/// What the descriptions of open data need again and again, worked out once.
///
/// Everything in it follows from the site alone, so it changes no byte, whoever asks first.
final class DataMemo: Sendable {
  /// A schema that every city has alike.
  struct SchemaKey: Hashable {
    let table: DataTable
    let form: DataForm
    /// Whether there is a catalogue that bulletins refer to.
    let hasCatalogue: Bool
  }

  /// Of the country's files.
  let stamps = DataStamps()
  private let published = Mutex<[PublishedData]?>(nil)
  private let filled = Mutex<Set<DataTable>?>(nil)
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

  /// A schema of cities.
  func schema(_ key: SchemaKey, _ bytes: () -> [UInt8]) -> [UInt8] {
    if let known = schemas.withLock({ $0[key] }) { return known }
    let schema = bytes()
    schemas.withLock { $0[key] = schema }
    return schema
  }
}
