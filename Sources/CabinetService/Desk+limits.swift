import Cabinet
import CabinetStore
import Dates
import Secrets

extension Desk {
  /// Counts an attempt against limits, each by the subject it is for, or refuses it.
  ///
  /// - Throws: `Refusal.tooMany` with the longest of the waits.
  func count(_ limits: [(limit: AttemptLimit, subject: String)]) throws(Refusal) {
    try write { transaction throws(StoreError) in try self.count(limits, in: transaction) }
  }

  /// The same within a transaction, which a refusal undoes.
  func count(
    _ limits: [(limit: AttemptLimit, subject: String)], in transaction: Transaction
  ) throws(StoreError) {
    let moment = now()
    let names = limits.map { attemptsName($0.limit, $0.subject) }
    var pairs: [(limit: AttemptLimit, attempts: Attempts?)] = []
    for (limit, name) in zip(limits, names) {
      pairs.append((limit.limit, try transaction.attempts(name)))
    }
    if case .no(let seconds) = AttemptLimit.admit(pairs, at: moment) {
      throw .refused(.tooMany(seconds: seconds))
    }
    for (pair, name) in zip(pairs, names) {
      try transaction.put(pair.limit.counting(pair.attempts, at: moment), for: name)
    }
  }

  /// What the attempts of a subject are kept under: a keyed hash, which tells no number.
  func attemptsName(_ limit: AttemptLimit, _ subject: String) -> String {
    key.hash("\(limit.name):\(subject)", for: "attempts")
  }

  /// Takes one attempt back that was right: of what many share only failures count.
  func uncount(_ limit: AttemptLimit, _ subject: String) throws(Refusal) {
    let name = attemptsName(limit, subject)
    try write { transaction throws(StoreError) in
      guard var attempts = try transaction.attempts(name), attempts.count > 0 else { return }
      attempts.count -= 1
      try transaction.put(attempts, for: name)
    }
  }

  /// Forgets the attempts of a subject, after a right one.
  func forgive(_ limit: AttemptLimit, _ subject: String) throws(Refusal) {
    let name = attemptsName(limit, subject)
    try write { transaction throws(StoreError) in try transaction.clearAttempts(name) }
  }
}
