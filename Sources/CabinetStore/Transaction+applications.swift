public import Cabinet
import SQL

extension Transaction {
  /// Keeps a new application; its child must be kept before.
  ///
  /// - Throws: `StoreError`; `exists` when the child has a live one in the same queue.
  public func insert(_ application: Application) throws(StoreError) {
    try run(
      """
      INSERT INTO application (id, version, number, queue_type, status, status_since, sealed,
        language, group_type, kindergartens, benefit_state, submitted_at, sequence,
        is_restored, account, child, child_hash, city, created_at, birth_year)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16,
        (SELECT iin_hash FROM child WHERE id = ?16), ?17, ?18, ?19)
      """,
      values(of: application) + [
        SQLValue(application.account), SQLValue(application.child), .text(application.city),
        SQLValue(application.createdAt), .integer(application.birthYear),
      ])
  }

  /// Keeps what became of an application, if the version is still the same.
  ///
  /// - Returns: The application with its next version.
  /// - Throws: `StoreError`; `conflict` when it was changed meanwhile, `exists` when the child has
  ///   another live one in the same queue.
  @discardableResult
  public func update(_ application: Application) throws(StoreError) -> Application {
    try runOnOne(
      """
      UPDATE application SET version = version + 1, number = ?3, queue_type = ?4, status = ?5,
        status_since = ?6, sealed = ?7, language = ?8, group_type = ?9, kindergartens = ?10,
        benefit_state = ?11, submitted_at = ?12, sequence = ?13, is_restored = ?14
      WHERE id = ?1 AND version = ?2
      """, values(of: application))
    var updated = application
    updated.version += 1
    return updated
  }

  /// Deletes a draft.
  ///
  /// - Returns: False when the account has no such draft.
  /// - Throws: `StoreError`.
  public func deleteDraft(
    _ id: Identifier<Application>, of account: Identifier<Account>
  ) throws(StoreError) -> Bool {
    try run(
      """
      DELETE FROM document WHERE application = ?1 AND EXISTS
        (SELECT 1 FROM application WHERE id = ?1 AND account = ?2 AND status = 'draft')
      """, [SQLValue(id), SQLValue(account)])
    let isGone =
      try run(
        "DELETE FROM application WHERE id = ?1 AND account = ?2 AND status = 'draft'",
        [SQLValue(id), SQLValue(account)]) == 1
    if isGone { try run("DELETE FROM event WHERE application = ?1", [SQLValue(id)]) }
    return isGone
  }

  /// What can change, after the name and the version.
  private func values(of application: Application) -> [SQLValue] {
    [
      SQLValue(application.id), .integer(application.version), SQLValue(application.number?.text),
      SQLValue(application.queueType), SQLValue(application.status),
      SQLValue(application.statusSince), sealed(application),
      SQLValue(application.wish.language), SQLValue(application.wish.groupType),
      SQLValue(list: application.wish.kindergartens), SQLValue(application.benefitState),
      SQLValue(application.submittedAt),
      SQLValue(application.sequence), SQLValue(application.isRestored),
    ]
  }

  private func sealed(_ application: Application) -> SQLValue {
    vault.seal(
      [
        application.reason, application.benefit?.rawValue, application.settlement,
        application.socialStatus.map { $0.map(\.rawValue).joined(separator: ",") },
      ], .application, application.id.text)
  }
}
