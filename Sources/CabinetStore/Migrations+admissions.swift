extension Migrations {
  /// Admissions with their papers, what one employee proposes, sessions of employees.
  ///
  /// What is personal is sealed, as JSON; what was erased has none. The health
  /// papers have a table of their own: nothing that asks for proofs of benefits finds them.
  static let admissions = """
    CREATE TABLE admission (
      id TEXT NOT NULL PRIMARY KEY, serial BIGINT NOT NULL UNIQUE, number TEXT NOT NULL UNIQUE,
      referral TEXT NOT NULL REFERENCES referral (id),
      application TEXT NOT NULL REFERENCES application (id),
      account TEXT NOT NULL REFERENCES account (id), city TEXT NOT NULL,
      kindergarten TEXT NOT NULL, status TEXT NOT NULL, status_since BIGINT NOT NULL,
      created_at BIGINT NOT NULL, signed_at BIGINT, is_contract_read BIGINT NOT NULL,
      sealed {bytes}, version BIGINT NOT NULL
    );
    CREATE INDEX admission_account ON admission (account, serial);
    CREATE INDEX admission_referral ON admission (referral, serial);
    CREATE INDEX admission_city ON admission (city, status, signed_at);
    CREATE UNIQUE INDEX admission_open ON admission (referral)
      WHERE status IN ('draft', 'signed');
    CREATE TABLE admission_document (
      admission TEXT NOT NULL REFERENCES admission (id), form TEXT NOT NULL,
      account TEXT NOT NULL REFERENCES account (id), file TEXT NOT NULL UNIQUE,
      sealed {bytes} NOT NULL, kind TEXT NOT NULL, size BIGINT NOT NULL,
      created_at BIGINT NOT NULL, PRIMARY KEY (admission, form)
    );
    CREATE INDEX admission_document_account ON admission_document (account);
    CREATE TABLE admission_paper (
      admission TEXT NOT NULL REFERENCES admission (id), kind TEXT NOT NULL, form TEXT NOT NULL,
      bytes {bytes} NOT NULL, sealed {bytes} NOT NULL, PRIMARY KEY (admission, kind)
    );
    CREATE TABLE admission_history (
      admission TEXT NOT NULL REFERENCES admission (id), sequence BIGINT NOT NULL,
      at BIGINT NOT NULL, status TEXT NOT NULL, PRIMARY KEY (admission, sequence)
    );
    CREATE TABLE proposal (
      subject TEXT NOT NULL PRIMARY KEY, act TEXT NOT NULL,
      employee TEXT NOT NULL REFERENCES employee (id), status TEXT NOT NULL,
      since BIGINT NOT NULL, at BIGINT NOT NULL,
      sealed {bytes} NOT NULL
    );
    CREATE TABLE staff_session (
      id TEXT NOT NULL PRIMARY KEY, secret_hash TEXT NOT NULL UNIQUE,
      employee TEXT NOT NULL REFERENCES employee (id), created_at BIGINT NOT NULL,
      seen_at BIGINT NOT NULL
    );
    CREATE INDEX staff_session_employee ON staff_session (employee);

    """
}
