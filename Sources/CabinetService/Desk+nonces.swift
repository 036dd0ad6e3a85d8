import Cabinet
import CabinetStore
import Codes
public import Dates
import Secrets

/// What a parent signs in order to sign in (S4-12, S4-13).
public struct SignInNonce: Sendable {
  /// The exact bytes to sign: a text that can be read.
  public let content: [UInt8]
  /// When it is over.
  public let end: Moment
}

extension Desk {
  /// For how many seconds a nonce is good.
  private static let nonceSeconds = 300
  private static let nonceUse = "sign-in nonce"

  /// Makes a text to sign: for signing in to this city, once.
  ///
  /// - Throws: `Refusal.methodNotOffered`.
  public func nonce(city slug: String) throws(Refusal) -> SignInNonce {
    try offers(.signature, slug)
    let end = now().adding(seconds: Self.nonceSeconds)
    let statement = SignedStatement.text([slug], for: Self.nonceUse, until: end, key)
    return SignInNonce(content: Self.content(slug, statement), end: end)
  }

  /// What is signed.
  ///
  /// It begins with what it is for, so that it is nothing else: no contract begins like it.
  private static func content(_ slug: String, _ statement: String) -> [UInt8] {
    let text = """
      Önir
      Кабинетке кіру / Вход в кабинет
      Қала / Город: \(slug)
      Бір реттік белгі / Одноразовая метка:
      \(statement)

      """
    return Array(text.utf8)
  }

  /// Signs in with a signature of a nonce (S4-08 to S4-18).
  ///
  /// - Throws: `Refusal.invalid` at `/signature`; `.conflict(.noCabinet)` for who has proved their
  ///   name and has no cabinet.
  public func signIn(
    city slug: String, signature text: String, device: String, address: String
  ) throws(Refusal) -> OpenedSession {
    try offers(.signature, slug)
    // Only failures count: verifying takes time, and nobody should make it run for ever.
    try count([(.signInPerAddress, "address:" + address)])
    let signature = try verified(text, for: .signIn)
    let nonce = try nonce(in: signature.content, slug)
    do throws(Refusal) {
      try count([(.nonces, nonce)])
    } catch {
      guard case .tooMany = error else { throw error }
      throw Self.refused(.nonceOver)
    }
    try uncount(.signInPerAddress, "address:" + address)
    let iin = signature.signer.iin
    let account = try read { reading throws(StoreError) in try reading.account(iin: iin) }
    guard let account else { throw .conflict(.noCabinet) }
    return try open(account, iin, slug, .signature, device)
  }

  /// The name of the nonce in a content; the content must be what this city gave, to the byte.
  private func nonce(in content: [UInt8], _ slug: String) throws(Refusal) -> String {
    let lines = content.split(separator: UInt8(ascii: "\n"))
    guard let line = lines.last, let statement = String(validating: line, as: UTF8.self),
      content == Self.content(slug, statement), let said = SignedStatement(statement),
      said.parts == [slug], said.isGood(for: Self.nonceUse, at: now(), key)
    else { throw Self.refused(.nonceOver) }
    return said.name
  }

  /// Signs in with a code that came to a number which the register ties to the person (S4-19).
  ///
  /// - Throws: `Refusal.signInFailed`, the same whether somebody is known or not, and as late.
  public func signIn(
    city slug: String, iin typed: String, phone typedPhone: String, code: String, device: String,
    address: String
  ) throws(Refusal) -> OpenedSession {
    try offers(.oneTimeCode, slug)
    let (iin, phone) = (try Typed.iin(typed, "/iin"), try Typed.mobile(typedPhone, "/phone"))
    let proof = "one_time_code:\(iin.digits):\(phone.e164)"
    try count([(.signIn, proof), (.signInPerAddress, "address:" + address)])
    let subject = CodeSubject.oneTimeCode(iin, phone, slug)
    let isRight = try look(code, .oneTimeCode, subject)
    let account = try read { reading throws(StoreError) in try reading.account(iin: iin) }
    guard isRight, let account else { throw .signInFailed }
    // There is a code for whoever asked, also where none was sent: it alone proves nothing.
    guard try asking({ () throws(PortFailure) in try ports.phones.isTied(phone, to: iin) }),
      try use(code, .oneTimeCode, subject)
    else { throw .signInFailed }
    try forgive(.signIn, proof)
    try uncount(.signInPerAddress, "address:" + address)
    return try open(account, iin, slug, .oneTimeCode, device)
  }
}
