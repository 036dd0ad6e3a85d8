public import Cabinet
import Codes
public import Dates
import SQL

/// How often a child was there in a month, and how often not.
public struct MonthlyAttendance: Sendable, Hashable {
  /// The month.
  public let month: Month
  /// Days the child was there.
  public let present: Int
  /// Days the child was not.
  public let absent: Int
}

extension Reading {
  /// The children of an account, the oldest first.
  ///
  /// - Throws: `StoreError`.
  public func children(of account: Identifier<Account>) throws(StoreError) -> [Child] {
    try all(
      """
      SELECT id, account, relation, sealed
      FROM child WHERE account = ?1 AND iin_hash IS NOT NULL ORDER BY id
      """, [SQLValue(account)], child(row:)
    ).sorted { ($0.birthDay.number, $0.id.text) < ($1.birthDay.number, $1.id.text) }
  }

  /// A child that was not erased.
  ///
  /// - Throws: `StoreError`.
  public func child(_ id: Identifier<Child>) throws(StoreError) -> Child? {
    try first(
      """
      SELECT id, account, relation, sealed
      FROM child WHERE id = ?1 AND iin_hash IS NOT NULL
      """, [SQLValue(id)], child(row:))
  }

  /// The file an account has of a child.
  ///
  /// - Throws: `StoreError`.
  public func child(
    iin: IIN, of account: Identifier<Account>
  ) throws(StoreError) -> Child? {
    try first(
      """
      SELECT id, account, relation, sealed
      FROM child WHERE account = ?1 AND iin_hash = ?2
      """, [SQLValue(account), .text(vault.name(iin))], child(row:))
  }

  private func child(row: borrowing Row) throws(SQLError) -> Child {
    let id: Identifier<Child> = try row.identifier(0)
    let fields = try sealed(row, 3, .child, id.text)
    return Child(
      id: id, account: try row.identifier(1), iin: try fields.iin(0),
      name: PersonName(
        surname: try fields.text(1), given: try fields.text(2), patronymic: fields.optional(3)),
      birthDay: try fields.day(4), relation: try row.code(2), sex: try fields.optionalCode(5),
      nationality: try fields.optionalCode(6))
  }

  /// The clubs of a child, the oldest first.
  ///
  /// - Throws: `StoreError`.
  public func clubs(of child: Identifier<Child>) throws(StoreError) -> [Club] {
    try all(
      """
      SELECT name_kazakh, name_russian, since FROM club
      WHERE child = ?1 ORDER BY since, name_kazakh
      """, [SQLValue(child)]
    ) { row throws(SQLError) in
      Club(
        nameKazakh: try row.text(0), nameRussian: try row.text(1), since: try row.day(2))
    }
  }

  /// The attendance of a child from one day to another, both included, in order.
  ///
  /// - Throws: `StoreError`.
  public func attendance(
    of child: Identifier<Child>, from: Day, through: Day
  ) throws(StoreError) -> [Attendance] {
    try all(
      """
      SELECT day, is_present FROM attendance
      WHERE child = ?1 AND day >= ?2 AND day <= ?3 ORDER BY day
      """, [SQLValue(child), SQLValue(from), SQLValue(through)]
    ) { row throws(SQLError) in
      Attendance(day: try row.day(0), isPresent: try row.bool(1))
    }
  }

  /// The attendance of a child by months, the latest first.
  ///
  /// - Throws: `StoreError`.
  public func attendanceByMonth(
    of child: Identifier<Child>
  ) throws(StoreError) -> [MonthlyAttendance] {
    try all(
      """
      SELECT month, CAST(SUM(is_present) AS BIGINT), COUNT(*)
      FROM attendance WHERE child = ?1 GROUP BY month ORDER BY month DESC
      """, [SQLValue(child)]
    ) { row throws(SQLError) in
      let (month, present) = (try row.integer(0), try row.integer(1))
      guard let first = Day(year: month / 12, month: month % 12 + 1, day: 1) else {
        throw Row.unreadable(0, "a month")
      }
      return MonthlyAttendance(
        month: first.monthOfYear, present: present, absent: try row.integer(2) - present)
    }
  }
}

extension Transaction {
  /// Keeps a child's file.
  ///
  /// - Throws: `StoreError`; `exists` when the account has one of that child.
  public func insert(_ child: Child) throws(StoreError) {
    try run(
      """
      INSERT INTO child (id, account, iin_hash, relation, sealed) VALUES (?1, ?2, ?3, ?4, ?5)
      """,
      [
        SQLValue(child.id), SQLValue(child.account), .text(vault.name(child.iin)),
        SQLValue(child.relation), sealed(child),
      ])
  }

  /// Keeps what a parent says of a child (S3-38, S3-39).
  ///
  /// - Throws: `StoreError`; `conflict` when there is no such file.
  public func update(_ child: Child) throws(StoreError) {
    try runOnOne(
      "UPDATE child SET sealed = ?2 WHERE id = ?1 AND iin_hash IS NOT NULL",
      [SQLValue(child.id), sealed(child)])
  }

  private func sealed(_ child: Child) -> SQLValue {
    vault.seal(
      [
        child.iin.digits, child.name.surname, child.name.given, child.name.patronymic,
        child.birthDay.iso, child.sex?.rawValue, child.nationality?.rawValue,
      ], .child, child.id.text)
  }

  /// Takes away the file of a child for whom nothing was ever applied.
  ///
  /// - Returns: False when there are applications or entries of a kindergarten.
  /// - Throws: `StoreError`.
  public func delete(
    _ child: Identifier<Child>, of account: Identifier<Account>
  ) throws(StoreError) -> Bool {
    try run(
      """
      DELETE FROM child WHERE id = ?1 AND account = ?2
        AND NOT EXISTS (SELECT 1 FROM application WHERE application.child = child.id)
        AND NOT EXISTS (SELECT 1 FROM club WHERE club.child = child.id)
        AND NOT EXISTS (SELECT 1 FROM attendance WHERE attendance.child = child.id)
      """, [SQLValue(child), SQLValue(account)]) == 1
  }

  /// Keeps a club of a child; one that is known already is left as it is.
  ///
  /// - Throws: `StoreError`.
  public func insert(_ club: Club, of child: Identifier<Child>) throws(StoreError) {
    try run(
      """
      INSERT INTO club (child, name_kazakh, name_russian, since) VALUES (?1, ?2, ?3, ?4)
      ON CONFLICT (child, name_kazakh, since) DO NOTHING
      """,
      [
        SQLValue(child), .text(club.nameKazakh), .text(club.nameRussian), SQLValue(club.since),
      ])
  }

  /// Keeps whether a child was there; what was said of the day before is corrected.
  ///
  /// - Throws: `StoreError`.
  public func insert(
    _ attendance: Attendance, of child: Identifier<Child>
  ) throws(StoreError) {
    try run(
      """
      INSERT INTO attendance (child, day, month, is_present) VALUES (?1, ?2, ?3, ?4)
      ON CONFLICT (child, day) DO UPDATE SET is_present = excluded.is_present
      """,
      [
        SQLValue(child), SQLValue(attendance.day),
        .integer(attendance.day.year * 12 + attendance.day.month - 1),
        SQLValue(attendance.isPresent),
      ])
  }
}
