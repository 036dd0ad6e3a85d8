public import Cabinet
public import Dates
import SQL

/// An answer that is given again when the same request comes again.
public struct KeptAnswer: Sendable, Hashable {
  /// The status of HTTP.
  public let status: Int
  /// The headers, as the caller writes them.
  public let headers: String
  /// The body.
  public let body: [UInt8]

  /// Makes an answer.
  public init(status: Int, headers: String, body: [UInt8]) {
    (self.status, self.headers, self.body) = (status, headers, body)
  }
}

/// What is known of a request that comes with a key.
public enum Idempotency: Sendable, Hashable {
  /// Nothing; it is noted as begun now.
  case begun
  /// The same was begun and is not finished.
  case running
  /// The key came with another request before.
  case mismatch
  /// It was done; this was the answer.
  case finished(KeptAnswer)
}

extension Reading {
  /// What became of a request with a key; nil when nothing is known of it.
  ///
  /// - Throws: `StoreError`.
  public func idempotency(
    _ keyHash: String, requestHash: String
  ) throws(StoreError) -> Idempotency? {
    try first(
      "SELECT request_hash, status, headers, body FROM idempotency WHERE key_hash = ?1",
      [.text(keyHash)]
    ) { row throws(SQLError) in
      guard try row.text(0) == requestHash else { return Idempotency.mismatch }
      guard let status = try row.optionalInteger(1) else { return .running }
      guard let body = self.vault.opened(row.blob(3), .answer, keyHash) else {
        throw Row.unreadable(3, "what this key sealed")
      }
      return .finished(KeptAnswer(status: status, headers: try row.text(2), body: body))
    }
  }
}

extension Transaction {
  /// Notes that a request with a key begins, or tells what became of it before.
  ///
  /// The key is hashed together with who sent it. The account is the one whose data the answer will
  /// hold, to be erased with them.
  ///
  /// - Throws: `StoreError`.
  public func beginIdempotent(
    _ keyHash: String, requestHash: String, account: Identifier<Account>?, at moment: Moment
  ) throws(StoreError) -> Idempotency {
    let isNew =
      try run(
        """
        INSERT INTO idempotency (key_hash, request_hash, account, created_at)
        VALUES (?1, ?2, ?3, ?4) ON CONFLICT (key_hash) DO NOTHING
        """,
        [.text(keyHash), .text(requestHash), SQLValue(account), SQLValue(moment)]) == 1
    if isNew { return .begun }
    return try idempotency(keyHash, requestHash: requestHash) ?? .running
  }

  /// Keeps the answer to a request that was begun.
  ///
  /// The account is given when it came about only with the request.
  ///
  /// - Throws: `StoreError`; `conflict` when none was begun, or it is finished already.
  public func finishIdempotent(
    _ keyHash: String, _ answer: KeptAnswer, account: Identifier<Account>? = nil
  ) throws(StoreError) {
    try runOnOne(
      """
      UPDATE idempotency SET status = ?2, headers = ?3, body = ?4,
        account = COALESCE(?5, account)
      WHERE key_hash = ?1 AND status IS NULL
      """,
      [
        .text(keyHash), .integer(answer.status), .text(answer.headers),
        .blob(vault.seal(answer.body, .answer, keyHash)),
        SQLValue(account),
      ])
  }

  /// Forgets a request that was begun and failed, so that it can be tried again.
  ///
  /// - Throws: `StoreError`.
  public func cancelIdempotent(_ keyHash: String) throws(StoreError) {
    try run(
      "DELETE FROM idempotency WHERE key_hash = ?1 AND status IS NULL", [.text(keyHash)])
  }
}
