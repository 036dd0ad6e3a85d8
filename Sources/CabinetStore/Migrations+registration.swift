extension Migrations {
  /// Signing in by a number, what a parent says of a child, papers of a benefit.
  static let registration = """
    CREATE TABLE phone_login (
      number TEXT NOT NULL PRIMARY KEY, account TEXT NOT NULL REFERENCES account (id)
    );
    CREATE INDEX phone_login_account ON phone_login (account);
    ALTER TABLE child ADD COLUMN sex TEXT;
    ALTER TABLE child ADD COLUMN nationality TEXT;
    ALTER TABLE application ADD COLUMN settlement TEXT;
    ALTER TABLE application ADD COLUMN social_status TEXT;
    CREATE TABLE document (
      id TEXT NOT NULL PRIMARY KEY, application TEXT NOT NULL REFERENCES application (id),
      account TEXT NOT NULL REFERENCES account (id), file TEXT NOT NULL UNIQUE,
      digest TEXT NOT NULL, kind TEXT NOT NULL, size BIGINT NOT NULL, created_at BIGINT NOT NULL
    );
    CREATE INDEX document_application ON document (application, created_at);

    """
}
