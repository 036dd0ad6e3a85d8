public import Cabinet
public import Codes

import SQL

extension Reading {
  /// A review.
  ///
  /// - Throws: `StoreError`.
  public func review(
    _ id: Identifier<KindergartenReview>
  ) throws(StoreError) -> KindergartenReview? {
    try first(
      """
      SELECT id, account, city, kindergarten, rating, text, language, status, at
      FROM review WHERE id = ?1
      """, [SQLValue(id)], Self.review)
  }

  /// The reviews of an account, the newest first.
  ///
  /// - Throws: `StoreError`.
  public func reviews(
    of account: Identifier<Account>
  ) throws(StoreError) -> [KindergartenReview] {
    try all(
      """
      SELECT id, account, city, kindergarten, rating, text, language, status, at
      FROM review WHERE account = ?1 ORDER BY at DESC, id
      """, [SQLValue(account)], Self.review)
  }

  /// The reviews of a city, the newest first; with a status, those that have it.
  ///
  /// - Throws: `StoreError`.
  public func reviews(
    city: String, _ status: ReviewStatus? = nil
  ) throws(StoreError) -> [KindergartenReview] {
    try all(
      """
      SELECT id, account, city, kindergarten, rating, text, language, status, at
      FROM review WHERE city = ?1 AND status = COALESCE(?2, status) ORDER BY at DESC, id
      """, [.text(city), SQLValue(status)], Self.review)
  }

  private static func review(_ row: borrowing Row) throws(SQLError) -> KindergartenReview {
    KindergartenReview(
      id: try row.identifier(0), account: try row.optionalIdentifier(1), city: try row.text(2),
      kindergarten: try row.text(3), rating: try row.integer(4), text: try row.text(5),
      language: try row.code(6), status: try row.code(7), at: try row.moment(8))
  }
}

extension Transaction {
  /// Keeps a new review.
  ///
  /// - Throws: `StoreError`.
  public func insert(_ review: KindergartenReview) throws(StoreError) {
    try run(
      """
      INSERT INTO review (id, account, city, kindergarten, rating, text, language, status, at)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
      """,
      [
        SQLValue(review.id), SQLValue(review.account), .text(review.city),
        .text(review.kindergarten), .integer(review.rating), .text(review.text),
        SQLValue(review.language), SQLValue(review.status), SQLValue(review.at),
      ])
  }

  /// Keeps what was decided of a review that waited for it.
  ///
  /// - Throws: `StoreError`; `conflict` when it does not wait any more.
  public func decide(
    _ review: Identifier<KindergartenReview>, _ status: ReviewStatus
  ) throws(StoreError) {
    try runOnOne(
      "UPDATE review SET status = ?2 WHERE id = ?1 AND status = 'pending'",
      [SQLValue(review), SQLValue(status)])
  }

  /// Deletes a review that waits for a decision.
  ///
  /// - Returns: False when the account has no such review.
  /// - Throws: `StoreError`.
  public func deletePendingReview(
    _ id: Identifier<KindergartenReview>, of account: Identifier<Account>
  ) throws(StoreError) -> Bool {
    try run(
      "DELETE FROM review WHERE id = ?1 AND account = ?2 AND status = 'pending'",
      [SQLValue(id), SQLValue(account)]) == 1
  }
}
