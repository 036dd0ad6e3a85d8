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

  @Test(
    "Keeps nothing of what ends with an error, and throws that error", arguments: NotesKind.allCases
  )
  func rollsBack(kind: NotesKind) throws {
    try kind.run { notes throws in
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
      #expect(try counted(notes) == 0)
      #expect(notes.database.close().isClean)
    }
  }

  @Test("Refuses to change anything while it reads", arguments: NotesKind.allCases)
  func refusesWritingInRead(kind: NotesKind) throws {
    try kind.run { notes throws in
      let error = failure { () throws(SQLError) in
        _ = try notes.database.read { connection throws(SQLError) in
          try connection.execute("INSERT INTO note (id) VALUES (1)")
        }
      }
      #expect(error?.kind == .readOnly)
      #expect(try counted(notes) == 0)
    }
  }

  @Test(
    "Refuses a thread that writes another transaction instead of waiting for ever",
    arguments: NotesKind.allCases)
  func refusesNesting(kind: NotesKind) throws {
    try kind.run { notes throws in
      let error = failure { () throws(SQLError) in
        try notes.database.write { _ throws(SQLError) in
          try notes.database.write { _ throws(SQLError) in }
        }
      }
      #expect(error?.kind == .misuse)
      try notes.insert(1, nil)
    }
  }

  @Test("Shows readers the state before, until a write is done", arguments: NotesKind.allCases)
  func isolates(kind: NotesKind) throws {
    try kind.run { notes throws in
      try notes.insert(1, nil)
      try notes.database.write { connection throws(SQLError) in
        try connection.execute("INSERT INTO note (id) VALUES (2)")
        #expect(try noteCount(connection) == 2)
        #expect(try counted(notes) == 1)
      }
      #expect(try counted(notes) == 2)
      try notes.database.read { connection throws(SQLError) in
        #expect(try noteCount(connection) == 2)
        try notes.insert(3, nil)
        #expect(try noteCount(connection) == 2, "one read sees one state")
      }
      #expect(try counted(notes) == 3)
    }
  }

  @Test(
    "Writes one at a time from many threads, and reads beside it", arguments: NotesKind.allCases)
  func writesOneAtATime(kind: NotesKind) throws {
    try kind.run { notes throws in
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
      #expect(try counted(notes) == 160)
      #expect(notes.database.close().isClean)
    }
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
    let count = try restored.read { connection throws(SQLError) in try noteCount(connection) }
    #expect(count == 500)
    #expect(try restored.integrityProblems() == [])
    #expect(restored.close().isClean)
    #expect(notes.database.close().isClean)
  }
}

/// How many notes there are.
private func counted(_ notes: any NotesKept) throws(SQLError) -> Int { try notes.count() }
