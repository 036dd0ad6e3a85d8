extension Migrations {
  /// The tables of the first version.
  ///
  /// Moments are seconds since 1970 UTC, days are counted from 1970-01-01, truth is 1 or 0, lists
  /// are joined by commas. What can be erased is nullable.
  static let firstJourney = people + applications + queues + signingIn + work

  private static let people = """
    CREATE TABLE account (
      id TEXT NOT NULL PRIMARY KEY, iin TEXT UNIQUE, language TEXT NOT NULL, email TEXT,
      wants_email BIGINT NOT NULL, password_hash TEXT, created_at BIGINT NOT NULL,
      version BIGINT NOT NULL, erased_at BIGINT
    );
    CREATE TABLE contact_phone (
      account TEXT NOT NULL REFERENCES account (id), number TEXT NOT NULL, place BIGINT NOT NULL,
      language TEXT NOT NULL, channels TEXT NOT NULL, is_primary BIGINT NOT NULL,
      verified_at BIGINT NOT NULL, PRIMARY KEY (account, number)
    );
    CREATE TABLE consent (
      id TEXT NOT NULL PRIMARY KEY, account TEXT NOT NULL REFERENCES account (id),
      kind TEXT NOT NULL, version TEXT NOT NULL, given_at BIGINT NOT NULL, withdrawn_at BIGINT
    );
    CREATE INDEX consent_account ON consent (account);
    CREATE TABLE child (
      id TEXT NOT NULL PRIMARY KEY, account TEXT NOT NULL REFERENCES account (id), iin TEXT,
      surname TEXT NOT NULL, given TEXT NOT NULL, patronymic TEXT, birth_day BIGINT NOT NULL,
      relation TEXT NOT NULL, UNIQUE (account, iin)
    );
    CREATE TABLE club (
      child TEXT NOT NULL REFERENCES child (id), name_kazakh TEXT NOT NULL,
      name_russian TEXT NOT NULL, since BIGINT NOT NULL, PRIMARY KEY (child, name_kazakh, since)
    );
    CREATE TABLE attendance (
      child TEXT NOT NULL REFERENCES child (id), day BIGINT NOT NULL, month BIGINT NOT NULL,
      is_present BIGINT NOT NULL, PRIMARY KEY (child, day)
    );

    """

  private static let applications = """
    CREATE TABLE application (
      id TEXT NOT NULL PRIMARY KEY, account TEXT NOT NULL REFERENCES account (id),
      child TEXT NOT NULL REFERENCES child (id), child_iin TEXT, number TEXT UNIQUE,
      city TEXT NOT NULL, queue_type TEXT NOT NULL, status TEXT NOT NULL,
      status_since BIGINT NOT NULL, reason TEXT, language TEXT NOT NULL, group_type TEXT NOT NULL,
      kindergartens TEXT NOT NULL, benefit TEXT, benefit_state TEXT, created_at BIGINT NOT NULL,
      submitted_at BIGINT, sequence BIGINT UNIQUE, birth_year BIGINT NOT NULL,
      is_restored BIGINT NOT NULL, version BIGINT NOT NULL
    );
    CREATE INDEX application_account ON application (account, created_at);
    CREATE INDEX application_child ON application (child);
    CREATE INDEX application_status ON application (status, status_since);
    CREATE UNIQUE INDEX application_live ON application (child_iin, city, queue_type)
      WHERE status NOT IN ('draft', 'withdrawn', 'enrolled', 'rejected', 'archived');
    CREATE TABLE referral (
      id TEXT NOT NULL PRIMARY KEY, number TEXT NOT NULL UNIQUE,
      application TEXT NOT NULL REFERENCES application (id),
      account TEXT NOT NULL REFERENCES account (id), city TEXT NOT NULL,
      kindergarten TEXT NOT NULL, age_group TEXT NOT NULL, group_type TEXT NOT NULL,
      language TEXT NOT NULL, status TEXT NOT NULL, status_since BIGINT NOT NULL,
      issued_at BIGINT NOT NULL, deadline BIGINT NOT NULL, is_extended BIGINT NOT NULL,
      bulletin BIGINT NOT NULL
    );
    CREATE INDEX referral_account ON referral (account, issued_at);
    CREATE INDEX referral_application ON referral (application, issued_at);
    CREATE INDEX referral_bulletin ON referral (city, bulletin);
    CREATE INDEX referral_due ON referral (deadline)
      WHERE status IN ('active', 'confirmed', 'extended');
    CREATE UNIQUE INDEX referral_live ON referral (application)
      WHERE status IN ('active', 'confirmed', 'extended');
    CREATE TABLE event (
      account TEXT NOT NULL, sequence BIGINT NOT NULL, at BIGINT NOT NULL, kind TEXT NOT NULL,
      status TEXT NOT NULL, city TEXT, application TEXT, application_number TEXT, referral TEXT,
      referral_number TEXT, PRIMARY KEY (account, sequence)
    );
    CREATE INDEX event_application ON event (application, sequence)
      WHERE application IS NOT NULL;
    CREATE INDEX event_referral ON event (referral, sequence) WHERE referral IS NOT NULL;

    """

  private static let queues = """
    CREATE TABLE queue (name TEXT NOT NULL PRIMARY KEY, id BIGINT NOT NULL UNIQUE);
    CREATE TABLE queue_entry (
      slot {key} PRIMARY KEY, application TEXT NOT NULL REFERENCES application (id)
    );
    CREATE INDEX queue_entry_application ON queue_entry (application);
    CREATE TABLE queue_count (slot {key} PRIMARY KEY, count BIGINT NOT NULL);
    CREATE TABLE counter (name TEXT NOT NULL PRIMARY KEY, value BIGINT NOT NULL);

    """

  private static let signingIn = """
    CREATE TABLE code (
      subject TEXT NOT NULL, purpose TEXT NOT NULL, hash TEXT NOT NULL,
      created_at BIGINT NOT NULL, tries BIGINT NOT NULL, used_at BIGINT,
      PRIMARY KEY (subject, purpose)
    );
    CREATE INDEX code_created ON code (created_at);
    CREATE TABLE attempt (
      name TEXT NOT NULL PRIMARY KEY, count BIGINT NOT NULL, since BIGINT NOT NULL
    );
    CREATE INDEX attempt_since ON attempt (since);
    CREATE TABLE session (
      id TEXT NOT NULL PRIMARY KEY, secret_hash TEXT NOT NULL UNIQUE,
      account TEXT REFERENCES account (id), iin TEXT NOT NULL, phone TEXT, city TEXT NOT NULL,
      method TEXT, scope TEXT NOT NULL, device TEXT NOT NULL, created_at BIGINT NOT NULL,
      seen_at BIGINT NOT NULL
    );
    CREATE INDEX session_account ON session (account);
    CREATE INDEX session_seen ON session (seen_at);
    CREATE TABLE idempotency (
      key_hash TEXT NOT NULL PRIMARY KEY, request_hash TEXT NOT NULL, account TEXT,
      status BIGINT, headers TEXT, body {bytes}, created_at BIGINT NOT NULL
    );
    CREATE INDEX idempotency_created ON idempotency (created_at);

    """

  private static let work = """
    CREATE TABLE audit (
      sequence BIGINT NOT NULL PRIMARY KEY, at BIGINT NOT NULL, actor TEXT NOT NULL,
      action TEXT NOT NULL, subject TEXT NOT NULL, city TEXT NOT NULL, digest TEXT NOT NULL
    );
    CREATE TABLE employee (
      id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL, places TEXT NOT NULL,
      token_hash TEXT NOT NULL UNIQUE, revoked_at BIGINT
    );
    CREATE TABLE message (
      id TEXT NOT NULL PRIMARY KEY, account TEXT, phone TEXT, channel TEXT, email TEXT,
      language TEXT NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL, created_at BIGINT NOT NULL,
      attempts BIGINT NOT NULL, next_at BIGINT NOT NULL
    );
    CREATE INDEX message_next ON message (next_at);
    CREATE TABLE setting (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL);
    """
}
