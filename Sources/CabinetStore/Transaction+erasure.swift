public import Cabinet
public import Dates
import SQL

extension Transaction {
  /// Erases what is kept about a parent and the children.
  ///
  /// Of sent applications and their referrals the numbers, the city, the status and the times
  /// remain, tied to nobody. They leave their queues and places. Reviews that were decided remain
  /// without their author.
  ///
  /// - Throws: `StoreError`; `conflict` when there is no such account.
  public func erase(_ account: Identifier<Account>, at moment: Moment) throws(StoreError) {
    let values = [SQLValue(account)]
    for application in try applications(of: account) { try leaveQueue(application.id) }
    for statement in Self.erasures { try run(statement, values) }
    try runOnOne(
      """
      UPDATE account SET iin = NULL, email = NULL, wants_email = 0, password_hash = NULL,
        version = version + 1, erased_at = ?2
      WHERE id = ?1 AND erased_at IS NULL
      """, values + [SQLValue(moment)])
  }

  private static let erasures: [Statement] = [
    """
    DELETE FROM session
    WHERE account = ?1 OR iin = (SELECT iin FROM account WHERE account.id = ?1)
    """,
    // Numbers that another parent has too keep their devices; messages go with their device.
    """
    DELETE FROM device
    WHERE phone IN (SELECT number FROM contact_phone WHERE account = ?1)
      AND phone NOT IN (SELECT number FROM contact_phone WHERE account <> ?1)
    """,
    """
    DELETE FROM device_link
    WHERE phone IN (SELECT number FROM contact_phone WHERE account = ?1)
      AND phone NOT IN (SELECT number FROM contact_phone WHERE account <> ?1)
    """,
    "DELETE FROM contact_phone WHERE account = ?1",
    "DELETE FROM phone_login WHERE account = ?1",
    "DELETE FROM document WHERE account = ?1",
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
    UPDATE application SET child_iin = NULL, reason = NULL, kindergartens = '', benefit = NULL,
      benefit_state = NULL, settlement = NULL, social_status = NULL, version = version + 1
    WHERE account = ?1
    """,
    "DELETE FROM attendance WHERE child IN (SELECT id FROM child WHERE account = ?1)",
    "DELETE FROM club WHERE child IN (SELECT id FROM child WHERE account = ?1)",
    """
    DELETE FROM child WHERE account = ?1 AND NOT EXISTS
      (SELECT 1 FROM application WHERE application.child = child.id)
    """,
    """
    UPDATE child SET iin = NULL, surname = '', given = '', patronymic = NULL, birth_day = 0,
      sex = NULL, nationality = NULL
    WHERE account = ?1
    """,
  ]
}
