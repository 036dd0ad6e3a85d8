import Cabinet
import CabinetStore
import Codes
import Dates
import Languages
import Secrets

extension Desk {
  /// Seconds for which a challenge is good.
  private static let challengeSeconds = 600

  /// Begins the second step for whoever gave the right password, and sends a code if one may go.
  func challenge(
    _ account: Account, _ slug: String, _ agreement: Agreement?
  ) throws(Refusal) -> Challenge {
    let found = try read { reading throws(StoreError) -> (ContactPhone, Bool)? in
      let primary = try reading.phones(of: account.id).first { $0.isPrimary }
      guard let primary else { return nil }
      return (primary, try !reading.devices(of: primary.number).isEmpty)
    }
    guard let (phone, isLinked) = found else { throw .signInFailed }
    let end = now().adding(seconds: Self.challengeSeconds)
    return Challenge(
      text: SignedStatement.text(
        [account.id.text] + (agreement?.parts ?? []), for: "challenge",
        bond: bond(account, slug), until: end, key),
      phone: phone.number, isLinked: isLinked,
      resendAfter: try sendSecondCode(account, slug, to: phone), end: end)
  }

  /// Sends a code unless one went a short time ago, which is still good then.
  ///
  /// - Returns: Seconds before the next one.
  private func sendSecondCode(
    _ account: Account, _ slug: String, to phone: ContactPhone
  ) throws(Refusal) -> Int {
    let subject = CodeSubject.secondStep(account.iin, slug)
    let (code, record) = try newCode(.secondStep, subject)
    do throws(Refusal) {
      try write { transaction throws(StoreError) in
        try self.count(AttemptLimit.codes.map { ($0, subject) }, in: transaction)
        try transaction.put(record)
      }
    } catch {
      guard case .tooMany(let seconds) = error else { throw error }
      return seconds
    }
    send(code, by: .app) { (phone.number, phone.language) }
    return CodeRule.resendSeconds
  }

  /// Signs in by what the first step gave and the code from the app (S2-59 to S2-65).
  ///
  /// - Throws: `Refusal.signInFailed`.
  public func signIn(
    city slug: String, challenge: String, code: String, device: String, address: String
  ) throws(Refusal) -> OpenedSession {
    try offers(.iinPassword, slug)
    let (account, agreement) = try begun(challenge, slug)
    // Counted apart from the password, which nobody can lock by this way.
    let proof = "second_step:" + account.iin.digits
    try count([(.signIn, proof), (.signInPerAddress, "address:" + address)])
    guard try use(code, .secondStep, CodeSubject.secondStep(account.iin, slug)) else {
      throw .signInFailed
    }
    try forgive(.signIn, proof)
    try uncount(.signInPerAddress, "address:" + address)
    return try open(
      account, account.iin, slug, .iinPassword, device, agreement: agreement)
  }

  /// Whose password was right.
  ///
  /// - Throws: `Refusal.signInFailed` for a statement that is over, of another city, or not ours, and
  ///   when the password is another one by now.
  func challenged(_ text: String, _ slug: String) throws(Refusal) -> Account {
    try begun(text, slug).account
  }

  /// Whose password was right, and what was agreed to together with it.
  private func begun(
    _ text: String, _ slug: String
  ) throws(Refusal) -> (account: Account, agreement: Agreement?) {
    guard let said = SignedStatement(text), let id = Identifier<Account>(said.parts[0]),
      let account = try read({ reading throws(StoreError) in try reading.account(id) }),
      said.isGood(for: "challenge", bond: bond(account, slug), at: now(), key)
    else { throw .signInFailed }
    return (account, Agreement(parts: said.parts.dropFirst()))
  }

  /// A change of the password ends what was begun, and no other city takes it.
  private func bond(_ account: Account, _ slug: String) -> String {
    "\(account.iin.digits)\n\(slug)\n\(account.passwordHash ?? "")"
  }
}
