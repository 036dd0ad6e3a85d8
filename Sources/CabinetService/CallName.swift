import Cabinet
import CabinetStore
import Dates
import Secrets

/// A caller's name for a call, so that a repeated one does its work once.
public struct CallName: Sendable {
  let keyHash: String
  let requestHash: String
}

/// What a call answered, as it is kept for its repetitions.
public struct Receipt: Sendable {
  /// The HTTP status.
  public let status: Int
  /// The version of what it is about, if it has one.
  public let version: Int?
  /// The document.
  public let body: [UInt8]
  /// Whose data it holds, with which it is erased.
  let owner: Identifier<Account>?
  /// Whether the work was done before, and this is what was answered then.
  fileprivate(set) var isRepeated = false

  init(
    status: Int, version: Int? = nil, body: [UInt8], owner: Identifier<Account>? = nil
  ) {
    (self.status, self.version, self.body, self.owner) = (status, version, body, owner)
  }
}

extension Desk {
  /// Names a call.
  public func callName(
    _ name: String, owner: String, request: String, body: [UInt8]
  ) -> CallName {
    CallName(
      keyHash: key.hash("\(owner)\n\(name)", for: "idempotency key"),
      requestHash: key.hash(
        request + "\n" + String(decoding: body, as: UTF8.self), for: "idempotent request"))
  }

  /// The answer a call was given before; for work that has to look at things beforehand.
  func answered(_ name: CallName?) throws(Refusal) -> Receipt? {
    guard let name else { return nil }
    let known = try read { reading throws(StoreError) in
      try reading.idempotency(name.keyHash, requestHash: name.requestHash)
    }
    switch known {
    case .finished(let kept):
      return Receipt(status: kept.status, version: Int(kept.headers), body: kept.body)
    case .mismatch: throw .keyReused
    case .begun, .running, nil: return nil
    }
  }

  /// Does work in one transaction, together with the note that it is done.
  ///
  /// Two callers with the same name never both do it: the second gets the first one's answer.
  func once(
    _ name: CallName?, _ account: Identifier<Account>?,
    _ work: (Transaction) throws(StoreError) -> Receipt
  ) throws(Refusal) -> Receipt {
    let moment = now()
    let receipt = try write { transaction throws(StoreError) -> Receipt in
      guard let name else { return try work(transaction) }
      let state = try transaction.beginIdempotent(
        name.keyHash, requestHash: name.requestHash, account: account, at: moment)
      switch state {
      case .begun: break
      case .finished(let kept):
        var receipt = Receipt(
          status: kept.status, version: Int(kept.headers), body: kept.body)
        receipt.isRepeated = true
        return receipt
      // What was begun is finished in the same transaction: nobody sees it running.
      case .running, .mismatch: throw .refused(.keyReused)
      }
      let receipt = try work(transaction)
      try transaction.finishIdempotent(
        name.keyHash,
        KeptAnswer(
          status: receipt.status, headers: receipt.version.map(String.init) ?? "",
          body: receipt.body), account: receipt.owner)
      return receipt
    }
    post.ring()
    return receipt
  }
}
