import Cabinet
import Dates
import SQL
import Secrets

extension Migrations {
  /// Personal values are sealed; what is looked up stands beside them as a keyed hash.
  static let sealedColumns = """
    ALTER TABLE account RENAME COLUMN iin TO iin_hash;
    ALTER TABLE account ADD COLUMN sealed {bytes};
    ALTER TABLE contact_phone RENAME COLUMN number TO number_hash;
    ALTER TABLE contact_phone ADD COLUMN sealed {bytes};
    ALTER TABLE phone_login RENAME COLUMN number TO number_hash;
    ALTER TABLE phone_login ADD COLUMN sealed {bytes};
    ALTER TABLE child RENAME COLUMN iin TO iin_hash;
    ALTER TABLE child ADD COLUMN sealed {bytes};
    ALTER TABLE application RENAME COLUMN child_iin TO child_hash;
    ALTER TABLE application ADD COLUMN sealed {bytes};
    ALTER TABLE session RENAME COLUMN iin TO iin_hash;
    ALTER TABLE session ADD COLUMN sealed {bytes};
    ALTER TABLE device RENAME COLUMN phone TO phone_hash;
    ALTER TABLE device ADD COLUMN sealed {bytes};
    ALTER TABLE device_link RENAME COLUMN phone TO phone_hash;
    ALTER TABLE device_link ADD COLUMN sealed {bytes};
    ALTER TABLE employee ADD COLUMN sealed {bytes};
    DROP INDEX message_event;
    ALTER TABLE message ADD COLUMN address_hash TEXT;
    ALTER TABLE message ADD COLUMN sealed {bytes};
    ALTER TABLE document ADD COLUMN sealed {bytes};
    DELETE FROM idempotency;
    """

  /// What stood there before in words.
  static let plainColumns = """
    ALTER TABLE account DROP COLUMN email;
    ALTER TABLE child DROP COLUMN surname;
    ALTER TABLE child DROP COLUMN given;
    ALTER TABLE child DROP COLUMN patronymic;
    ALTER TABLE child DROP COLUMN birth_day;
    ALTER TABLE child DROP COLUMN sex;
    ALTER TABLE child DROP COLUMN nationality;
    ALTER TABLE application DROP COLUMN reason;
    ALTER TABLE application DROP COLUMN benefit;
    ALTER TABLE application DROP COLUMN settlement;
    ALTER TABLE application DROP COLUMN social_status;
    ALTER TABLE document DROP COLUMN digest;
    ALTER TABLE session DROP COLUMN phone;
    ALTER TABLE employee DROP COLUMN name;
    ALTER TABLE message DROP COLUMN phone;
    ALTER TABLE message DROP COLUMN email;
    ALTER TABLE message DROP COLUMN text;
    CREATE UNIQUE INDEX message_event
      ON message (event, COALESCE(channel, 'email'), address_hash);
    """

  /// Seals what is there; children before applications, which take their names over.
  @Sendable static func seal(_ transaction: Transaction) throws(StoreError) {
    for table in plain {
      let rows = try transaction.all(table.select, []) { row throws(SQLError) in
        (
          try row.text(0), try row.integer(1),
          try (2..<2 + table.fields).map { column throws(SQLError) in try row.optionalText(column) }
        )
      }
      let vault = transaction.vault
      for (id, place, fields) in rows {
        let row = table.place == .contactPhone ? "\(id) \(place)" : id
        var values: [SQLValue] = [
          .text(id), .integer(place), vault.seal(table.sealed(fields), table.place, row),
        ]
        if let name = table.name { values.append(SQLValue(fields[0].map { name(vault, $0) })) }
        try transaction.run(table.update, values)
      }
    }
    try transaction.sealMessages()
    try transaction.run(
      """
      UPDATE application SET child_hash =
        (SELECT iin_hash FROM child WHERE child.id = application.child)
      WHERE child_hash IS NOT NULL
      """, [])
  }

  /// A table whose values stood there in words.
  private struct Plain {
    let place: Vault.Place
    let fields: Int
    /// Name, a number, and the values.
    let select: Statement
    let update: Statement
    /// How the first value is looked up, if it is.
    var name: (@Sendable (Vault, String) -> String)?
    /// The values as they are sealed.
    var sealed: @Sendable ([String?]) -> [String?] = { $0 }
  }

  @Sendable private static func person(_ vault: Vault, _ digits: String) -> String {
    vault.name(IIN(checked: digits))
  }

  @Sendable private static func number(_ vault: Vault, _ number: String) -> String {
    vault.name(Phone(checked: number))
  }

  private static let plain: [Plain] = [
    Plain(
      place: .account, fields: 2,
      select: "SELECT id, 0, iin_hash, email FROM account WHERE iin_hash IS NOT NULL",
      update: "UPDATE account SET sealed = ?3, iin_hash = ?4 WHERE id = ?1 AND 0 = ?2",
      name: person),
    Plain(
      place: .contactPhone, fields: 1,
      select: "SELECT account, place, number_hash FROM contact_phone",
      update:
        "UPDATE contact_phone SET sealed = ?3, number_hash = ?4 WHERE account = ?1 AND place = ?2",
      name: number),
    Plain(
      place: .phoneLogin, fields: 1, select: "SELECT account, 0, number_hash FROM phone_login",
      update: "UPDATE phone_login SET sealed = ?3, number_hash = ?4 WHERE account = ?1 AND 0 = ?2",
      name: number),
    Plain(
      place: .child, fields: 7,
      select: """
        SELECT id, 0, iin_hash, surname, given, patronymic, CAST(birth_day AS TEXT), sex,
          nationality
        FROM child WHERE iin_hash IS NOT NULL
        """, update: "UPDATE child SET sealed = ?3, iin_hash = ?4 WHERE id = ?1 AND 0 = ?2",
      name: person,
      sealed: { fields in
        var fields = fields
        fields[4] = fields[4].flatMap { Int($0) }.flatMap(Day.init(number:))?.iso
        return fields
      }),
    Plain(
      place: .application, fields: 4,
      select: """
        SELECT id, 0, reason, benefit, settlement, social_status FROM application
        WHERE child_hash IS NOT NULL
        """, update: "UPDATE application SET sealed = ?3 WHERE id = ?1 AND 0 = ?2"),
    Plain(
      place: .session, fields: 2, select: "SELECT id, 0, iin_hash, phone FROM session",
      update: "UPDATE session SET sealed = ?3, iin_hash = ?4 WHERE id = ?1 AND 0 = ?2",
      name: person),
    Plain(
      place: .device, fields: 1, select: "SELECT id, 0, phone_hash FROM device",
      update: "UPDATE device SET sealed = ?3, phone_hash = ?4 WHERE id = ?1 AND 0 = ?2",
      name: number),
    Plain(
      place: .deviceLink, fields: 1, select: "SELECT hash, 0, phone_hash FROM device_link",
      update: "UPDATE device_link SET sealed = ?3, phone_hash = ?4 WHERE hash = ?1 AND 0 = ?2",
      name: number),
    Plain(
      place: .document, fields: 1, select: "SELECT file, 0, digest FROM document",
      update: "UPDATE document SET sealed = ?3 WHERE file = ?1 AND 0 = ?2"),
    Plain(
      place: .employee, fields: 1, select: "SELECT id, 0, name FROM employee",
      update: "UPDATE employee SET sealed = ?3 WHERE id = ?1 AND 0 = ?2"),
    Plain(
      place: .message, fields: 2,
      select: "SELECT id, 0, phone, text FROM message WHERE phone IS NOT NULL",
      update: "UPDATE message SET sealed = ?3, address_hash = ?4 WHERE id = ?1 AND 0 = ?2",
      name: number),
    Plain(
      place: .message, fields: 2,
      select: "SELECT id, 0, email, text FROM message WHERE phone IS NULL",
      update: "UPDATE message SET sealed = ?3, address_hash = ?4 WHERE id = ?1 AND 0 = ?2",
      name: { $0.name(email: $1) }),
  ]
}

extension Transaction {
  /// Messages of the app were sealed in another form; what cannot be opened is forgotten.
  fileprivate func sealMessages() throws(StoreError) {
    let messages = try all("SELECT id, sealed FROM device_message", []) { row throws(SQLError) in
      (try row.text(0), row.blob(1))
    }
    for (id, sealed) in messages {
      guard let text = vault.key.open(sealed, for: "device message " + id) else {
        try run("DELETE FROM device_message WHERE id = ?1", [.text(id)])
        continue
      }
      try run(
        "UPDATE device_message SET sealed = ?2 WHERE id = ?1",
        [.text(id), vault.seal([text], .deviceMessage, id)])
    }
  }
}
