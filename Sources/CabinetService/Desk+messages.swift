public import Cabinet
public import CabinetStore

extension Desk {
  /// The notices that wait or were not delivered, the oldest first; for the operator of the portal.
  public func outbox() throws(Refusal) -> [OutboxEntry] {
    try read { reading throws(StoreError) in try reading.outbox() }
  }

  /// Lets an undelivered notice be sent again; the audit keeps who decided so.
  ///
  /// Of one that is undelivered as `unknown` the parent may get a second copy.
  ///
  /// - Throws: `Refusal.notFound` when no undelivered notice has the name.
  public func sendAgain(
    _ id: Identifier<OutgoingMessage>, by actor: String
  ) throws(Refusal) {
    try write { transaction throws(StoreError) in
      guard try transaction.sendMessageAgain(id) else { throw .refused(.notFound) }
      try self.note("send_again", actor: actor, "message:" + id.text, "", in: transaction)
    }
    post.ring()
  }
}

extension OutgoingMessage.Recipient {
  /// Enough of it to recognise, too little to use: the last two digits, or a letter and the domain.
  public var masked: String {
    switch self {
    case .phone(let phone, _): return "***" + phone.e164.suffix(2)
    case .email(let address):
      guard let at = address.lastIndex(of: "@") else { return "***" }
      return address[..<at].prefix(1) + "***" + address[at...]
    }
  }

  /// The way a message goes: `sms`, `whatsapp` or `email`.
  public var channelName: String {
    switch self {
    case .phone(_, let channel): channel.rawValue
    case .email: "email"
    }
  }
}
