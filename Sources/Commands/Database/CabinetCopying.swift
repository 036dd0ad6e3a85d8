import CabinetStore
import Dates
import Diagnostics
import Files
import SQL
import Secrets

/// Copies of a database to a file of SQLite and back, wherever the database itself lies.
struct CabinetCopying: DatabaseCopying {
  let database: DatabaseName
  /// The file it lies in; nil on a server.
  let path: String?
  let keyFile: String
  /// What SQLite keeps beside a file: whatever lies there would become part of a new one.
  private static let companions = ["-wal", "-shm", "-journal"]

  func copy(
    to file: String, papers: ((Set<String>) throws(CommandFailure) -> Set<String>)?
  ) throws(CommandFailure) -> [String] {
    guard FileStatus(file) == nil else { throw .machine("\(file) is there already") }
    let temporary = Self.temporary(for: file)
    let url = "sqlite:" + temporary
    do throws(CommandFailure) {
      let problems = try storing(file) { () throws(StoreError) in
        try Store.backup(self.database.url, to: temporary)
        return try Store.integrityProblems(url)
      }
      if let papers, problems.isEmpty {
        let named = try storing(file) { () throws(StoreError) in try Store.paperFiles(url) }
        let forgotten = try papers(named)
        try storing(file) { () throws(StoreError) in
          try Store.forgetPapers(forgotten, of: url)
        }
      }
      try Self.land(temporary, at: file)
      return problems
    } catch {
      Self.remove(temporary)
      throw error
    }
  }

  func papers() throws(CommandFailure) -> Set<String> {
    try storing(database.shown) { () throws(StoreError) in
      try Store.paperFiles(self.database.url)
    }
  }

  func prepare(
    from file: String, _ keys: KeyRing
  ) throws(CommandFailure) -> any PreparedDatabase {
    try requireRoom()
    for end in Self.companions where (FileStatus(file + end)?.size ?? 0) > 0 {
      throw .machine("\(file + end) lies beside the copy: onir database backup makes one file")
    }
    let temporary = Self.temporary(for: path ?? file)
    do throws(CommandFailure) {
      do throws(FileError) {
        if let path { try SecretFile.makeFolder(of: path) }
        try Disk.copySecret(file, to: temporary)
      } catch {
        throw .machine(error.message)
      }
      return try look(temporary, file, keys)
    } catch {
      Self.remove(temporary)
      throw error
    }
  }

  /// Refuses to go on when there is a database already.
  private func requireRoom() throws(CommandFailure) {
    guard let path else {
      do throws(StoreError) {
        guard try Store.isEmpty(database.url) else { throw .exists }
      } catch {
        guard case .exists = error else {
          throw .machine("\(database.shown): \(Message(word: error.message))")
        }
        throw .machine(
          "\(database.shown) holds something already: name an empty database; nothing was changed")
      }
      return
    }
    for end in [""] + Self.companions where FileStatus(path + end) != nil {
      throw .machine("\(path + end) is there already: a database is restored to where none is")
    }
  }

  /// Opens the copy of the copy, which brings it up to date, and looks it through.
  private func look(
    _ temporary: String, _ file: String, _ keys: KeyRing
  ) throws(CommandFailure) -> any PreparedDatabase {
    let url = "sqlite:" + temporary
    let (store, prepared) = try storing(file) {
      () throws(StoreError) -> (Store, PreparedFile) in
      guard try Store.isSealed(url) else { throw .foreign }
      if let problem = try Store.integrityProblems(url).first { throw .unreadable(problem) }
      let store = try Store.open(url, keys, now: Moment.now)
      do throws(StoreError) {
        return (store, try self.prepared(store, temporary))
      } catch {
        _ = store.close()
        throw error
      }
    }
    // What is still in the log beside it would stay behind.
    guard store.close().isClean, FileStatus(temporary + "-wal") == nil else {
      throw .machine("the database did not close cleanly")
    }
    return prepared
  }

  private func prepared(
    _ store: Store, _ temporary: String
  ) throws(StoreError) -> PreparedFile {
    let messages = try store.write { transaction throws(StoreError) in
      try transaction.giveUpMessages()
    }
    return try store.read { reading throws(StoreError) in
      PreparedFile(
        temporary: temporary, path: path, database: database,
        inventory: try reading.inventory(), messages: messages,
        papers: try reading.documentFiles())
    }
  }

  /// Does something with a copy; the store's failures are told of it.
  private func storing<Result>(
    _ file: String, _ body: () throws(StoreError) -> Result
  ) throws(CommandFailure) -> Result {
    do throws(StoreError) {
      return try body()
    } catch {
      guard case .otherKey = error else {
        throw .machine("\(file): \(Message(word: error.message))")
      }
      throw .machine("\(keyFile) is not the key that \(file) was made with")
    }
  }

  /// A name beside a file that nobody else takes.
  private static func temporary(for file: String) -> String {
    file + ".unfinished-" + Random.bytes(4).map { String($0, radix: 16) }.joined(separator: "")
  }

  fileprivate static func land(_ temporary: String, at file: String) throws(CommandFailure) {
    do throws(FileError) {
      try Disk.land(temporary, at: file)
    } catch {
      throw .machine(error.message)
    }
  }

  fileprivate static func remove(_ file: String) {
    for end in [""] + companions { try? Disk.remove(file + end) }
  }
}

/// A file of SQLite beside its place.
private struct PreparedFile: PreparedDatabase {
  let temporary: String
  let path: String?
  let database: DatabaseName
  let inventory: StoreInventory
  let messages: Int
  let papers: Set<String>

  func land() throws(CommandFailure) {
    if let path { return try CabinetCopying.land(temporary, at: path) }
    do throws(StoreError) {
      try Store.copy(from: "sqlite:" + temporary, to: database.url)
    } catch {
      throw .machine("\(database.shown): \(Message(word: error.message))")
    }
    abandon()
  }

  func abandon() { CabinetCopying.remove(temporary) }
}
