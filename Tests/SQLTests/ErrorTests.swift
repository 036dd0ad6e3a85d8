import Dispatch
import Glibc
import SQL
import Synchronization
import TestSupport
import Testing

@Suite("Errors of a database") struct ErrorTests {
  private let folder = ScratchFolder()

  private func opening(_ path: String) -> SQLError? {
    failure { () throws(SQLError) in _ = try SQLiteDatabase(path: path) }
  }

  @Test("Tells which rule of the schema says no, and not the value")
  func tellsConstraints() throws {
    let notes = try Notes()
    try notes.insert(1, "secret")
    func kind(_ statement: Statement) -> SQLError? {
      failure { () throws(SQLError) in
        _ = try notes.database.write { connection throws(SQLError) in
          try connection.execute(statement, ["secret"])
        }
      }
    }
    let errors = [
      kind("INSERT INTO note (id, text) VALUES (2, ?1)"),
      kind("INSERT INTO note (id, bytes) VALUES (1, ?1)"),
      kind("INSERT INTO note (id, bytes) VALUES (NULL, ?1)"),
      kind("INSERT INTO note (id, bytes, topic) VALUES (2, ?1, 9)"),
      kind("INSERT INTO note (id, bytes, size) VALUES (2, ?1, 0)"),
      kind("SELECT nothing FROM note WHERE text = ?1"),
      kind("SELECT 1"),
    ]
    #expect(
      errors.map { $0?.kind } == [
        .constraint(.unique), .constraint(.unique), .constraint(.notNull),
        .constraint(.foreignKey), .constraint(.check), .other, .misuse,
      ])
    for error in errors { #expect(error?.message.contains("secret") == false) }
    #expect(try notes.count() == 1)
    #expect(notes.database.close().isClean)
  }

  @Test("Refuses a file that is something else, and leaves it as it was")
  func refusesOtherFiles() throws {
    let path = folder["letter.txt"]
    let file = try #require(fopen(path, "w"))
    fputs(String(repeating: "Dear reader, this is no database. ", count: 40), file)
    fclose(file)
    var before = stat()
    stat(path, &before)
    #expect(opening(path)?.kind == .notADatabase)
    var after = stat()
    stat(path, &after)
    #expect(before.st_size == after.st_size)
  }

  @Test("Refuses a file that is damaged")
  func refusesDamage() throws {
    let path = folder["damaged.sqlite"]
    let database = try SQLiteDatabase(path: path)
    try database.write { connection throws(SQLError) in
      try connection.script("CREATE TABLE note (text TEXT)")
      for _ in 0..<2000 {
        try connection.execute("INSERT INTO note VALUES (?1)", ["a text of some length"])
      }
    }
    #expect(try database.integrityProblems() == [])
    #expect(database.close().isClean)
    let file = try #require(fopen(path, "r+"))
    fseek(file, 3 * 4096, SEEK_SET)
    for _ in 0..<4096 { fputc(0x5A, file) }
    fclose(file)
    let damaged = try SQLiteDatabase(path: path)
    let error = failure { () throws(SQLError) in
      try damaged.read { connection throws(SQLError) in
        _ = try connection.all("SELECT text FROM note", []) { row throws(SQLError) in
          try row.text(0)
        }
      }
    }
    #expect(error?.kind == .corrupt)
    #expect(try !damaged.integrityProblems().isEmpty)
    #expect(damaged.close().isClean)
  }

  @Test("Makes the folder of the file for the owner alone, and the file too")
  func makesFolder() throws {
    let database = try SQLiteDatabase(url: "sqlite:" + folder["var/onir.sqlite"])
    try database.write { connection throws(SQLError) in
      try connection.script("CREATE TABLE note (text TEXT)")
    }
    var status = stat()
    for (name, mode) in [
      ("var", 0o700), ("var/onir.sqlite", 0o600), ("var/onir.sqlite-wal", 0o600),
      ("var/onir.sqlite-shm", 0o600),
    ] {
      #expect(stat(folder[name], &status) == 0)
      #expect(status.st_mode & 0o777 == mode_t(mode), "\(name)")
    }
    #expect(database.close().isClean)
    #expect(stat(folder["var/onir.sqlite-wal"], &status) != 0, "the log is emptied into the file")
  }

  @Test("Closes a file to others that was open to them")
  func closesToOthers() throws {
    let path = folder["open.sqlite"]
    #expect(try SQLiteDatabase(path: path).close().isClean)
    chmod(path, 0o644)
    #expect(try SQLiteDatabase(path: path).close().isClean)
    var status = stat()
    stat(path, &status)
    #expect(status.st_mode & 0o777 == 0o600)
  }

  @Test("Refuses a folder whose own folder is missing, a folder as a file, and no path")
  func refusesPlaces() {
    #expect(opening(folder["a/b/onir.sqlite"])?.kind == .cannotOpen)
    #expect(opening(folder.path)?.kind == .cannotOpen)
    for url in ["sqlite:", "postgresql:onir", ""] {
      let error = failure { () throws(SQLError) in _ = try SQLiteDatabase(url: url) }
      #expect(error?.kind == .cannotOpen)
    }
  }

  @Test("Tells that a disk may only be read", .enabled(if: geteuid() != 0))
  func tellsReadOnlyDisk() throws {
    let path = folder["closed/onir.sqlite"]
    #expect(try SQLiteDatabase(path: path).close().isClean)
    chmod(path, 0o400)
    chmod(folder["closed"], 0o500)
    #expect(opening(path)?.kind == .readOnly)
    #expect(opening(folder["closed/other.sqlite"])?.kind == .readOnly)
    chmod(folder["closed"], 0o700)
  }

  @Test("Tells that a disk may only be read, of one that nobody may write")
  func tellsSystemDisk() {
    let error = opening("/sys/kernel/onir.sqlite")
    #expect(error?.kind == .readOnly || error?.kind == .cannotOpen)
    #expect(error?.message.contains("/sys/kernel/onir.sqlite") == true)
  }

  @Test("Tells that there is no room, keeps what was there, and goes on afterwards")
  func tellsFull() throws {
    var options = SQLiteDatabase.Options()
    options.pageLimit = 20
    let notes = try Notes(options)
    try notes.insert(1, "kept")
    let error = failure { () throws(SQLError) in
      try notes.insert(2, String(repeating: "long ", count: 50_000))
    }
    #expect(error?.kind == .full)
    #expect(try notes.count() == 1)
    try notes.insert(3, "short")
    #expect(try notes.count() == 2)
    #expect(notes.database.close().isClean)
  }

  @Test("Tells that another process writes")
  func tellsBusy() throws {
    var options = SQLiteDatabase.Options()
    options.busyMilliseconds = 20
    let notes = try Notes(options)
    let other = try SQLiteDatabase(path: notes.database.path, options: options)
    let error = try notes.database.write { _ throws(SQLError) in
      failure { () throws(SQLError) in try other.write { _ throws(SQLError) in } }
    }
    #expect(error?.kind == .busy)
    #expect(other.close().isClean)
    #expect(notes.database.close().isClean)
  }

  @Test(
    "Refuses while its file is away or another is in its place, and works on the one that is back")
  func followsItsPath() throws {
    let notes = try Notes()
    try notes.insert(1, "kept")
    let path = notes.database.path
    #expect(notes.database.close().isClean)
    let database = try SQLiteDatabase(path: path)
    func insert(_ id: Int) -> SQLError? {
      failure { () throws(SQLError) in
        _ = try database.write { connection throws(SQLError) in
          try connection.execute("INSERT INTO note (id) VALUES (?1)", [.integer(id)])
        }
      }
    }
    func count() throws(SQLError) -> Int {
      try database.read { connection throws(SQLError) in try noteCount(connection) }
    }
    #expect(insert(2) == nil)
    #expect(try count() == 2)
    #expect(rename(path, notes.folder["away.sqlite"]) == 0)
    #expect(insert(3)?.kind == .cannotOpen)
    #expect(failure { () throws(SQLError) in _ = try count() }?.kind == .cannotOpen)
    #expect(rename(notes.folder["away.sqlite"], path) == 0)
    #expect(insert(4) == nil)
    #expect(try count() == 3, "nothing of what was refused is there")
    // SQLite throws the log away that it finds beside an empty file: that is the log of the one that is away.
    #expect(rename(path, notes.folder["away.sqlite"]) == 0)
    #expect(creat(path, 0o600) >= 0)
    #expect(insert(5)?.kind == .cannotOpen)
    #expect(failure { () throws(SQLError) in _ = try count() }?.kind == .cannotOpen)
    #expect(rename(notes.folder["away.sqlite"], path) == 0)
    #expect(insert(6) == nil)
    #expect(try count() == 4)
    #expect(try database.integrityProblems() == [])
    #expect(database.close().isClean)
  }

  @Test("Does not wait for another thread that writes for ever")
  func boundsWaiting() throws {
    var options = SQLiteDatabase.Options()
    options.busyMilliseconds = 20
    let notes = try Notes(options)
    let found = Mutex<SQLError?>(nil)
    try notes.database.write { _ throws(SQLError) in
      let done = DispatchSemaphore(value: 0)
      // Another thread: the same one would be told of misuse.
      DispatchQueue.global().async {
        let error = failure { () throws(SQLError) in try notes.insert(1, nil) }
        found.withLock { $0 = error }
        done.signal()
      }
      done.wait()
    }
    #expect(found.withLock { $0?.kind } == .busy)
    try notes.insert(2, nil)
    #expect(notes.database.close().isClean)
  }
}
