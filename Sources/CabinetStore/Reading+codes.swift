public import Cabinet
import SQL

extension Reading {
  /// The last code that was made for somebody and something.
  ///
  /// - Throws: `StoreError`.
  public func code(
    _ purpose: CodePurpose, subject: String
  ) throws(StoreError) -> OneTimeCode? {
    try first(
      """
      SELECT subject, purpose, hash, created_at, tries, used_at
      FROM code WHERE subject = ?1 AND purpose = ?2
      """, [.text(subject), SQLValue(purpose)]
    ) { row throws(SQLError) in
      OneTimeCode(
        purpose: try row.code(1), subject: try row.text(0), hash: try row.text(2),
        createdAt: try row.moment(3), tries: try row.integer(4),
        usedAt: try row.optionalMoment(5))
    }
  }
}

extension Transaction {
  /// Keeps a code in place of the one before for the same subject and purpose.
  ///
  /// - Throws: `StoreError`.
  public func put(_ code: OneTimeCode) throws(StoreError) {
    try run(
      """
      INSERT INTO code (subject, purpose, hash, created_at, tries, used_at)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6)
      ON CONFLICT (subject, purpose) DO UPDATE SET hash = excluded.hash,
        created_at = excluded.created_at, tries = excluded.tries, used_at = excluded.used_at
      """,
      [
        .text(code.subject), SQLValue(code.purpose), .text(code.hash),
        SQLValue(code.createdAt), .integer(code.tries), SQLValue(code.usedAt),
      ])
  }
}
