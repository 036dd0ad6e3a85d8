import Cabinet
import SQL

extension Transaction {
  /// How many rows are taken at once.
  private static let pageSize = 500

  /// Opens everything with this transaction's key and seals it with another.
  ///
  /// - Throws: `StoreError`; `unreadable` for what this key did not seal.
  func reseal(with next: Vault) throws(StoreError) {
    for table in Self.tables { try reseal(table, with: next) }
    try resealNumbers(with: next)
    try run(
      """
      UPDATE application SET child_hash =
        (SELECT iin_hash FROM child WHERE child.id = application.child)
      WHERE child_hash IS NOT NULL
      """, [])
    // Answers to repetitions are kept for a day and under names that no page asks for again.
    try run("DELETE FROM idempotency", [])
  }

  private func reseal(_ table: Table, with next: Vault) throws(StoreError) {
    var last = ""
    while true {
      let rows = try all(table.select, [.text(last), .integer(Self.pageSize)]) {
        row throws(SQLError) in
        let id = try row.text(0)
        return (id, try self.sealed(row, 1, table.place, id).fields)
      }
      for (id, fields) in rows {
        try run(
          table.update,
          [.text(id), next.seal(fields, table.place, id), table.name(next, fields)])
      }
      guard rows.count == Self.pageSize, let end = rows.last?.0 else { return }
      last = end
    }
  }

  /// The numbers of accounts, whose own names change with the key.
  private func resealNumbers(with next: Vault) throws(StoreError) {
    var last = ""
    while true {
      let accounts = try all(
        "SELECT id FROM account WHERE id > ?1 ORDER BY id LIMIT ?2",
        [.text(last), .integer(Self.pageSize)]
      ) { row throws(SQLError) in try row.text(0) }
      for account in accounts { try resealNumbers(of: account, with: next) }
      guard accounts.count == Self.pageSize, let end = accounts.last else { return }
      last = end
    }
  }

  private func resealNumbers(of account: String, with next: Vault) throws(StoreError) {
    let numbers = try all(
      "SELECT place, sealed FROM contact_phone WHERE account = ?1", [.text(account)]
    ) { row throws(SQLError) in
      let place = try row.integer(0)
      return (place, try self.sealed(row, 1, .contactPhone, "\(account) \(place)").phone(0))
    }
    for (place, number) in numbers {
      try run(
        """
        UPDATE contact_phone SET sealed = ?3, number_hash = ?4 WHERE account = ?1 AND place = ?2
        """,
        [
          .text(account), .integer(place),
          next.seal([number.e164], .contactPhone, "\(account) \(place)"),
          .text(next.name(number)),
        ])
    }
    let login = try first(
      "SELECT sealed FROM phone_login WHERE account = ?1", [.text(account)]
    ) { row throws(SQLError) in try self.sealed(row, 0, .phoneLogin, account).phone(0) }
    guard let login else { return }
    try run(
      "UPDATE phone_login SET sealed = ?2, number_hash = ?3 WHERE account = ?1",
      [.text(account), next.seal([login.e164], .phoneLogin, account), .text(next.name(login))])
  }

  /// A table with sealed rows.
  private struct Table {
    let place: Vault.Place
    /// Names and sealed values of some rows behind a name.
    let select: Statement
    let update: Statement
    /// By what a row is looked up; a number without meaning where it is not.
    var name: @Sendable (Vault, [String?]) -> SQLValue = { _, _ in 0 }
  }

  @Sendable private static func person(_ vault: Vault, _ fields: [String?]) -> SQLValue {
    SQLValue(fields.first?.map { vault.name(IIN(checked: $0)) })
  }

  @Sendable private static func number(_ vault: Vault, _ fields: [String?]) -> SQLValue {
    SQLValue(fields.first?.map { vault.name(Phone(checked: $0)) })
  }

  @Sendable private static func address(_ vault: Vault, _ fields: [String?]) -> SQLValue {
    SQLValue(
      fields.first?.map {
        $0.utf8.first == UInt8(ascii: "+") ? vault.name(Phone(checked: $0)) : vault.name(email: $0)
      })
  }

  private static let tables: [Table] = [
    Table(
      place: .account,
      select:
        "SELECT id, sealed FROM account WHERE sealed IS NOT NULL AND id > ?1 ORDER BY id LIMIT ?2",
      update: "UPDATE account SET sealed = ?2, iin_hash = ?3 WHERE id = ?1", name: person),
    Table(
      place: .child,
      select:
        "SELECT id, sealed FROM child WHERE sealed IS NOT NULL AND id > ?1 ORDER BY id LIMIT ?2",
      update: "UPDATE child SET sealed = ?2, iin_hash = ?3 WHERE id = ?1", name: person),
    Table(
      place: .application,
      select: """
        SELECT id, sealed FROM application WHERE sealed IS NOT NULL AND id > ?1
        ORDER BY id LIMIT ?2
        """, update: "UPDATE application SET sealed = ?2 WHERE id = ?1 AND 0 = ?3"),
    Table(
      place: .document,
      select: "SELECT file, sealed FROM document WHERE file > ?1 ORDER BY file LIMIT ?2",
      update: "UPDATE document SET sealed = ?2 WHERE file = ?1 AND 0 = ?3"),
    Table(
      place: .admission,
      select: """
        SELECT id, sealed FROM admission WHERE sealed IS NOT NULL AND id > ?1 ORDER BY id LIMIT ?2
        """, update: "UPDATE admission SET sealed = ?2 WHERE id = ?1 AND 0 = ?3"),
    Table(
      place: .admissionDocument,
      select: "SELECT file, sealed FROM admission_document WHERE file > ?1 ORDER BY file LIMIT ?2",
      update: "UPDATE admission_document SET sealed = ?2 WHERE file = ?1 AND 0 = ?3"),
    Table(
      place: .admissionPaper,
      select: """
        SELECT admission || ' ' || kind AS name, sealed FROM admission_paper
        WHERE admission || ' ' || kind > ?1 ORDER BY name LIMIT ?2
        """,
      update: """
        UPDATE admission_paper SET sealed = ?2
        WHERE admission = SUBSTR(?1, 1, 26) AND kind = SUBSTR(?1, 28) AND 0 = ?3
        """),
    Table(
      place: .proposal,
      select: "SELECT subject, sealed FROM proposal WHERE subject > ?1 ORDER BY subject LIMIT ?2",
      update: "UPDATE proposal SET sealed = ?2 WHERE subject = ?1 AND 0 = ?3"),
    Table(
      place: .session, select: "SELECT id, sealed FROM session WHERE id > ?1 ORDER BY id LIMIT ?2",
      update: "UPDATE session SET sealed = ?2, iin_hash = ?3 WHERE id = ?1", name: person),
    Table(
      place: .employee,
      select: "SELECT id, sealed FROM employee WHERE id > ?1 ORDER BY id LIMIT ?2",
      update: "UPDATE employee SET sealed = ?2 WHERE id = ?1 AND 0 = ?3"),
    Table(
      place: .message, select: "SELECT id, sealed FROM message WHERE id > ?1 ORDER BY id LIMIT ?2",
      update: "UPDATE message SET sealed = ?2, address_hash = ?3 WHERE id = ?1", name: address),
    Table(
      place: .device, select: "SELECT id, sealed FROM device WHERE id > ?1 ORDER BY id LIMIT ?2",
      update: "UPDATE device SET sealed = ?2, phone_hash = ?3 WHERE id = ?1", name: number),
    Table(
      place: .deviceLink,
      select: "SELECT hash, sealed FROM device_link WHERE hash > ?1 ORDER BY hash LIMIT ?2",
      update: "UPDATE device_link SET sealed = ?2, phone_hash = ?3 WHERE hash = ?1", name: number),
    Table(
      place: .deviceMessage,
      select: "SELECT id, sealed FROM device_message WHERE id > ?1 ORDER BY id LIMIT ?2",
      update: "UPDATE device_message SET sealed = ?2 WHERE id = ?1 AND 0 = ?3"),
  ]
}
