public import Cabinet
import SQL

extension Reading {
  /// The papers of an application, the oldest first.
  ///
  /// - Throws: `StoreError`.
  public func documents(
    of application: Identifier<Application>
  ) throws(StoreError) -> [Document] {
    try all(
      """
      SELECT id, application, account, file, sealed, kind, size, created_at
      FROM document WHERE application = ?1 ORDER BY created_at, id
      """, [SQLValue(application)], document(row:))
  }

  /// The papers of an account.
  ///
  /// - Throws: `StoreError`.
  public func documents(of account: Identifier<Account>) throws(StoreError) -> [Document] {
    try all(
      """
      SELECT id, application, account, file, sealed, kind, size, created_at
      FROM document WHERE account = ?1 ORDER BY created_at, id
      """, [SQLValue(account)], document(row:))
  }

  private func document(row: borrowing Row) throws(SQLError) -> Document {
    let file = try row.text(3)
    return Document(
      id: try row.identifier(0), application: try row.identifier(1),
      account: try row.identifier(2), file: file,
      digest: try sealed(row, 4, .document, file).text(0), kind: try row.code(5),
      size: try row.integer(6), createdAt: try row.moment(7))
  }

  /// The names of all files that papers have, those of admissions among them.
  ///
  /// - Throws: `StoreError`.
  public func documentFiles() throws(StoreError) -> Set<String> {
    Set(
      try all("SELECT file FROM document UNION ALL SELECT file FROM admission_document", []) {
        row throws(SQLError) in try row.text(0)
      })
  }
}

extension Transaction {
  /// Keeps what is known of a paper.
  ///
  /// - Throws: `StoreError`.
  public func insert(_ document: Document) throws(StoreError) {
    try run(
      """
      INSERT INTO document (id, application, account, file, sealed, kind, size, created_at)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
      """,
      [
        SQLValue(document.id), SQLValue(document.application), SQLValue(document.account),
        .text(document.file), vault.seal([document.digest], .document, document.file),
        SQLValue(document.kind),
        .integer(document.size), SQLValue(document.createdAt),
      ])
  }

  /// Forgets a paper; its file is removed by whoever keeps files.
  ///
  /// - Throws: `StoreError`.
  public func delete(_ document: Identifier<Document>) throws(StoreError) {
    try run("DELETE FROM document WHERE id = ?1", [SQLValue(document)])
  }
}
