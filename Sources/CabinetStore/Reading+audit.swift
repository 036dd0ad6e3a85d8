public import Dates
import SQL

/// What an employee, the program or its admin did; without personal data.
public struct AuditEntry: Sendable, Hashable {
  /// Its place in the order of all, from 1 without gaps.
  public let sequence: Int
  /// When.
  public let at: Moment
  /// Who: the name of an employee in addresses, or of a part of the program.
  public let actor: String
  /// What was done.
  public let action: String
  /// To what: the name of a kept thing.
  public let subject: String
  /// The city, as its slug; empty when it is about none.
  public let city: String
  /// What the text of the entry and the digest before make together.
  public let digest: String

  /// What its digest is made of: every field on a line of its own.
  var text: String {
    [String(sequence), String(at.seconds), actor, action, subject, city]
      .map { $0.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\\n") }
      .joined(separator: "\n")
  }
}

/// Makes the digest of an entry from the digest of the one before, empty for the first, and a text.
public typealias AuditDigest = (_ previous: String, _ text: String) -> String

extension Reading {
  /// Entries of the audit in order, from behind a sequence on.
  ///
  /// - Throws: `StoreError`.
  public func auditEntries(after sequence: Int, limit: Int) throws(StoreError) -> [AuditEntry] {
    try all(
      """
      SELECT sequence, at, actor, action, subject, city, digest
      FROM audit WHERE sequence > ?1 ORDER BY sequence LIMIT ?2
      """, [.integer(sequence), .integer(limit)]
    ) { row throws(SQLError) in
      AuditEntry(
        sequence: try row.integer(0), at: try row.moment(1), actor: try row.text(2),
        action: try row.text(3), subject: try row.text(4), city: try row.text(5),
        digest: try row.text(6))
    }
  }

  /// The first entry that was changed, removed or put in.
  ///
  /// - Parameter digests: The digests of the portal's keys, the first key's first: once an entry has
  ///   that of a later key, none behind it may have that of an earlier one.
  /// - Returns: Its sequence; nil when all is whole.
  /// - Throws: `StoreError`.
  public func firstBrokenAuditEntry(_ digests: [AuditDigest]) throws(StoreError) -> Int? {
    var (last, previous, digests) = (0, "", digests[...])
    while true {
      let entries = try auditEntries(after: last, limit: 1000)
      for entry in entries {
        guard entry.sequence == last + 1,
          let place = digests.firstIndex(where: { $0(previous, entry.text) == entry.digest })
        else { return last + 1 }
        digests = digests[place...]
        (last, previous) = (entry.sequence, entry.digest)
      }
      if entries.isEmpty { break }
    }
    // Entries taken off the end leave a whole chain, but the counter remembers them.
    let written = try number(
      "SELECT value FROM counter WHERE name = ?1", [.text(Counter.audit.name)])
    return written == last ? nil : last + 1
  }
}

extension Transaction {
  /// Adds an entry to the audit; nothing changes or removes one.
  ///
  /// - Throws: `StoreError`.
  @discardableResult
  public func appendAudit(
    actor: String, action: String, subject: String, city: String = "", at moment: Moment,
    digest: AuditDigest
  ) throws(StoreError) -> AuditEntry {
    let sequence = try next(.audit)
    let previous = try auditEntries(after: sequence - 2, limit: 1).first?.digest ?? ""
    func entry(_ digest: String) -> AuditEntry {
      AuditEntry(
        sequence: sequence, at: moment, actor: actor, action: action, subject: subject,
        city: city, digest: digest)
    }
    let complete = entry(digest(previous, entry("").text))
    try run(
      """
      INSERT INTO audit (sequence, at, actor, action, subject, city, digest)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
      """,
      [
        .integer(sequence), SQLValue(moment), .text(actor), .text(action), .text(subject),
        .text(city), .text(complete.digest),
      ])
    return complete
  }
}
