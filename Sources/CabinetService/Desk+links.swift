public import Cabinet
import CabinetStore
import Codes
public import Dates
public import Languages
import Secrets

/// What a link for a device is asked for with.
public struct LinkRequest: Sendable {
  /// The city, as its slug.
  public let city: String
  /// The number, as typed; empty where a challenge stands.
  public let phone: String
  /// What the first step of signing in gave; nil without one.
  public let challenge: String?
  /// The client's address, for limits.
  public let address: String

  /// Describes a request.
  public init(city: String, phone: String, challenge: String?, address: String) {
    (self.city, self.phone, self.challenge, self.address) = (city, phone, challenge, address)
  }
}

/// A link as it is told, once.
public struct LinkOffer: Sendable {
  /// The number.
  public let phone: Phone
  /// The one-time password.
  public let password: String
  /// What the address ends with.
  public let link: String
  /// When both are over.
  public let end: Moment
}

/// What a device shows to be linked.
public struct DeviceClaim: Sendable {
  /// A link that was scanned, or a number with the password that was typed.
  public enum Proof: Sendable {
    case link(String)
    case password(String, phone: String)
  }

  /// What it shows.
  public let proof: Proof
  /// The code that proves the number; nil while there is none.
  public let code: String?
  /// The version of the terms that were agreed to; nil when they were not.
  public let termsVersion: String?
  /// The browser in two words.
  public let name: String
  /// The client's address, for limits.
  public let address: String
  /// The reader's language.
  public let language: Language

  /// Describes a claim.
  public init(
    proof: Proof, code: String?, termsVersion: String?, name: String, address: String,
    language: Language
  ) {
    (self.proof, self.code, self.termsVersion) = (proof, code, termsVersion)
    (self.name, self.address, self.language) = (name, address, language)
  }
}

/// What a claim leads to.
public enum ClaimStep: Sendable {
  /// The device is linked.
  case linked(LinkedApp)
  /// The number is to be proved first; a code went there by SMS. Seconds before the next one.
  case code(Int)
}

extension Desk {
  /// Offers a link for a number (S2-41 to S2-43): the same for every number that is typed.
  ///
  /// - Parameters:
  ///   - request: What is asked for.
  ///   - visitor: Who is signed in.
  ///   - name: The caller's name for the call.
  ///   - write: Makes the answer's document.
  /// - Returns: The answer; a repeated call gets the first one's.
  /// - Throws: `Refusal`: malformed numbers, the limits of links, a challenge that is over.
  public func offerLink(
    _ request: LinkRequest, _ visitor: Visitor?, _ name: CallName?,
    write: (LinkOffer) throws(Refusal) -> [UInt8]
  ) throws(Refusal) -> Receipt {
    _ = try city(request.city)
    let (phone, isOwner, isProved) = try linked(request, visitor)
    guard let password = DeviceLinkRule.password(random: { Self.random32() }) else {
      throw .unavailable
    }
    let text = (fresh() as Identifier<DeviceLink>).text
    let link = DeviceLink(
      hash: key.hash(text, for: "device link"), phone: phone,
      passwordHash: passwordHash(password, phone), city: request.city, isProved: isProved,
      createdAt: now())
    let document = try write(
      LinkOffer(phone: phone, password: password, link: text, end: link.end))
    // Who proved to be the owner is counted apart, so that no stranger locks them out.
    let receiver = (isOwner ? "owner:" : "phone:") + phone.e164
    return try once(name, visitor?.session.account) { transaction throws(StoreError) in
      try self.count(
        AttemptLimit.links.map { ($0, receiver) }
          + AttemptLimit.linksPerAddress.map { ($0, "address:" + request.address) },
        in: transaction)
      try transaction.put(link)
      return Receipt(status: 201, body: document)
    }
  }

  /// The number of a link, whether whoever asks gave its owner's password, and whether that is
  /// enough to link a device.
  private func linked(
    _ request: LinkRequest, _ visitor: Visitor?
  ) throws(Refusal) -> (Phone, isOwner: Bool, isProved: Bool) {
    if let challenge = request.challenge {
      let account = try challenged(challenge, request.city)
      let phones = try read { reading throws(StoreError) in try reading.phones(of: account.id) }
      guard let phone = phones.first(where: \.isPrimary) else { throw .signInFailed }
      // Whoever only has the password gets the first device by it, and no further one.
      return (phone.number, true, try !hasApp(phone.number))
    }
    let phone = try Typed.mobile(request.phone, "/phone")
    guard let session = visitor?.session, session.scope == .cabinet, let id = session.account
    else { return (phone, false, false) }
    let phones = try read { reading throws(StoreError) in try reading.phones(of: id) }
    guard phones.contains(where: { $0.number == phone }) else { return (phone, false, false) }
    // An SMS to one number proves no other one.
    if session.method == .oneTimeCode { return (phone, true, false) }
    // A session of a city without the app was opened by the password alone.
    if try city(session.city).codes == .app { return (phone, true, true) }
    return (phone, true, try !hasApp(phone))
  }

  private func hasApp(_ phone: Phone) throws(Refusal) -> Bool {
    try read { reading throws(StoreError) in try !reading.devices(of: phone).isEmpty }
  }

  private func passwordHash(_ password: String, _ phone: Phone) -> String {
    key.hash("\(phone.e164)\n\(password)", for: "device password")
  }

  /// A link that can be used now.
  ///
  /// - Throws: `Refusal.notFound`.
  public func link(_ text: String) throws(Refusal) -> DeviceLink {
    let hash = key.hash(text, for: "device link")
    let found = try read { reading throws(StoreError) in try reading.link(hash: hash) }
    guard let link = found, link.isLive(at: now()) else { throw .notFound }
    return link
  }

  /// Links a device, or asks for the code that proves its number (S2-47 to S2-51).
  ///
  /// - Throws: `Refusal.invalid` at `/password` for any link that is not good, at `/code` for a wrong
  ///   code, at `/consent` and `/policy_version` without consent.
  public func claim(_ claim: DeviceClaim) throws(Refusal) -> ClaimStep {
    guard let version = claim.termsVersion else {
      throw .invalid([FieldProblem("/consent", .required)])
    }
    guard version == directory().termsVersion else {
      throw .invalid([FieldProblem("/policy_version", .termsChanged)])
    }
    try count([(.signInPerAddress, "address:" + claim.address)])
    let link = try find(claim.proof)
    if !link.isProved {
      guard let code = claim.code else {
        let wait = try sendProof(link, claim)
        try uncount(.signInPerAddress, "address:" + claim.address)
        return .code(wait)
      }
      guard try use(code, .deviceLink, CodeSubject.deviceLink(link)) else {
        throw .invalid([FieldProblem("/code", .wrongCode)])
      }
    }
    let app = try self.link(claim, version, by: link.hash)
    try uncount(.signInPerAddress, "address:" + claim.address)
    return .linked(app)
  }

  /// Why a link is not good is not told.
  private static let wrongLink = Refusal.invalid([FieldProblem("/password", .wrongLink)])

  private func find(_ proof: DeviceClaim.Proof) throws(Refusal) -> DeviceLink {
    switch proof {
    case .link(let text):
      do throws(Refusal) {
        return try link(text)
      } catch {
        throw error == .notFound ? Self.wrongLink : error
      }
    case .password(let password, let typed):
      let phone = try Typed.mobile(typed, "/phone")
      let hash = passwordHash(DeviceLinkRule.read(password) ?? "", phone)
      guard let link = try find(hash, phone) else { throw Self.wrongLink }
      return link
    }
  }

  /// The link of a number with a password; a wrong password counts for all that could be meant.
  private func find(_ hash: String, _ phone: Phone) throws(Refusal) -> DeviceLink? {
    let moment = now()
    let oldest = moment.adding(seconds: -DeviceLinkRule.validSeconds)
    return try write { transaction throws(StoreError) -> DeviceLink? in
      let links = try transaction.links(of: phone, after: oldest).filter {
        $0.takesPassword(at: moment)
      }
      if let link = links.first(where: { Secret.isSame($0.passwordHash, hash) }) { return link }
      for var link in links {
        link.tries += 1
        try transaction.put(link)
      }
      return nil
    }
  }

  /// Sends the one SMS that linking a number nobody proved needs, unless it went a short time ago:
  /// whoever opened the app anew types that code.
  ///
  /// - Returns: Seconds before the next one.
  private func sendProof(_ link: DeviceLink, _ claim: DeviceClaim) throws(Refusal) -> Int {
    let subject = CodeSubject.deviceLink(link)
    let place = key.hash(subject, for: "code subject")
    let sent = try read { reading throws(StoreError) in
      try reading.code(.deviceLink, subject: place)
    }
    let age = sent.map { now().seconds(since: $0.createdAt) } ?? CodeRule.resendSeconds
    if (0..<CodeRule.resendSeconds).contains(age) { return CodeRule.resendSeconds - age }
    let (code, record) = try newCode(.deviceLink, subject)
    try write { transaction throws(StoreError) in
      try self.count(
        AttemptLimit.codes.map { ($0, "phone:" + link.phone.e164) }
          + AttemptLimit.codesPerAddress.map { ($0, "address:" + claim.address) },
        in: transaction)
      try transaction.put(record)
    }
    send(code, by: .sms) { (link.phone, claim.language) }
    return CodeRule.resendSeconds
  }

  private func link(
    _ claim: DeviceClaim, _ version: String, by hash: String
  ) throws(Refusal) -> LinkedApp {
    let (moment, secret) = (now(), Secret.random())
    let secretHash = firstKey.hash(secret, for: "device")
    let device = try write { transaction throws(StoreError) -> Device in
      // Whoever was first with it has used it up.
      guard var link = try transaction.link(hash: hash), link.isLive(at: moment) else {
        throw .refused(Self.wrongLink)
      }
      link.usedAt = moment
      try transaction.put(link)
      let device = Device(
        id: fresh(), phone: link.phone, name: claim.name, termsVersion: version,
        linkedAt: moment, seenAt: moment)
      let actor = "device:" + device.id.text
      let leaving = DeviceRule.leaving(
        try transaction.devices(of: link.phone), isProvedBySMS: !link.isProved)
      for other in leaving {
        try transaction.deleteDevice(other.id)
        try self.note("device_unlink", actor: actor, other.id.text, link.city, in: transaction)
      }
      // Told while the new device is not there: it may be a stranger's.
      for id in try transaction.accounts(with: link.phone) {
        guard let account = try transaction.account(id) else { continue }
        try self.tell(.deviceLinked, account, in: transaction)
      }
      try transaction.insert(device, secretHash: secretHash)
      try self.note("device_link", actor: actor, device.id.text, link.city, in: transaction)
      return device
    }
    post.ring()
    return LinkedApp(device: device, secret: secret)
  }
}
