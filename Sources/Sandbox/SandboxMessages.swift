public import CabinetService
public import Dates
import Synchronization

/// The stand-in of an operator: messages go nowhere and are shown instead, or are shown and passed on.
public final class SandboxMessages: MessageSender {
  /// A message that was "sent".
  public struct Sent: Sendable {
    /// When, on the sandbox's clock.
    public let at: Moment
    /// What was sent.
    public let message: Message
  }

  private let sent = Mutex<[Sent]>([])
  private let now: @Sendable () -> Moment
  private let next: (any MessageSender)?
  /// So many are shown.
  private static let limit = 200

  /// Makes an operator with a clock.
  ///
  /// - Parameters:
  ///   - next: Who gets every message too, and says what became of it.
  ///   - now: The clock.
  public init(passingTo next: (any MessageSender)? = nil, now: @escaping @Sendable () -> Moment) {
    (self.next, self.now) = (next, now)
  }

  /// Notes a message, once however often it is tried, and passes it on.
  ///
  /// - Throws: `SendFailure` of whom it is passed to.
  public func send(_ message: Message) throws(SendFailure) {
    let entry = Sent(at: now(), message: message)
    sent.withLock { sent in
      if sent.contains(where: { $0.message.id == message.id }) { return }
      sent.append(entry)
      if sent.count > Self.limit { sent.removeFirst(sent.count - Self.limit) }
    }
    try next?.send(message)
  }

  /// What was sent, the newest first.
  public var all: [Sent] { sent.withLock { $0.reversed() } }
}

/// The sandbox's clock: the true one, or one set to a moment, that runs on from there.
public final class SandboxClock: Sendable {
  private let offset = Mutex(0)
  private let base: @Sendable () -> Moment

  /// Makes a clock that shows the base's time.
  public init(base: @escaping @Sendable () -> Moment) { self.base = base }

  /// The time it shows.
  public func now() -> Moment {
    let offset = offset.withLock { $0 }
    return base().adding(seconds: offset)
  }

  /// Sets it.
  public func set(_ moment: Moment) {
    let distance = moment.seconds.subtractingReportingOverflow(base().seconds)
    offset.withLock { $0 = distance.overflow ? 0 : distance.partialValue }
  }
}
