public import Cabinet
import CabinetStore
import Codes
import Dates
public import Languages
import Secrets

/// What a parent changes in the settings (S0-33 to S0-37); nil leaves a value as it is.
public struct SettingsChange: Sendable {
  /// A number as it was typed, with the code that was sent there if it is new.
  public struct TypedPhone: Sendable {
    let number: String
    let language: Language
    let channels: Set<Channel>
    let isPrimary: Bool
    let code: String?

    /// Takes what was typed.
    public init(
      number: String, language: Language, channels: Set<Channel>, isPrimary: Bool, code: String?
    ) {
      (self.number, self.language, self.channels) = (number, language, channels)
      (self.isPrimary, self.code) = (isPrimary, code)
    }
  }

  /// The language of notices by e-mail.
  public var language: Language?
  /// The address; an empty one removes it.
  public var email: String?
  /// Whether notices go there.
  public var wantsEmail: Bool?
  /// All numbers the account shall have.
  public var phones: [TypedPhone]?
  /// The password, which another primary number and the removal of one need.
  public var password: String?

  /// Changes nothing.
  public init() {}
}

extension Desk {
  /// A parent's settings; nil in an application's session before its account exists.
  public func settings(_ visitor: Visitor) throws(Refusal) -> Settings? {
    guard let id = visitor.session.account else { return nil }
    let found = try read { reading throws(StoreError) -> (Account, [ContactPhone])? in
      guard let account = try reading.account(id) else { return nil }
      return (account, try reading.phones(of: id))
    }
    guard let (account, phones) = found else { throw .notSignedIn }
    return Settings(account: account, phones: phones, name: name(account.iin))
  }

  /// The name in the civil register; nil when it does not know or does not answer.
  public func name(_ iin: IIN) -> PersonName? {
    (try? ports.civil.person(iin))?.name
  }

  /// Changes settings.
  ///
  /// - Parameters:
  ///   - change: What to change.
  ///   - version: The version the parent has seen.
  ///   - visitor: Who is signed in.
  ///   - address: The client's address, for limits.
  /// - Returns: The settings as they are then.
  /// - Throws: `Refusal.changed` when there is a newer version.
  public func change(
    _ change: SettingsChange, version: Int, _ visitor: Visitor, address: String
  ) throws(Refusal) -> Settings {
    guard let settings = try settings(visitor) else { throw .notSignedIn }
    guard settings.account.version == version else { throw .changed }
    var account = settings.account
    if let language = change.language { account.language = language }
    if let email = change.email {
      guard email.isEmpty || Typed.isEmail(email) else {
        throw .invalid([FieldProblem("/email", .email)])
      }
      account.email = email.isEmpty ? nil : email
    }
    if let wantsEmail = change.wantsEmail { account.wantsEmail = wantsEmail }
    if account.email == nil { account.wantsEmail = false }
    let phones = try change.phones.map { typed throws(Refusal) in
      try self.phones(typed, change.password, settings, visitor, address)
    }
    let changed = account
    try write { transaction throws(StoreError) in
      _ = try transaction.update(changed)
      try self.note("change_settings", by: visitor.session, changed.id.text, in: transaction)
      guard let phones else { return }
      if Self.reach(phones) != Self.reach(settings.phones) {
        // While the old numbers are still there to be told.
        try self.tell(.phoneChanged, changed, in: transaction)
      }
      try transaction.replacePhones(phones, of: changed.id)
      try self.keepLogin(phones, changed.id, in: transaction)
      for old in settings.phones where !phones.contains(where: { $0.number == old.number }) {
        // The number may go to somebody else: what is sent there is not for this telephone.
        guard try transaction.accounts(with: old.number).isEmpty else { continue }
        try self.unlinkAll(old.number, by: visitor.session, in: transaction)
      }
    }
    post.ring()
    guard let result = try self.settings(visitor) else { throw .notSignedIn }
    return result
  }

  /// The numbers, each with whether codes go there.
  private static func reach(_ phones: [ContactPhone]) -> [Phone: Bool] {
    Dictionary(phones.map { ($0.number, $0.isPrimary) }, uniquingKeysWith: { first, _ in first })
  }

  private func phones(
    _ typed: [SettingsChange.TypedPhone], _ password: String?, _ settings: Settings,
    _ visitor: Visitor, _ address: String
  ) throws(Refusal) -> [ContactPhone] {
    let numbers = try numbers(typed)
    let primary = zip(numbers, typed).first { $0.1.isPrimary }?.0
    let isWeighty =
      primary != settings.phones.first { $0.isPrimary }?.number
      || settings.phones.contains { !numbers.contains($0.number) }
    if isWeighty {
      // Codes go to the primary number: whoever chooses it holds the account.
      try confirm(password, settings.account, "/current_password", visitor, address)
    }
    var phones: [ContactPhone] = []
    for (index, each) in typed.enumerated() {
      let number = numbers[index]
      var verifiedAt = settings.phones.first { $0.number == number }?.verifiedAt
      if verifiedAt == nil {
        let subject = CodeSubject.phone(visitor.session.iin, number)
        guard let code = each.code, try use(code, .phone, subject) else {
          throw .invalid([FieldProblem("/phones/\(index)/code", .wrongCode)])
        }
        verifiedAt = now()
      }
      phones.append(
        ContactPhone(
          number: number, language: each.language, channels: each.channels,
          isPrimary: each.isPrimary, verifiedAt: verifiedAt ?? now()))
    }
    return phones.filter(\.isPrimary) + phones.filter { !$0.isPrimary }
  }

  /// The numbers that were typed, each once, one of them primary.
  private func numbers(_ typed: [SettingsChange.TypedPhone]) throws(Refusal) -> [Phone] {
    guard !typed.isEmpty else { throw .invalid([FieldProblem("/phones", .noPhone)]) }
    guard typed.filter(\.isPrimary).count == 1 else {
      throw .invalid([FieldProblem("/phones", .noPrimaryPhone)])
    }
    var numbers: [Phone] = []
    for (index, each) in typed.enumerated() {
      let number = try Typed.mobile(each.number, "/phones/\(index)/number")
      guard !numbers.contains(number) else {
        throw .invalid([FieldProblem("/phones/\(index)/number", .repeated)])
      }
      numbers.append(number)
    }
    return numbers
  }

  /// Changes the password (S0-38); the person's other sessions end, and this one gets a new secret.
  ///
  /// - Returns: The new secret of this session.
  public func changePassword(
    current: String, new: String, _ visitor: Visitor, address: String
  ) throws(Refusal) -> String {
    guard try city(visitor.session.city).hasPasswords else { throw .methodNotOffered }
    guard let settings = try settings(visitor) else { throw .notSignedIn }
    let account = settings.account
    try Self.checkPassword(new, account.iin, settings.phones.map(\.number), "/new_password")
    try confirm(current, account, "/current_password", address)
    let (hash, secret) = (try passwords.hash(new), Secret.random())
    let secretHash = firstKey.hash(secret, for: "session")
    try write { transaction throws(StoreError) in
      try transaction.setPasswordHash(hash, of: account.id)
      try transaction.deleteSessions(of: account.id)
      // A telephone that somebody linked with the old password could bring it back by a code.
      for phone in settings.phones {
        try self.unlinkAll(phone.number, by: visitor.session, in: transaction)
      }
      try transaction.insert(visitor.session, secretHash: secretHash)
      try self.tell(.passwordChanged, account, in: transaction)
      try self.note("change_password", by: visitor.session, account.id.text, in: transaction)
    }
    post.ring()
    return secret
  }

  /// Asks for the password before what cannot be taken back, from whoever must have one.
  ///
  /// Where a city has no passwords nobody has, unless another city gave one: what that one protects
  /// is not opened by less. A signature proves more than a password does.
  ///
  /// - Throws: `Refusal.invalid` at the pointer; `.methodNotOffered` for a password where none is.
  func confirm(
    _ password: String?, _ account: Account, _ pointer: String, _ visitor: Visitor,
    _ address: String
  ) throws(Refusal) {
    if try !city(visitor.session.city).hasPasswords {
      let isProved = visitor.session.method == .signature
      guard account.passwordHash != nil else {
        if password != nil { throw .methodNotOffered }
        return
      }
      if isProved, password == nil { return }
    }
    guard let password else { throw .invalid([FieldProblem(pointer, .required)]) }
    try confirm(password, account, pointer, address)
  }

  /// Asks for the password once more before what cannot be taken back.
  func confirm(
    _ password: String, _ account: Account, _ pointer: String, _ address: String
  ) throws(Refusal) {
    try count([
      (.signIn, account.iin.digits), (.signInPerAddress, "address:" + address),
    ])
    guard try passwords.matches(password, account.passwordHash) else {
      throw .invalid([FieldProblem(pointer, .wrongPassword)])
    }
    try forgive(.signIn, account.iin.digits)
    try uncount(.signInPerAddress, "address:" + address)
  }

  static func checkPassword(
    _ password: String, _ iin: IIN?, _ phones: [Phone], _ pointer: String
  ) throws(Refusal) {
    do throws(PasswordRule.Problem) {
      try PasswordRule.check(password, iin: iin, phones: phones)
    } catch {
      let code: FieldProblem.Code =
        switch error {
        case .tooShort: .passwordTooShort
        case .tooLong: .passwordTooLong
        case .repeated, .common: .passwordCommon
        case .iin, .phone: .passwordPersonal
        }
      throw .invalid([FieldProblem(pointer, code)])
    }
  }

  /// The consents of a parent, with those taken back.
  public func consents(_ visitor: Visitor) throws(Refusal) -> [Consent] {
    guard let account = visitor.session.account else { return [] }
    return try read { reading throws(StoreError) in try reading.consents(of: account) }
  }

  /// Takes a consent back; it stays on record with the time.
  public func withdraw(_ consent: Identifier<Consent>, _ visitor: Visitor) throws(Refusal) {
    guard let account = visitor.session.account else { throw .notFound }
    let moment = now()
    try write { transaction throws(StoreError) in
      guard try transaction.withdrawConsent(consent, of: account, at: moment) else {
        throw .refused(.notFound)
      }
      try self.note("withdraw_consent", by: visitor.session, consent.text, in: transaction)
    }
  }
}
