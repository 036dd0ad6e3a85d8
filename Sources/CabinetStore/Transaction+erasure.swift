public import Cabinet
public import Dates
import SQL

extension Transaction {
  /// Erases what is kept about a parent and the children.
  ///
  /// Of sent applications, their referrals and admissions the numbers, the city, the status and the
  /// times remain, tied to nobody. They leave their queues and places. Reviews that were decided remain
  /// without their author.
  ///
  /// - Throws: `StoreError`; `conflict` when there is no such account.
  public func erase(_ account: Identifier<Account>, at moment: Moment) throws(StoreError) {
    let values = [SQLValue(account)]
    for application in try applications(of: account) { try leaveQueue(application.id) }
    for statement in Self.erasures { try run(statement, values) }
    try runOnOne(
      """
      UPDATE account SET iin_hash = NULL, sealed = NULL, wants_email = 0, password_hash = NULL,
        version = version + 1, erased_at = ?2
      WHERE id = ?1 AND erased_at IS NULL
      """, values + [SQLValue(moment)])
  }

  private static let erasures: [Statement] = [
    """
    DELETE FROM session
    WHERE account = ?1 OR iin_hash = (SELECT iin_hash FROM account WHERE account.id = ?1)
    """,
    // Numbers that another parent has too keep their devices; messages go with their device.
    """
    DELETE FROM device
    WHERE phone_hash IN (SELECT number_hash FROM contact_phone WHERE account = ?1)
      AND phone_hash NOT IN (SELECT number_hash FROM contact_phone WHERE account <> ?1)
    """,
    """
    DELETE FROM device_link
    WHERE phone_hash IN (SELECT number_hash FROM contact_phone WHERE account = ?1)
      AND phone_hash NOT IN (SELECT number_hash FROM contact_phone WHERE account <> ?1)
    """,
    "DELETE FROM contact_phone WHERE account = ?1",
    "DELETE FROM phone_login WHERE account = ?1",
    "DELETE FROM document WHERE account = ?1",
    "DELETE FROM admission_document WHERE account = ?1",
    """
    DELETE FROM admission_paper
    WHERE admission IN (SELECT id FROM admission WHERE account = ?1)
    """,
    """
    DELETE FROM proposal WHERE subject IN (SELECT id FROM admission WHERE account = ?1)
      OR subject IN (SELECT id FROM application WHERE account = ?1)
      OR subject IN (SELECT id FROM application WHERE account = ?1)
    """,
    """
    UPDATE admission SET sealed = NULL, version = version + 1
    WHERE account = ?1
    """,
    "DELETE FROM consent WHERE account = ?1",
    "DELETE FROM message WHERE account = ?1",
    "DELETE FROM idempotency WHERE account = ?1",
    "DELETE FROM event WHERE account = ?1",
    """
    DELETE FROM place_application
    WHERE application IN (SELECT id FROM application WHERE account = ?1)
    """,
    "DELETE FROM review WHERE account = ?1 AND status = 'pending'",
    "UPDATE review SET account = NULL WHERE account = ?1",
    "DELETE FROM application WHERE account = ?1 AND status = 'draft'",
    """
    UPDATE application SET child_hash = NULL, sealed = NULL, kindergartens = '',
      benefit_state = NULL, version = version + 1
    WHERE account = ?1
    """,
    "DELETE FROM attendance WHERE child IN (SELECT id FROM child WHERE account = ?1)",
    "DELETE FROM club WHERE child IN (SELECT id FROM child WHERE account = ?1)",
    """
    DELETE FROM child WHERE account = ?1 AND NOT EXISTS
      (SELECT 1 FROM application WHERE application.child = child.id)
    """,
    """
    UPDATE child SET iin_hash = NULL, sealed = NULL WHERE account = ?1
    """,
  ]
}
