import CabinetService
import CabinetStore
import Dates
import Diagnostics
import Documents
import Files
import Secrets

/// Where the cabinet keeps its things, for every command that opens it.
struct CabinetOptions {
  static let database = Definition.Option(
    name: "--database", value: "URL",
    help: "the cabinet's database, or postgres://… (sqlite:var/onir.sqlite)")
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
  ///
  /// Whoever keeps papers prepares it first; a folder that goes missing afterwards is a disk that is gone.
  var documentFolder: DocumentFolder {
    DocumentFolder(documents, isMade: false) { Random.bytes($0) }
  }

  /// The file of the database; nil where it is none.
  var databaseFile: String? {
    database.hasPrefix("sqlite:") ? String(database.dropFirst(7)) : nil
  }

  /// Opens the database with its keys and brings its tables up to date.
  ///
  /// - Parameters:
  ///   - now: The time.
  ///   - isMade: Whether a database that is missing is made.
  /// - Returns: The store.
  /// - Throws: `CommandFailure` when either cannot be used, or the key is another database's.
  func open(now: Moment, isMade: Bool) throws(CommandFailure) -> Store {
    if !isMade { try requireDatabase() }
    let keys = try keys()
    do throws(StoreError) {
      return try Store.open(database, keys, now: now)
    } catch {
      guard case .otherKey = error else {
        throw .machine("\(shown): \(Message(word: error.message))")
      }
      throw .machine("\(keyFile) is not the key that \(shown) was made with")
    }
  }

  /// The database without a password, for people to read.
  var shown: String { DatabaseName(database).shown }

  /// Refuses to go on without a database.
  func requireDatabase() throws(CommandFailure) { try DatabaseName(database).require() }

  /// Puts a new key in use, and seals everything with it.
  ///
  /// The file has the new key before the database: whenever it ends in between, one of the keys in the
  /// file opens the database, and the next run goes on.
  /// Two at once would each put another key into the file: the second one is refused.
  func rotateKey(now: Moment) throws(CommandFailure) {
    let lock: FolderLock?
    do throws(FileError) {
      lock = try FolderLock(keyFile + ".lock")
    } catch {
      throw .machine(error.message)
    }
    guard let lock else { throw .machine("\(keyFile) is being rotated by another process") }
    defer { lock.keep() }
    let store = try open(now: now, isMade: false)
    defer { _ = store.close() }
    let found = try keysThatAreThere()
    var next = found
    if found.current.fileBytes == store.keys.current.fileBytes {
      guard let rotated = found.rotated() else { throw .machine("\(keyFile) is full") }
      do throws(FileError) {
        try SecretFile.replace(rotated.fileBytes, at: keyFile)
      } catch {
        guard error.action == "replace" else { throw .machine(error.message) }
        throw .machine("\(error.message): name the file that the link leads to")
      }
      next = rotated
    }
    do throws(StoreError) {
      try store.reseal(next)
    } catch {
      throw .machine("\(shown): \(Message(word: error.message))")
    }
  }

  /// The keys of the file; none is made.
  ///
  /// - Throws: `CommandFailure` when there is no file, too.
  func keysThatAreThere() throws(CommandFailure) -> KeyRing {
    guard let found = try readKeys() else { throw .machine("\(keyFile) is missing") }
    return found
  }

  /// The keys of the file; made by whoever comes first.
  private func keys() throws(CommandFailure) -> KeyRing {
    if let found = try readKeys() { return found }
    let isSealed: Bool
    do throws(StoreError) {
      isSealed = try Store.isSealed(database)
    } catch {
      throw .machine("\(shown): \(Message(word: error.message))")
    }
    guard isSealed else { return try make() }
    // Another process that began at the same time may have made both, the key first.
    if let found = try readKeys() { return found }
    throw .machine("\(keyFile) is missing, and \(shown) was made with a key: name that one")
  }

  /// Reads the keys; nil when there is no file.
  private func readKeys() throws(CommandFailure) -> KeyRing? {
    let found: [UInt8]?
    do throws(FileError) {
      found = try SecretFile.read(keyFile)
    } catch {
      guard error.action == "trust" else { throw .machine(error.message) }
      throw .machine("\(error.message): others may read it too (chmod 600)")
    }
    guard let found else { return nil }
    guard let keys = KeyRing(found) else {
      throw .machine("\(keyFile) holds no key of \(Key.length) bytes")
    }
    return keys
  }

  /// Makes the key, unless another process that starts now was first: then that one's counts.
  private func make() throws(CommandFailure) -> KeyRing {
    let keys = KeyRing(Key.random())
    do throws(FileError) {
      try SecretFile.write(keys.fileBytes, to: keyFile)
      return keys
    } catch {
      if error.code == FileError.exists, let found = try readKeys() { return found }
      throw .machine(error.message)
    }
  }
}
