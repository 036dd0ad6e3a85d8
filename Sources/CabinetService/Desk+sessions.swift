public import Cabinet
import CabinetStore
import Codes
public import Dates
public import Languages
import SQL
import Secrets

/// Somebody who is signed in.
public struct Visitor: Sendable {
  /// The session.
  public let session: Session
  /// The hash its secret is kept under.
  let secretHash: String
  /// A mark that is the same for a person always, and tells nothing about them.
  public let person: String
}

/// A new session and its secret, which is told once.
public struct OpenedSession: Sendable {
  /// The session.
  public let session: Session
  /// What the cookie holds.
  public let secret: String
  /// When it ends at the latest, unless it is used.
  public var end: Moment { SessionRule.end(of: session) }
}

extension Desk {
  /// Who has a session's secret.
  ///
  /// - Throws: `Refusal.notSignedIn` when nobody has, or the session is over.
  public func visitor(_ secret: String) throws(Refusal) -> Visitor {
    let hash = firstKey.hash(secret, for: "session")
    let found = try read { reading throws(StoreError) in try reading.session(secretHash: hash) }
    let moment = now()
    guard var session = found.map(seen), SessionRule.state(of: session, at: moment) == .live else {
      throw .notSignedIn
    }
    if let seen = SessionRule.seen(session, at: moment) {
      sightings.note(.session(session.id), at: seen)
      session.seenAt = seen
    }
    return Visitor(
      session: session, secretHash: hash,
      person: String(key.hash(session.iin.digits, for: "person").prefix(16)))
  }

  /// A session with what is known of its last use.
  private func seen(_ session: Session) -> Session {
    var session = session
    session.seenAt = sightings.last(.session(session.id), kept: session.seenAt)
    return session
  }

  /// The language a session's owner has chosen; nil when nobody has the secret.
  public func language(_ secret: String) -> Language? {
    guard let account = (try? visitor(secret))?.session.account else { return nil }
    let found = try? store.read { reading throws(StoreError) in try reading.account(account) }
    return found?.language
  }

  /// Signs in with a password (S0-09 to S0-11, S3-11 to S3-13); where codes come in the app, a code
  /// follows.
  ///
  /// What is agreed to is kept when the session opens.
  ///
  /// - Throws: `Refusal.signInFailed`, the same whether the name is known or not, and as late;
  ///   `.invalid` at `/terms_version` when other texts were agreed to.
  public func signIn(
    city slug: String, _ typed: TypedLogin, password: String, agreement: Agreement? = nil,
    device: String, address: String
  ) throws(Refusal) -> SignInStep {
    let login = try login(typed, slug)
    try check(agreement)
    try count(login, address)
    let account = try account(login)
    guard try passwords.matches(password, account?.passwordHash), let account else {
      throw .signInFailed
    }
    try forgive(login, address)
    if try city(slug).codes == .app, case .iin = login {
      return .code(try challenge(account, slug, agreement))
    }
    return .opened(
      try open(account, account.iin, slug, login.method, device, agreement: agreement))
  }

  /// Signs in with a code and sets the password (S0-12 to S0-19, S3-14 to S3-20).
  ///
  /// It is for the first time, and for whoever forgot the password. Other sessions end.
  ///
  /// - Throws: `Refusal.invalid` at `/new_password` for a weak one, at `/terms_version` when other
  ///   texts were agreed to, `.signInFailed` for all else.
  public func signIn(
    city slug: String, _ typed: TypedLogin, code: String, newPassword: String,
    agreement: Agreement? = nil, device: String, address: String
  ) throws(Refusal) -> OpenedSession {
    let login = try login(typed, slug)
    try check(agreement)
    // Only what was typed is looked at, so that the answer tells nothing about the account.
    try Self.checkPassword(newPassword, login.iin, login.phones, "/new_password")
    // Apart from passwords: whoever guesses those locks nobody out who gets a code.
    let proof = "code:" + login.subject
    try count([(.signIn, proof), (.signInPerAddress, "address:" + address)])
    let (purpose, subject) = (login.purpose, login.codeSubject(slug))
    let isRight = try look(code, purpose, subject)
    let account = try account(login)
    let hash = try passwords.hash(newPassword)
    guard isRight, let account else { throw .signInFailed }
    // Who got the code may know the account's numbers: they are no password.
    let phones = try read { reading throws(StoreError) in try reading.phones(of: account.id) }
    try Self.checkPassword(newPassword, account.iin, phones.map(\.number), "/new_password")
    guard try use(code, purpose, subject) else { throw .signInFailed }
    try forgive(login, address)
    try forgive(.signIn, proof)
    try write { transaction throws(StoreError) in
      try self.setPassword(hash, account, slug, in: transaction)
    }
    post.ring()
    return try open(account, account.iin, slug, login.method, device, agreement: agreement)
  }

  /// Sets a password; sessions that were opened with another one end.
  func setPassword(
    _ hash: String, _ account: Account, _ slug: String, isTold: Bool = true,
    in transaction: Transaction
  ) throws(StoreError) {
    try transaction.deleteSessions(of: account.id)
    try transaction.dropLinks(of: account.id)
    try transaction.setPasswordHash(hash, of: account.id)
    if isTold { try tell(.passwordChanged, account, in: transaction) }
    try note(
      "set_password", actor: "account:" + account.id.text, account.id.text, slug, in: transaction)
  }

  /// Opens an application's session: the number was verified, and the register ties it to the person.
  ///
  /// - Throws: `Refusal.invalid` at `/code` for a wrong one, at `/phone` when the register does not
  ///   tie the number to the person, known or not.
  public func openApplication(
    city slug: String, iin text: String, phone typed: String, code: String, device: String,
    address: String
  ) throws(Refusal) -> OpenedSession {
    _ = try city(slug)
    let iin = try Typed.iin(text, "/iin")
    let phone = try Typed.mobile(typed, "/phone")
    // Counted apart from signing in, which nobody can lock by this way.
    let proof = "application:\(iin.digits):\(phone.e164)"
    try count([(.signIn, proof), (.signInPerAddress, "address:" + address)])
    let subject = CodeSubject.application(iin, phone, slug)
    guard try look(code, .application, subject) else {
      throw .invalid([FieldProblem("/code", .wrongCode)])
    }
    try count([(.lookups, "phone:" + phone.e164)])
    // While the register is silent the code stays good.
    guard try asking({ () throws(PortFailure) in try ports.phones.isTied(phone, to: iin) }) else {
      throw .invalid([FieldProblem("/phone", .phoneNotTied)])
    }
    guard try use(code, .application, subject) else {
      throw .invalid([FieldProblem("/code", .wrongCode)])
    }
    try forgive(.signIn, proof)
    try uncount(.signInPerAddress, "address:" + address)
    let account = try read { reading throws(StoreError) in try reading.account(iin: iin) }
    return try open(account, iin, slug, nil, device, phone: phone)
  }

  func offers(_ method: SignInMethod, _ slug: String) throws(Refusal) {
    guard try city(slug).signIn.contains(method) else { throw .methodNotOffered }
  }

  func open(
    _ account: Account?, _ iin: IIN, _ city: String, _ method: SignInMethod?, _ device: String,
    phone: Phone? = nil, agreement: Agreement? = nil
  ) throws(Refusal) -> OpenedSession {
    let (moment, secret) = (now(), Secret.random())
    let session = Session(
      id: fresh(), account: account?.id, iin: iin, phone: phone, city: city, method: method,
      scope: method == nil ? .application : .cabinet, device: device, createdAt: moment,
      seenAt: moment)
    let hash = firstKey.hash(secret, for: "session")
    try write { transaction throws(StoreError) in
      try transaction.insert(session, secretHash: hash)
      if let agreement, let id = session.account {
        try self.keep(agreement, of: id, in: transaction)
      }
      try self.note("sign_in", by: session, session.id.text, in: transaction)
    }
    return OpenedSession(session: session, secret: secret)
  }

  /// Asks a system around; its silence becomes a refusal.
  func asking<Answer>(
    _ body: () throws(PortFailure) -> Answer
  ) throws(Refusal) -> Answer {
    do throws(PortFailure) {
      return try body()
    } catch {
      throw .unavailable
    }
  }
}

extension Desk {
  /// The sessions of a person in this city and others.
  public func sessions(_ visitor: Visitor) throws(Refusal) -> [Session] {
    guard let account = visitor.session.account else { return [visitor.session] }
    let moment = now()
    return try read { reading throws(StoreError) in try reading.sessions(of: account) }
      .map(seen).filter { SessionRule.state(of: $0, at: moment) == .live }
  }

  /// Ends a session of the same person; without an identifier, this one.
  ///
  /// - Throws: `Refusal.notFound`.
  public func end(_ id: Identifier<Session>?, _ visitor: Visitor) throws(Refusal) {
    let own = visitor.session
    let wanted = id ?? own.id
    guard try sessions(visitor).contains(where: { $0.id == wanted }) else { throw .notFound }
    try write { transaction throws(StoreError) in
      try transaction.deleteSession(wanted)
      if let account = own.account { try transaction.dropLinks(of: account) }
      try self.note("end_session", by: own, wanted.text, in: transaction)
    }
  }
}
