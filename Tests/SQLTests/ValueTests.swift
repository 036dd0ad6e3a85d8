import SQL
import Testing

@Suite("Values and rows") struct ValueTests {
  @Test(
    "Gives back what it was given: texts, numbers, bytes, nothing", arguments: NotesKind.allCases)
  func givesBack(kind: NotesKind) throws {
    try kind.run { notes throws in
      let texts = ["", "Өңір", "a\u{1}b", "'); DROP TABLE note; --", "👨‍👩‍👧", "?1"]
      try notes.database.write { connection throws(SQLError) in
        for (index, text) in texts.enumerated() {
          let bytes = [UInt8](repeating: UInt8(index), count: index)
          try connection.execute(
            "INSERT INTO note (id, text, bytes) VALUES (?1, ?2, ?3)",
            [.integer(index), .text(text), .blob(bytes)])
        }
        try connection.execute(
          "INSERT INTO note (id, text, bytes) VALUES (?1, ?2, ?3)", [.integer(.min), nil, nil])
      }
      try notes.database.read { connection throws(SQLError) in
        let rows = try connection.all(
          "SELECT id, text, bytes FROM note WHERE id >= 0 ORDER BY id", []
        ) { row throws(SQLError) in (try row.integer(0), try row.text(1), row.blob(2)) }
        #expect(rows.map(\.0) == Array(texts.indices))
        #expect(rows.map(\.1) == texts)
        #expect(rows.map(\.2.count) == Array(texts.indices))
        let empty = try connection.first("SELECT id, text, bytes FROM note WHERE id < 0", []) {
          row throws(SQLError) in
          (try row.optionalInteger(0), try row.optionalText(1), row.isNull(2), row.blob(2))
        }
        #expect(empty?.0 == .min)
        #expect(empty?.1 == nil)
        #expect(empty?.2 == true)
        #expect(empty?.3 == [])
      }
    }
  }

  @Test("Lends the bytes of a text without copying them", arguments: NotesKind.allCases)
  func lendsBytes(kind: NotesKind) throws {
    try kind.run { notes throws in
      try notes.insert(1, "әріп")
      try notes.database.read { connection throws(SQLError) in
        var sizes: [Int] = []
        try connection.query("SELECT text FROM note", []) { row throws(SQLError) in
          row.withBytes(0) { sizes.append($0.count) }
          return true
        }
        #expect(sizes == [8])
      }
    }
  }

  @Test(
    "Refuses what a column does not hold, without telling the value", arguments: NotesKind.allCases)
  func refuses(kind: NotesKind) throws {
    try kind.run { notes throws in
      try notes.insert(1, "secret")
      let wrong = failure { () throws(SQLError) in
        try notes.database.read { connection throws(SQLError) in
          _ = try connection.first("SELECT text FROM note", []) { row throws(SQLError) in
            try row.integer(0)
          }
        }
      }
      #expect(wrong?.kind == .unreadable)
      #expect(wrong?.message.contains("secret") == false)
      let unknown = failure { () throws(SQLError) in
        try notes.database.read { connection throws(SQLError) in
          let _: Letter? = try connection.first("SELECT text FROM note", []) {
            row throws(SQLError) in try row.code(0)
          }
        }
      }
      #expect(unknown?.kind == .unreadable)
      #expect(unknown?.message.contains("secret") == false)
    }
  }

  @Test("Writes places as the other database has them")
  func writesDollars() {
    let statement: Statement = "SELECT ?1, ?12"
    #expect(statement.text == "SELECT ?1, ?12")
    #expect(statement.textWithDollars == "SELECT $1, $12")
  }

  @Test(
    "Runs statements within the rows of another, the same one too", arguments: NotesKind.allCases)
  func nests(kind: NotesKind) throws {
    try kind.run { notes throws in
      for id in 1...3 { try notes.insert(id, nil) }
      let all: Statement = "SELECT id FROM note ORDER BY id"
      let pairs = try notes.database.read { connection throws(SQLError) in
        var pairs: [[Int]] = []
        try connection.query(all, []) { outer throws(SQLError) in
          let left = try outer.integer(0)
          try connection.query(all, []) { inner throws(SQLError) in
            pairs.append([left, try inner.integer(0)])
            return true
          }
          return true
        }
        return pairs
      }
      #expect(pairs.count == 9)
      #expect(pairs.last == [3, 3])
      #expect(notes.database.close().isClean)
    }
  }

  enum Letter: String {
    case alpha
  }
}
