public import Cabinet
import SQL

extension Reading {
  /// What was counted under a name; the rules say whether that is too old to matter.
  ///
  /// A name that is about a person is a keyed hash.
  ///
  /// - Throws: `StoreError`.
  public func attempts(_ name: String) throws(StoreError) -> Attempts? {
    try first("SELECT count, since FROM attempt WHERE name = ?1", [.text(name)]) {
      row throws(SQLError) in
      Attempts(count: try row.integer(0), windowStart: try row.moment(1))
    }
  }
}

extension Transaction {
  /// Keeps what was counted under a name.
  ///
  /// - Throws: `StoreError`.
  public func put(_ attempts: Attempts, for name: String) throws(StoreError) {
    try run(
      """
      INSERT INTO attempt (name, count, since) VALUES (?1, ?2, ?3)
      ON CONFLICT (name) DO UPDATE SET count = excluded.count, since = excluded.since
      """, [.text(name), .integer(attempts.count), SQLValue(attempts.windowStart)])
  }

  /// Forgets what was counted under a name.
  ///
  /// - Throws: `StoreError`.
  public func clearAttempts(_ name: String) throws(StoreError) {
    try run("DELETE FROM attempt WHERE name = ?1", [.text(name)])
  }
}
