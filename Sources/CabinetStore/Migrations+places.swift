extension Migrations {
  /// The places of bulletins, who applied to them, and reviews.
  ///
  /// An application names one place at most. A referral names its place unless it came of a table.
  static let places = """
    CREATE TABLE place (
      id TEXT NOT NULL PRIMARY KEY, city TEXT NOT NULL, bulletin BIGINT NOT NULL,
      kindergarten TEXT NOT NULL, age_group TEXT NOT NULL, group_type TEXT NOT NULL,
      language TEXT NOT NULL, places BIGINT NOT NULL, closes BIGINT NOT NULL,
      published_at BIGINT NOT NULL, withdrawn_at BIGINT
    );
    CREATE INDEX place_city ON place (city, bulletin);
    CREATE TABLE place_application (
      application TEXT NOT NULL PRIMARY KEY REFERENCES application (id),
      place TEXT NOT NULL REFERENCES place (id), at BIGINT NOT NULL
    );
    CREATE INDEX place_application_place ON place_application (place);
    ALTER TABLE referral ADD COLUMN place TEXT REFERENCES place (id);
    CREATE INDEX referral_place ON referral (place) WHERE place IS NOT NULL;
    CREATE TABLE review (
      id TEXT NOT NULL PRIMARY KEY, account TEXT REFERENCES account (id), city TEXT NOT NULL,
      kindergarten TEXT NOT NULL, rating BIGINT NOT NULL, text TEXT NOT NULL,
      language TEXT NOT NULL, status TEXT NOT NULL, at BIGINT NOT NULL
    );
    CREATE INDEX review_account ON review (account, at);
    CREATE INDEX review_city ON review (city, at);

    """
}
