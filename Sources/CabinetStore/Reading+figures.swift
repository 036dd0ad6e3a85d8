public import Dates
import SQL

/// How much waits in the cabinet: numbers of rows, nothing of anybody.
public struct StoreFigures: Sendable, Hashable {
  /// Messages by what is to become of them: waiting, sending, undelivered.
  public var messages: [String: Int] = [:]
  /// For how many seconds the oldest message that is due has been; 0 when none is.
  public var secondsDue = 0
  /// Live referrals whose last day is over.
  public var dueReferrals = 0
  /// Applications by status.
  public var applications: [String: Int] = [:]
}

extension Reading {
  /// How much waits at a time.
  ///
  /// - Parameters:
  ///   - moment: The time.
  ///   - day: The day it is.
  /// - Returns: The numbers.
  /// - Throws: `StoreError`.
  public func figures(at moment: Moment, day: Day) throws(StoreError) -> StoreFigures {
    var figures = StoreFigures()
    figures.messages = try counts("SELECT state, COUNT(*) FROM message GROUP BY state")
    let due = try first(
      "SELECT next_at FROM message WHERE state = 'waiting' ORDER BY next_at LIMIT 1", []
    ) { row throws(SQLError) in try row.integer(0) }
    if let due { figures.secondsDue = max(0, moment.seconds - due) }
    figures.dueReferrals = try number(
      """
      SELECT COUNT(*) FROM referral
      WHERE status IN ('active', 'confirmed', 'extended') AND deadline < ?1
      """, [SQLValue(day)])
    figures.applications = try counts("SELECT status, COUNT(*) FROM application GROUP BY status")
    return figures
  }

  private func counts(_ statement: Statement) throws(StoreError) -> [String: Int] {
    let rows = try all(statement, []) { row throws(SQLError) in
      (try row.text(0), try row.integer(1))
    }
    return Dictionary(rows, uniquingKeysWith: +)
  }

  /// Refuses a database whose tables are not those of this program.
  ///
  /// Another program may have brought it up to date, or a copy of before may have been laid in its place.
  ///
  /// - Throws: `StoreError`; `newer` when a newer program has used it, `unreadable` when it is older.
  public func requireOwnVersion() throws(StoreError) {
    let known = Migrations.all.last?.version ?? 0
    let found = try number("SELECT COALESCE(MAX(version), 0) FROM migration", [])
    guard found <= known else { throw .newer(found: found, known: known) }
    guard found == known else {
      throw .unreadable("the database is of an older program: onir database migrate")
    }
  }
}
