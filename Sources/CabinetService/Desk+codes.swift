public import Cabinet
import CabinetStore
import Codes
import Dates
public import Languages
import Secrets

/// What a code is asked for with.
public struct CodeRequest: Sendable {
  /// For what.
  public let purpose: CodePurpose
  /// The city, as its slug.
  public let city: String
  /// The person, as typed; empty where the purpose needs none.
  public let iin: String
  /// The number, as typed; empty where the purpose needs none.
  public let phone: String
  /// What the first step of signing in gave; empty where the purpose needs none.
  public let challenge: String
  /// The client's address, for limits.
  public let address: String
  /// The reader's language.
  public let language: Language

  /// Describes a request.
  public init(
    purpose: CodePurpose, city: String, iin: String, phone: String, challenge: String = "",
    address: String, language: Language
  ) {
    (self.purpose, self.city, self.iin, self.challenge) = (purpose, city, iin, challenge)
    (self.phone, self.address, self.language) = (phone, address, language)
  }
}

extension Desk {
  /// Makes a code and sends it, if there is somebody to send it to; nobody learns whether there is.
  ///
  /// - Throws: `Refusal`: malformed numbers, the limits of codes.
  public func requestCode(
    _ request: CodeRequest, _ visitor: Visitor?, _ name: CallName? = nil
  ) throws(Refusal) {
    let way = try city(request.city).codes
    let (subject, phone) = try subject(request, visitor)
    let receiver = try receiver(request, subject, phone, way)
    let (code, record) = try newCode(request.purpose, subject)
    let receipt = try once(name, visitor?.session.account) { transaction throws(StoreError) in
      try self.count(
        AttemptLimit.codes.map { ($0, receiver) }
          + AttemptLimit.codesPerAddress.map { ($0, "address:" + request.address) },
        in: transaction)
      try transaction.put(record)
      return Receipt(status: 202, body: [])
    }
    guard !receipt.isRepeated else { return }
    send(code, by: way) { target(request, phone) }
  }

  /// Makes a code, and what is kept of it.
  func newCode(
    _ purpose: CodePurpose, _ subject: String
  ) throws(Refusal) -> (code: String, record: OneTimeCode) {
    guard let code = CodeRule.code(random: { Self.random32() }) else { throw .unavailable }
    let record = OneTimeCode(
      purpose: purpose, subject: key.hash(subject, for: "code subject"),
      hash: key.hash("\(subject)\n\(code)", for: "code"), createdAt: now())
    return (code, record)
  }

  /// Sends a code to whom the closure finds, if it finds somebody.
  ///
  /// Known or not, the same is done here; who is known is looked up on another thread.
  func send(
    _ code: String, by way: CodeWay,
    _ find: @escaping @Sendable () -> (number: Phone, language: Language)?
  ) {
    post.sendCode {
      guard let target = find() else { return nil }
      let text = MessageText.code(code, target.language)
      guard way == .sms else {
        showCode(text, to: target.number, target.language)
        return nil
      }
      let id: Identifier<Message> = fresh()
      return Message(
        id: id.text, address: .sms(target.number), kind: .code, language: target.language,
        text: text)
    }
  }

  /// Who would get the code, as limits count it.
  ///
  /// Whichever person, city or purpose is named, a phone is not called more often. What the app shows
  /// calls no phone, and is counted apart.
  private func receiver(
    _ request: CodeRequest, _ subject: String, _ phone: Phone?, _ way: CodeWay
  ) throws(Refusal) -> String {
    if request.purpose == .secondStep { return subject }
    if let phone { return (way == .app ? "app:" : "phone:") + phone.e164 }
    return "iin:" + (try Typed.iin(request.iin, "/iin")).digits
  }

  /// What a code is bound to, and the number that was typed.
  private func subject(
    _ request: CodeRequest, _ visitor: Visitor?
  ) throws(Refusal) -> (String, Phone?) {
    switch request.purpose {
    case .signIn:
      try offers(.iinPassword, request.city)
      let iin = try Typed.iin(request.iin, "/iin")
      return (CodeSubject.signIn(iin, request.city), nil)
    case .oneTimeCode:
      try offers(.oneTimeCode, request.city)
      let iin = try Typed.iin(request.iin, "/iin")
      let phone = try Typed.mobile(request.phone, "/phone")
      return (CodeSubject.oneTimeCode(iin, phone, request.city), phone)
    case .application:
      let iin = try Typed.iin(request.iin, "/iin")
      let phone = try Typed.mobile(request.phone, "/phone")
      return (CodeSubject.application(iin, phone, request.city), phone)
    case .registration, .recovery:
      guard case .phone(let phone) = try login(.phone(request.phone), request.city) else {
        throw .methodNotOffered
      }
      return (
        request.purpose == .recovery
          ? CodeSubject.recovery(phone, request.city)
          : CodeSubject.registration(phone, request.city), phone
      )
    case .phone:
      guard let visitor, visitor.session.scope == .cabinet else { throw .notSignedIn }
      let phone = try Typed.mobile(request.phone, "/phone")
      return (CodeSubject.phone(visitor.session.iin, phone), phone)
    case .secondStep:
      let account = try challenged(request.challenge, request.city)
      return (CodeSubject.secondStep(account.iin, request.city), nil)
    // Sent only where a device asks to be linked.
    case .deviceLink: throw .malformed
    }
  }

  /// Where a code goes; nil for a person without an account.
  private func target(
    _ request: CodeRequest, _ typed: Phone?
  ) -> (number: Phone, language: Language)? {
    if let typed {
      guard request.purpose != .oneTimeCode || isKnown(request.iin, typed) else { return nil }
      // A stranger's number gets no code to replace a password that it does not have.
      guard request.purpose != .recovery || (try? account(.phone(typed))) ?? nil != nil else {
        return nil
      }
      return (typed, request.language)
    }
    let known = try? challenged(request.challenge, request.city)
    guard let iin = known?.iin ?? (try? IIN(request.iin)) else { return nil }
    let primary = try? store.read { reading throws(StoreError) -> ContactPhone? in
      guard let account = try reading.account(iin: iin) else { return nil }
      return try reading.phones(of: account.id).first { $0.isPrimary }
    }
    return primary.map { ($0.number, $0.language) }
  }

  /// Whether somebody with a cabinet has a number in the register (S4-19).
  private func isKnown(_ typed: String, _ phone: Phone) -> Bool {
    guard let iin = try? IIN(typed), (try? ports.phones.isTied(phone, to: iin)) == true else {
      return false
    }
    let account = try? store.read { reading throws(StoreError) in try reading.account(iin: iin) }
    return account != nil
  }

  /// Looks at a code without using it up; a wrong one counts as a try.
  ///
  /// - Returns: Whether it was right.
  func look(_ typed: String, _ purpose: CodePurpose, _ subject: String) throws(Refusal) -> Bool {
    try check(typed, purpose, subject, isUsedUp: false)
  }

  /// Uses a code up, or counts a wrong try.
  ///
  /// - Returns: Whether it was right.
  func use(_ typed: String, _ purpose: CodePurpose, _ subject: String) throws(Refusal) -> Bool {
    try check(typed, purpose, subject, isUsedUp: true)
  }

  private func check(
    _ typed: String, _ purpose: CodePurpose, _ subject: String, isUsedUp: Bool
  ) throws(Refusal) -> Bool {
    let place = key.hash(subject, for: "code subject")
    let code = CodeRule.read(typed) ?? ""
    let hash = key.hash("\(subject)\n\(code)", for: "code")
    let moment = now()
    return try write { transaction throws(StoreError) -> Bool in
      guard let record = try transaction.code(purpose, subject: place) else { return false }
      let outcome = record.check(at: moment, matches: Secret.isSame(hash, record.hash))
      if outcome != .right || isUsedUp {
        try transaction.put(record.after(outcome, at: moment))
      }
      return outcome == .right
    }
  }

  static func random32() -> UInt32 {
    Random.bytes(4).reduce(0) { $0 << 8 | UInt32($1) }
  }
}

/// What codes are bound to: a code for one thing is wrong for every other.
enum CodeSubject {
  static func signIn(_ iin: IIN, _ city: String) -> String { "sign_in:\(iin.digits):\(city)" }

  static func application(_ iin: IIN, _ phone: Phone, _ city: String) -> String {
    "application:\(iin.digits):\(phone.e164):\(city)"
  }

  static func registration(_ phone: Phone, _ city: String) -> String {
    "registration:\(phone.e164):\(city)"
  }

  static func recovery(_ phone: Phone, _ city: String) -> String {
    "recovery:\(phone.e164):\(city)"
  }

  static func phone(_ iin: IIN, _ phone: Phone) -> String {
    "phone:\(iin.digits):\(phone.e164)"
  }

  static func oneTimeCode(_ iin: IIN, _ phone: Phone, _ city: String) -> String {
    "one_time_code:\(iin.digits):\(phone.e164):\(city)"
  }

  static func secondStep(_ iin: IIN, _ city: String) -> String {
    "second_step:\(iin.digits):\(city)"
  }

  static func deviceLink(_ link: DeviceLink) -> String {
    "device_link:\(link.hash):\(link.phone.e164)"
  }
}
