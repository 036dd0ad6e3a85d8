import CabinetService
import CabinetStore
import Dates
import Documents
import Files
import Secrets

/// Where the cabinet keeps its things, for every command that opens it.
struct CabinetOptions {
  static let database = Definition.Option(
    name: "--database", value: "URL", help: "the cabinet's database (sqlite:var/onir.sqlite)")
  static let keyFile = Definition.Option(
    name: "--key-file", value: "FILE",
    help: "the portal's secret, made when it is missing (var/key)")

  static let documents = Definition.Option(
    name: "--documents", value: "DIR",
    help: "where the papers of parents are kept (var/documents)")

  let database: String
  let keyFile: String
  private let documents: String

  init(_ arguments: Arguments) {
    database = arguments.value("--database") ?? "sqlite:var/onir.sqlite"
    keyFile = arguments.value("--key-file") ?? "var/key"
    documents = arguments.value("--documents") ?? "var/documents"
  }

  /// Where papers are kept.
  var documentFolder: DocumentFolder { DocumentFolder(documents) { Random.bytes($0) } }

  /// Opens the database, brings its tables up to date, and holds the key against it.
  ///
  /// - Parameters:
  ///   - now: The time.
  ///   - isMade: Whether a database that is missing is made.
  /// - Returns: The store and the portal's secret.
  /// - Throws: `CommandFailure` when either cannot be used, or the key is another database's.
  func open(now: Moment, isMade: Bool) throws(CommandFailure) -> (store: Store, key: Key) {
    let store = try store(now: now, isMade: isMade)
    do throws(CommandFailure) {
      return (store, try key(of: store))
    } catch {
      _ = store.close()
      throw error
    }
  }

  /// Opens the database and brings its tables up to date.
  func store(now: Moment, isMade: Bool) throws(CommandFailure) -> Store {
    guard isMade || !database.hasPrefix("sqlite:") || Store.exists(database) else {
      throw .machine("there is no \(database): onir database migrate makes it")
    }
    return try asking { () throws(StoreError) in try Store.open(database, now: now) }
  }

  /// The secret of a database: the one its first user made, and no other.
  private func key(of store: Store) throws(CommandFailure) -> Key {
    let setting = "key_check"
    let known = try asking { () throws(StoreError) in
      try store.read { reading throws(StoreError) in try reading.setting(setting) }
    }
    let found = try readKey()
    if let known {
      guard let found else {
        throw .machine("\(keyFile) is missing, and \(database) was made with a key: name that one")
      }
      guard Self.mark(found) == known else {
        throw .machine("\(keyFile) is not the key that \(database) was made with")
      }
      return found
    }
    let key: Key
    if let found { key = found } else { key = try makeKey() }
    try asking { () throws(StoreError) in
      try store.write { transaction throws(StoreError) in
        try transaction.put(Self.mark(key), forSetting: setting)
      }
    }
    return key
  }

  private func asking<Answer>(
    _ body: () throws(StoreError) -> Answer
  ) throws(CommandFailure) -> Answer {
    do throws(StoreError) {
      return try body()
    } catch {
      throw .machine("\(database): \(error.message)")
    }
  }

  private static func mark(_ key: Key) -> String { key.hash("", for: "key check") }

  /// Reads the secret; nil when there is no file.
  private func readKey() throws(CommandFailure) -> Key? {
    let found: [UInt8]?
    do throws(FileError) {
      found = try SecretFile.read(keyFile)
    } catch {
      let hint = error.action == "trust" ? ": others may read it too (chmod 600)" : ""
      throw .machine(error.message + hint)
    }
    guard let found else { return nil }
    guard let key = Key(found) else {
      throw .machine("\(keyFile) holds no key of \(Key.length) bytes")
    }
    return key
  }

  private func makeKey() throws(CommandFailure) -> Key {
    let key = Key.random()
    do throws(FileError) {
      try SecretFile.write(key.fileBytes, to: keyFile)
    } catch {
      throw .machine(error.message)
    }
    return key
  }
}
