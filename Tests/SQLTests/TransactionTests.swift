import Dispatch
import SQL
import Synchronization
import TestSupport
import Testing

@Suite("Transactions of a database") struct TransactionTests {
  struct Failure: SQLFailure, Equatable {
    var words: String
    init(words: String) { self.words = words }
    init(_ error: SQLError) { words = error.message }
  }

  @Test("Keeps nothing of what ends with an error, and throws that error")
  func rollsBack() throws {
    let notes = try Notes()
    #expect(throws: Failure(words: "enough")) {
      try notes.database.write { connection throws(Failure) in
        do throws(SQLError) {
          try connection.execute("INSERT INTO note (id) VALUES (1)")
        } catch {
          throw Failure(error)
        }
        throw Failure(words: "enough")
      }
    }
    #expect(try notes.count() == 0)
    #expect(notes.database.close().isClean)
  }

  @Test("Refuses to change anything while it reads")
  func refusesWritingInRead() throws {
    let notes = try Notes()
    let error = failure { () throws(SQLError) in
      _ = try notes.database.read { connection throws(SQLError) in
        try connection.execute("INSERT INTO note (id) VALUES (1)")
      }
    }
    #expect(error?.kind == .readOnly)
    #expect(try notes.count() == 0)
  }

  @Test("Refuses a thread that writes another transaction instead of waiting for ever")
  func refusesNesting() throws {
    let notes = try Notes()
    let error = failure { () throws(SQLError) in
      try notes.database.write { _ throws(SQLError) in
        try notes.database.write { _ throws(SQLError) in }
      }
    }
    #expect(error?.kind == .misuse)
    try notes.insert(1, nil)
  }

  @Test("Shows readers the state before, until a write is done")
  func isolates() throws {
    let notes = try Notes()
    try notes.insert(1, nil)
    try notes.database.write { connection throws(SQLError) in
      try connection.execute("INSERT INTO note (id) VALUES (2)")
      #expect(try Notes.count(connection) == 2)
      #expect(try notes.count() == 1)
    }
    #expect(try notes.count() == 2)
    try notes.database.read { connection throws(SQLError) in
      #expect(try Notes.count(connection) == 2)
      try notes.insert(3, nil)
      #expect(try Notes.count(connection) == 2, "one read sees one state")
    }
    #expect(try notes.count() == 3)
  }

  @Test("Writes one at a time from many threads, and reads beside it")
  func writesOneAtATime() throws {
    let notes = try Notes()
    let errors = Mutex<[SQLError]>([])
    DispatchQueue.concurrentPerform(iterations: 16) { worker in
      for round in 0..<20 {
        let error = failure { () throws(SQLError) in
          if worker % 2 == 0 {
            try notes.insert(worker * 100 + round, nil)
          } else {
            _ = try notes.count()
          }
        }
        if let error { errors.withLock { $0.append(error) } }
      }
    }
    #expect(errors.withLock { $0 } == [])
    #expect(try notes.count() == 160)
    #expect(notes.database.close().isClean)
  }

  @Test("Refuses everything after it was closed")
  func refusesAfterClosing() throws {
    let notes = try Notes()
    #expect(notes.database.close().isClean)
    let errors = [
      failure { () throws(SQLError) in try notes.insert(1, nil) },
      failure { () throws(SQLError) in _ = try notes.count() },
      failure { () throws(SQLError) in
        try notes.database.backup(to: notes.folder["copy.sqlite"])
      },
    ]
    #expect(errors.map { $0?.kind } == [.closed, .closed, .closed])
    #expect(notes.database.close().isClean, "closing again does nothing")
  }

  @Test("Copies itself while others read and write; never over something")
  func copies() throws {
    let notes = try Notes()
    for id in 0..<500 { try notes.insert(id, "note \(id)") }
    let copy = notes.folder["copy.sqlite"]
    try notes.database.write { connection throws(SQLError) in
      try connection.execute("INSERT INTO note (id) VALUES (1000)")
      try notes.database.backup(to: copy)
    }
    let second = failure { () throws(SQLError) in try notes.database.backup(to: copy) }
    #expect(second?.kind == .cannotOpen)
    let restored = try SQLiteDatabase(path: copy)
    let count = try restored.read { connection throws(SQLError) in try Notes.count(connection) }
    #expect(count == 500)
    #expect(try restored.integrityProblems() == [])
    #expect(restored.close().isClean)
    #expect(notes.database.close().isClean)
  }
}
