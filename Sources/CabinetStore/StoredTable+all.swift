extension StoredTable {
  /// Every table, those before it that its rows refer to.
  ///
  /// A test compares them with the tables that the migrations make.
  static let all: [StoredTable] = [
    StoredTable("migration", key: [.number("version")], ["name", "applied_at"]),
    StoredTable(
      "account", key: [.text("id")],
      [
        "iin_hash", "language", "wants_email", "password_hash", "created_at", "version",
        "erased_at", "sealed",
      ]),
    StoredTable(
      "contact_phone", key: [.text("account"), .text("number_hash")],
      ["place", "language", "channels", "is_primary", "verified_at", "sealed"]),
    StoredTable(
      "consent", key: [.text("id")], ["account", "kind", "version", "given_at", "withdrawn_at"]),
    StoredTable("child", key: [.text("id")], ["account", "iin_hash", "relation", "sealed"]),
    StoredTable(
      "club", key: [.text("child"), .text("name_kazakh"), .number("since")], ["name_russian"]),
    StoredTable("attendance", key: [.text("child"), .number("day")], ["month", "is_present"]),
    StoredTable(
      "application", key: [.text("id")],
      [
        "account", "child", "child_hash", "number", "city", "queue_type", "status", "status_since",
        "language", "group_type", "kindergartens", "benefit_state", "created_at", "submitted_at",
        "sequence", "birth_year", "is_restored", "version", "sealed",
      ]),
    StoredTable(
      "place", key: [.text("id")],
      [
        "city", "bulletin", "kindergarten", "age_group", "group_type", "language", "places",
        "closes", "published_at", "withdrawn_at",
      ]),
    StoredTable(
      "referral", key: [.text("id")],
      [
        "number", "application", "account", "city", "kindergarten", "age_group", "group_type",
        "language", "status", "status_since", "issued_at", "deadline", "is_extended", "bulletin",
        "place",
      ]),
    StoredTable(
      "event", key: [.text("account"), .number("sequence")],
      [
        "at", "kind", "status", "city", "application", "application_number", "referral",
        "referral_number",
      ]),
    StoredTable("queue", key: [.text("name")], ["id"]),
    StoredTable("queue_entry", key: [.number("slot")], ["application"]),
    StoredTable("queue_count", key: [.number("slot")], ["count"]),
    StoredTable("counter", key: [.text("name")], ["value"]),
    StoredTable(
      "code", key: [.text("subject"), .text("purpose")], ["hash", "created_at", "tries", "used_at"]),
    StoredTable("attempt", key: [.text("name")], ["count", "since"]),
    StoredTable(
      "session", key: [.text("id")],
      [
        "secret_hash", "account", "iin_hash", "city", "method", "scope", "device", "created_at",
        "seen_at", "sealed",
      ]),
    StoredTable(
      "idempotency", key: [.text("key_hash")],
      ["request_hash", "account", "status", "headers", "body", "created_at"]),
    StoredTable(
      "audit", key: [.number("sequence")], ["at", "actor", "action", "subject", "city", "digest"]),
    StoredTable(
      "employee", key: [.text("id")], ["role", "places", "token_hash", "revoked_at", "sealed"]),
    StoredTable(
      "message", key: [.text("id")],
      [
        "account", "channel", "language", "kind", "created_at", "attempts", "next_at", "event",
        "state", "reason", "taken_by", "taken_at", "address_hash", "sealed",
      ]),
    StoredTable("setting", key: [.text("name")], ["value"]),
    StoredTable("phone_login", key: [.text("number_hash")], ["account", "sealed"]),
    StoredTable(
      "document", key: [.text("id")],
      ["application", "account", "file", "kind", "size", "created_at", "sealed"]),
    StoredTable("place_application", key: [.text("application")], ["place", "at"]),
    StoredTable(
      "review", key: [.text("id")],
      ["account", "city", "kindergarten", "rating", "text", "language", "status", "at"]),
    StoredTable(
      "device", key: [.text("id")],
      ["secret_hash", "phone_hash", "name", "terms_version", "linked_at", "seen_at", "sealed"]),
    StoredTable(
      "device_link", key: [.text("hash")],
      [
        "phone_hash", "password_hash", "city", "is_proved", "created_at", "tries", "used_at",
        "sealed",
      ]),
    StoredTable(
      "device_message", key: [.text("id")],
      ["device", "sequence", "kind", "language", "sealed", "at", "expires_at"]),
    StoredTable(
      "admission", key: [.text("id")],
      [
        "serial", "number", "referral", "application", "account", "city", "kindergarten", "status",
        "status_since", "created_at", "signed_at", "is_contract_read", "sealed", "version",
      ]),
    StoredTable(
      "admission_document", key: [.text("admission"), .text("form")],
      ["account", "file", "sealed", "kind", "size", "created_at"]),
    StoredTable(
      "admission_paper", key: [.text("admission"), .text("kind")], ["form", "bytes", "sealed"]),
    StoredTable(
      "admission_history", key: [.text("admission"), .number("sequence")], ["at", "status"]),
    StoredTable(
      "proposal", key: [.text("subject")], ["act", "employee", "status", "since", "at", "sealed"]),
    StoredTable(
      "staff_session", key: [.text("id")], ["secret_hash", "employee", "created_at", "seen_at"]),
  ]
}
