public import Cabinet
import SQL
import Secrets

extension Reading {
  /// The health papers of an admission, in the order of their forms.
  ///
  /// - Throws: `StoreError`.
  public func documents(
    of admission: Identifier<Admission>
  ) throws(StoreError) -> [AdmissionDocument] {
    let found = try all(
      """
      SELECT form, admission, account, file, sealed, kind, size, created_at
      FROM admission_document WHERE admission = ?1
      """, [SQLValue(admission)], admissionDocument(row:))
    return HealthForm.allCases.compactMap { form in found.first { $0.form == form } }
  }

  /// The health papers of an account's admissions.
  ///
  /// - Throws: `StoreError`.
  public func admissionDocuments(
    of account: Identifier<Account>
  ) throws(StoreError) -> [AdmissionDocument] {
    try all(
      """
      SELECT form, admission, account, file, sealed, kind, size, created_at
      FROM admission_document WHERE account = ?1 ORDER BY created_at, admission, form
      """, [SQLValue(account)], admissionDocument(row:))
  }

  private func admissionDocument(
    row: borrowing Row
  ) throws(SQLError) -> AdmissionDocument {
    let file = try row.text(3)
    return AdmissionDocument(
      form: try row.code(0), admission: try row.identifier(1), account: try row.identifier(2),
      file: file, digest: try sealed(row, 4, .admissionDocument, file).text(0),
      kind: try row.code(5),
      size: try row.integer(6), createdAt: try row.moment(7))
  }

  /// The papers that were made of an admission, without their bytes.
  ///
  /// - Throws: `StoreError`.
  public func papers(
    of admission: Identifier<Admission>
  ) throws(StoreError) -> [AdmissionPaper] {
    try all(
      "SELECT kind, form, sealed FROM admission_paper WHERE admission = ?1 ORDER BY kind",
      [SQLValue(admission)]
    ) { row throws(SQLError) in
      let kind: AdmissionPaper.Kind = try row.code(0)
      let fields = try self.sealed(row, 2, .admissionPaper, "\(admission.text) \(kind.rawValue)")
      return AdmissionPaper(
        kind: kind, form: try row.code(1), bytes: [],
        facts: try AdmissionText.facts(try fields.text(0), column: 2))
    }
  }

  /// A paper that was made of an admission; nil while there is none.
  ///
  /// - Throws: `StoreError`.
  public func paper(
    _ kind: AdmissionPaper.Kind, of admission: Identifier<Admission>
  ) throws(StoreError) -> AdmissionPaper? {
    try first(
      "SELECT form, sealed, bytes FROM admission_paper WHERE admission = ?1 AND kind = ?2",
      [SQLValue(admission), SQLValue(kind)]
    ) { row throws(SQLError) in
      let name = "\(admission.text) \(kind.rawValue)"
      let fields = try self.sealed(row, 1, .admissionPaper, name)
      // The bytes have a key of their own, so that another one of the portal leaves them alone.
      guard let key = Key(hexadecimal: try fields.text(1)),
        let bytes = key.opened(row.blob(2), for: name)
      else { throw Row.unreadable(2, "a sealed paper") }
      return AdmissionPaper(
        kind: kind, form: try row.code(0), bytes: bytes,
        facts: try AdmissionText.facts(try fields.text(0), column: 1))
    }
  }
}

extension Transaction {
  /// Keeps a health paper in the place of the one with the same form.
  ///
  /// - Returns: The one before, whose file is removed by whoever keeps files.
  /// - Throws: `StoreError`.
  public func put(_ document: AdmissionDocument) throws(StoreError) -> AdmissionDocument? {
    let before = try documents(of: document.admission).first { $0.form == document.form }
    try deleteDocument(document.form, of: document.admission)
    try run(
      """
      INSERT INTO admission_document (admission, form, account, file, sealed, kind, size,
        created_at)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
      """,
      [
        SQLValue(document.admission), SQLValue(document.form), SQLValue(document.account),
        .text(document.file),
        vault.seal([document.digest], .admissionDocument, document.file),
        SQLValue(document.kind),
        .integer(document.size), SQLValue(document.createdAt),
      ])
    return before
  }

  /// Forgets a health paper; its file is removed by whoever keeps files.
  ///
  /// - Throws: `StoreError`.
  public func deleteDocument(
    _ form: HealthForm, of admission: Identifier<Admission>
  ) throws(StoreError) {
    try run(
      "DELETE FROM admission_document WHERE admission = ?1 AND form = ?2",
      [SQLValue(admission), SQLValue(form)])
  }

  /// Keeps a paper that was made of an admission, unless there is one of the kind.
  ///
  /// - Throws: `StoreError`.
  public func insert(
    _ paper: AdmissionPaper, of admission: Identifier<Admission>
  ) throws(StoreError) {
    let (name, key) = ("\(admission.text) \(paper.kind.rawValue)", Key.random())
    try run(
      """
      INSERT INTO admission_paper (admission, kind, form, bytes, sealed)
      VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (admission, kind) DO NOTHING
      """,
      [
        SQLValue(admission), SQLValue(paper.kind), SQLValue(paper.form),
        .blob(key.seal(paper.bytes, for: name)),
        vault.seal(
          [AdmissionText.text(paper.facts), key.hexadecimal], .admissionPaper, name),
      ])
  }

  /// Forgets a paper that was made of an admission.
  ///
  /// - Throws: `StoreError`.
  public func deletePaper(
    _ kind: AdmissionPaper.Kind, of admission: Identifier<Admission>
  ) throws(StoreError) {
    try run(
      "DELETE FROM admission_paper WHERE admission = ?1 AND kind = ?2",
      [SQLValue(admission), SQLValue(kind)])
  }
}
