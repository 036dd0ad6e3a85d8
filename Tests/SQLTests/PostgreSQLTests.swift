import Dispatch
import SQL
import Synchronization
import TestSupport
import Testing

@Suite("A server of PostgreSQL") struct PostgreSQLTests {
  private func open(
    _ url: String? = nil, _ change: (inout PostgreSQLDatabase.Options) -> Void = { _ in }
  ) throws -> PostgreSQLDatabase {
    var options = PostgreSQLDatabase.Options()
    change(&options)
    return try PostgreSQLDatabase(url: try url ?? newServerDatabase(), options: options)
  }

  /// Cuts all other connections of a database.
  private func cut(_ database: PostgreSQLDatabase) throws {
    try database.read { connection throws(SQLError) in
      _ = try connection.all(
        """
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid()
        """, []
      ) { row throws(SQLError) in try row.integer(0) }
    }
  }

  @Test("Counts without a gap and without the same number twice, whoever writes beside whom")
  func countsAlongside() throws {
    let notes = try Notes(try open())
    let second = try open(nil)
    #expect(second.close().isClean)
    try notes.insert(0, nil)
    let failures = Mutex<[SQLError]>([])
    DispatchQueue.concurrentPerform(iterations: 6) { worker in
      for round in 0..<10 {
        let error = failure { () throws(SQLError) in
          try notes.database.write(worker % 2 == 0 ? .inTurn : .alongside) {
            connection throws(SQLError) in
            let next = try connection.first("SELECT MAX(id) + 1 FROM note", []) {
              row throws(SQLError) in try row.integer(0)
            }
            try connection.execute("INSERT INTO note (id) VALUES (?1)", [SQLValue(next)])
          }
        }
        // Whoever is given up says that it may be tried again, and has kept nothing.
        if let error { failures.withLock { $0.append(error) } }
        _ = round
      }
    }
    let refused = failures.withLock { $0 }
    #expect(refused.allSatisfy { $0.kind == .busy })
    #expect(try notes.count() == 61 - refused.count)
    let last = try notes.database.read { connection throws(SQLError) in
      try connection.first("SELECT MAX(id) FROM note", []) { row throws(SQLError) in
        try row.integer(0)
      }
    }
    #expect(last == 60 - refused.count)
    #expect(notes.database.close().isClean)
  }

  @Test("Runs a transaction again that another overtook, and keeps what both meant")
  func runsAgain() throws {
    let notes = try Notes(try open())
    for id in 1...2 { try notes.insert(id, "on duty \(id)") }
    // Each goes off duty when another is on duty: at once, both would see the other.
    let gate = DispatchSemaphore(value: 0)
    let runs = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: 2) { worker in
      _ = failure { () throws(SQLError) in
        try notes.database.write(.alongside) { connection throws(SQLError) in
          let count = try connection.first(
            "SELECT COUNT(*) FROM note WHERE text IS NOT NULL", []
          ) { row throws(SQLError) in try row.integer(0) }
          let run = runs.withLock { runs in
            runs += 1
            return runs
          }
          // The first two meet here, so that both have counted before either changes something.
          if run == 1 { _ = gate.wait(timeout: .now() + 10) } else { gate.signal() }
          if count == 2 {
            try connection.execute(
              "UPDATE note SET text = NULL WHERE id = ?1", [.integer(worker + 1)])
          }
        }
      }
    }
    let left = try notes.database.read { connection throws(SQLError) in
      try connection.first("SELECT COUNT(*) FROM note WHERE text IS NOT NULL", []) {
        row throws(SQLError) in try row.integer(0)
      }
    }
    #expect(left == 1)
    #expect(runs.withLock { $0 } == 3)
    #expect(notes.database.overtakenCount == 1)
    #expect(notes.database.close().isClean)
  }

  @Test("Runs those in turn once each, since they wait for each other")
  func takesTurns() throws {
    let url = try newServerDatabase()
    let notes = try Notes(try open(url))
    let other = try open(url)
    try notes.insert(0, nil)
    DispatchQueue.concurrentPerform(iterations: 4) { worker in
      for _ in 0..<10 {
        _ = failure { () throws(SQLError) in
          let database = worker % 2 == 0 ? notes.database : other
          try database.write { connection throws(SQLError) in
            _ = try connection.execute("UPDATE note SET size = COALESCE(size, 0) + 1 WHERE id = 0")
          }
        }
      }
    }
    let size = try other.read { connection throws(SQLError) in
      try connection.first("SELECT size, SUM(size), size = 40 FROM note GROUP BY size", []) {
        row throws(SQLError) in [try row.integer(0), try row.integer(1), try row.integer(2)]
      }
    }
    #expect(size == [40, 40, 1])
    #expect(notes.database.overtakenCount + other.overtakenCount == 0)
    #expect(other.close().isClean)
    #expect(notes.database.close().isClean)
  }

  @Test("Goes on after the server cut its connections, without a word to whoever asks")
  func reconnects() throws {
    let url = try newServerDatabase()
    let notes = try Notes(try open(url))
    let other = try open(url)
    for id in 1...3 {
      try cut(other)
      try notes.insert(id, nil)
      try cut(other)
      #expect(try notes.count() == id)
    }
    #expect(other.close().isClean)
    #expect(notes.database.close().isClean)
  }

  @Test("Keeps nothing of a transaction whose connection was cut, and says so")
  func tellsCut() throws {
    let url = try newServerDatabase()
    let notes = try Notes(try open(url))
    let other = try open(url)
    let error = failure { () throws(SQLError) in
      try notes.database.write { connection throws(SQLError) in
        try connection.execute("INSERT INTO note (id) VALUES (1)")
        try? cut(other)
        try connection.execute("INSERT INTO note (id) VALUES (2)")
      }
    }
    #expect(error?.kind == .unreachable)
    #expect(try notes.count() == 0)
    #expect(other.close().isClean)
    #expect(notes.database.close().isClean)
  }

  @Test("Does not keep half of what a closure went on with after a failure")
  func keepsNoHalf() throws {
    let notes = try Notes(try open())
    let error = failure { () throws(SQLError) in
      try notes.database.write { connection throws(SQLError) in
        try connection.execute("INSERT INTO note (id, text) VALUES (1, 'a')")
        _ = try? connection.execute("INSERT INTO note (id, text) VALUES (2, 'a')")
      }
    }
    #expect(error?.kind == .constraint(.unique))
    #expect(try notes.count() == 0)
    #expect(notes.database.close().isClean)
  }

  @Test("Waits for a connection or its turn so long, and then says that others were busy")
  func tellsBusy() throws {
    let url = try newServerDatabase()
    let notes = try Notes(
      try open(url) {
        ($0.connections, $0.waitMilliseconds, $0.lockMilliseconds) = (1, 50, 50)
      })
    let other = try open(url) { $0.lockMilliseconds = 50 }
    try notes.database.write { _ throws(SQLError) in
      let poor = failure { () throws(SQLError) in _ = try notes.count() }
      #expect(poor?.kind == .busy)
      let late = failure { () throws(SQLError) in try other.write { _ throws(SQLError) in } }
      #expect(late?.kind == .busy)
    }
    #expect(try notes.count() == 0)
    #expect(other.close().isClean)
    #expect(notes.database.close().isClean)
  }

  @Test("Tells which rule of the schema says no, and not the value")
  func tellsConstraints() throws {
    let notes = try Notes(try open())
    try notes.insert(1, "secret")
    func error(_ statement: Statement) -> SQLError? {
      failure { () throws(SQLError) in
        _ = try notes.database.write { connection throws(SQLError) in
          try connection.execute(statement, ["secret"])
        }
      }
    }
    let errors = [
      error("INSERT INTO note (id, text) VALUES (2, ?1)"),
      error("INSERT INTO note (id, bytes) VALUES (1, ?1)"),
      error("INSERT INTO note (id, bytes) VALUES (NULL, ?1)"),
      error("INSERT INTO note (id, bytes, topic) VALUES (2, ?1, 9)"),
      error("INSERT INTO note (id, bytes, size) VALUES (2, ?1, 0)"),
      error("SELECT nothing FROM note WHERE text = ?1"),
    ]
    #expect(
      errors.map { $0?.kind } == [
        .constraint(.unique), .constraint(.unique), .constraint(.notNull),
        .constraint(.foreignKey), .constraint(.check), .other,
      ])
    for error in errors { #expect(error?.message.contains("secret") == false) }
    #expect(notes.database.close().isClean)
  }

  @Test("Refuses addresses it cannot use, without showing a password")
  func refusesAddresses() throws {
    for url in [
      "postgres://onir:secret@127.0.0.1:1/onir", "postgres://onir:secret@[::1/onir",
      "postgres://onir:secret@%2Fnowhere/onir", "mysql://onir:secret@127.0.0.1/onir",
      "postgres://onir:secret@h/onir?nothing=1",
    ] {
      let error = failure { () throws(SQLError) in _ = try PostgreSQLDatabase(url: url) }
      #expect([.unreachable, .cannotOpen].contains(error?.kind), "\(url)")
      #expect(error?.message.contains("secret") == false)
      #expect(!PostgreSQLURL.shown(url).contains("secret"))
    }
    #expect(
      PostgreSQLURL.shown("postgres://a:b@c:d@host:1/onir?password=b") == "postgres://a@host:1/onir"
    )
    #expect(PostgreSQLURL.shown("postgres:///onir") == "postgres:///onir")
    #expect(PostgreSQLURL.shown("sqlite:var/onir.sqlite") == "sqlite:var/onir.sqlite")
  }

  @Test("Reads sums and averages of whole numbers; refuses what is none")
  func readsDecimals() throws {
    let database = try open()
    let statement: Statement = """
      SELECT CAST(?1 AS NUMERIC), 0::numeric, 10000::numeric, -100000000::numeric,
        9223372036854775807::numeric, 9999::numeric, 120000::numeric
      """
    let numbers = try database.read { connection throws(SQLError) in
      try connection.first(statement, [.integer(-20_030_004)]) { row throws(SQLError) in
        var numbers: [Int] = []
        for column in 0..<7 { numbers.append(try row.integer(column)) }
        return numbers
      }
    }
    #expect(numbers == [-20_030_004, 0, 10_000, -100_000_000, .max, 9999, 120_000])
    for statement: Statement in [
      "SELECT 1.5::numeric", "SELECT 9223372036854775808::numeric", "SELECT 'NaN'::numeric",
      "SELECT 1e40::numeric", "SELECT 0.0001::numeric", "SELECT 1.5::float8",
    ] {
      let error = failure { () throws(SQLError) in
        try database.read { connection throws(SQLError) in
          _ = try connection.first(statement, []) { row throws(SQLError) in try row.integer(0) }
        }
      }
      #expect(error?.kind == .unreadable)
    }
    #expect(database.close().isClean)
  }

  @Test("Refuses a text that the server cannot hold, as unreadable")
  func refusesZero() throws {
    let notes = try Notes(try open())
    let error = failure { () throws(SQLError) in try notes.insert(1, "a\u{0}b") }
    #expect(error?.kind == .unreadable)
    #expect(notes.database.close().isClean)
  }

  @Test("Finds a server whole, and an index that it does not vouch for")
  func findsProblems() throws {
    let notes = try Notes(try open())
    try notes.insert(1, "a")
    #expect(try notes.database.integrityProblems() == [])
    try notes.database.write { connection throws(SQLError) in
      try connection.script(
        "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'note_text_key'::regclass")
    }
    #expect(try notes.database.integrityProblems() == ["note_text_key is not valid"])
    #expect(notes.database.close().isClean)
  }
}
