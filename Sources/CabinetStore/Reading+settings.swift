import SQL

extension Reading {
  /// A setting that the program keeps for itself.
  ///
  /// - Throws: `StoreError`.
  public func setting(_ name: String) throws(StoreError) -> String? {
    try first("SELECT value FROM setting WHERE name = ?1", [.text(name)]) {
      row throws(SQLError) in try row.text(0)
    }
  }
}

extension Transaction {
  /// Keeps a setting in place of what it was.
  ///
  /// - Throws: `StoreError`.
  public func put(_ value: String, forSetting name: String) throws(StoreError) {
    try run(
      """
      INSERT INTO setting (name, value) VALUES (?1, ?2)
      ON CONFLICT (name) DO UPDATE SET value = excluded.value
      """, [.text(name), .text(value)])
  }
}
