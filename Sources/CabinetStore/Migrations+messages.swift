extension Migrations {
  /// What the outbox needs so that nothing is sent twice.
  ///
  /// `event` is what a message tells of, `state` one of waiting, sending and undelivered, `reason`
  /// why it is undelivered, `taken_by` the process that sends it, since `taken_at`.
  static let messages = """
    ALTER TABLE message ADD COLUMN event TEXT;
    ALTER TABLE message ADD COLUMN state TEXT NOT NULL DEFAULT 'waiting';
    ALTER TABLE message ADD COLUMN reason TEXT;
    ALTER TABLE message ADD COLUMN taken_by TEXT;
    ALTER TABLE message ADD COLUMN taken_at BIGINT;
    UPDATE message SET attempts = 0;
    CREATE UNIQUE INDEX message_event
      ON message (event, COALESCE(channel, 'email'), COALESCE(phone, email));
    DROP INDEX message_next;
    CREATE INDEX message_next ON message (next_at) WHERE state = 'waiting';
    CREATE INDEX message_taken ON message (taken_at) WHERE state = 'sending';

    """
}
