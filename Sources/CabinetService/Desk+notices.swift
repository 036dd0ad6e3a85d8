import Cabinet
import CabinetStore
import Dates
import Languages
import Secrets

extension Desk {
  /// Writes an event of the cabinet itself into the feed, and tells the parent.
  func tell(
    _ event: Event.Security, _ account: Account, in transaction: Transaction
  ) throws(StoreError) {
    try transaction.append(.security, status: event.rawValue, of: account.id, at: now())
    switch event {
    case .cabinetOpened: return
    case .passwordChanged:
      try notify(account.id, in: transaction) { MessageText.passwordChanged($0) }
    case .phoneChanged:
      try notify(account.id, in: transaction) { MessageText.phonesChanged($0) }
    case .deviceLinked:
      try notify(account.id, in: transaction) { MessageText.deviceLinked($0) }
    }
  }

  /// Puts a notice of the newest event in the parent's feed into the outbox, for every way the
  /// parent has chosen (S0-36, S0-37).
  func notify(
    _ id: Identifier<Account>, in transaction: Transaction, _ text: (Language) -> String
  ) throws(StoreError) {
    guard let account = try transaction.account(id) else { return }
    let event = try transaction.newestEvent(of: id).map { "\(id.text):\($0)" }
    func add(_ recipient: OutgoingMessage.Recipient, _ language: Language) throws(StoreError) {
      try transaction.add(
        OutgoingMessage(
          id: fresh(), account: id, event: event, to: recipient, language: language,
          kind: Message.Kind.notice.rawValue, text: text(language), createdAt: now()))
    }
    for phone in try transaction.phones(of: id) {
      for channel in Channel.allCases where phone.channels.contains(channel) {
        // A linked app shows what would go by SMS.
        if channel == .sms, try showInApp(text(phone.language), to: phone, in: transaction) {
          continue
        }
        try add(.phone(phone.number, channel), phone.language)
      }
    }
    if account.wantsEmail, let email = account.email { try add(.email(email), account.language) }
  }

  /// Notes in the audit what a parent did.
  func note(
    _ action: String, by session: Session, _ subject: String, in transaction: Transaction
  ) throws(StoreError) {
    try note(
      action, actor: session.account.map { "account:" + $0.text } ?? "applicant", subject,
      session.city, in: transaction)
  }

  /// Notes in the audit who did what.
  func note(
    _ action: String, actor: String, _ subject: String, _ city: String,
    in transaction: Transaction
  ) throws(StoreError) {
    let key = key
    try transaction.appendAudit(
      actor: actor, action: action, subject: subject, city: city, at: now()
    ) { previous, text in key.hash(previous + "\n" + text, for: "audit") }
  }

  /// The first entry of the audit that is not as it was written; nil when all are.
  public func firstBrokenAuditEntry() throws(Refusal) -> Int? {
    let digests = store.keys.all.reversed().map { key in
      { (previous: String, text: String) in key.hash(previous + "\n" + text, for: "audit") }
    }
    return try read { reading throws(StoreError) in
      try reading.firstBrokenAuditEntry(digests)
    }
  }
}
