extension Migrations {
  /// The tables of the companion app.
  ///
  /// A number belongs to no account here: it may be linked before there is one. `sequence` keeps the
  /// order of messages that came in the same second.
  static let devices = """
    CREATE TABLE device (
      id TEXT NOT NULL PRIMARY KEY, secret_hash TEXT NOT NULL UNIQUE, phone TEXT NOT NULL,
      name TEXT NOT NULL, terms_version TEXT NOT NULL, linked_at BIGINT NOT NULL,
      seen_at BIGINT NOT NULL
    );
    CREATE INDEX device_phone ON device (phone);
    CREATE INDEX device_seen ON device (seen_at);
    CREATE TABLE device_link (
      hash TEXT NOT NULL PRIMARY KEY, phone TEXT NOT NULL, password_hash TEXT NOT NULL,
      city TEXT NOT NULL, is_proved BIGINT NOT NULL, created_at BIGINT NOT NULL,
      tries BIGINT NOT NULL, used_at BIGINT
    );
    CREATE INDEX device_link_phone ON device_link (phone);
    CREATE INDEX device_link_created ON device_link (created_at);
    CREATE TABLE device_message (
      id TEXT NOT NULL PRIMARY KEY,
      device TEXT NOT NULL REFERENCES device (id) ON DELETE CASCADE, sequence BIGINT NOT NULL,
      kind TEXT NOT NULL, language TEXT NOT NULL, sealed {bytes} NOT NULL, at BIGINT NOT NULL,
      expires_at BIGINT
    );
    CREATE INDEX device_message_device ON device_message (device, sequence);
    CREATE INDEX device_message_at ON device_message (at);
    CREATE INDEX device_message_expires ON device_message (expires_at)
      WHERE expires_at IS NOT NULL;
    CREATE INDEX contact_phone_number ON contact_phone (number);

    """
}
