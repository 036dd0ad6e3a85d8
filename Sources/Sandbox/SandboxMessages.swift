public import CabinetService
public import Dates
import Synchronization

/// The stand-in of an operator: messages go nowhere and are shown instead.
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
  /// So many are shown.
  private static let limit = 200

  /// Makes an operator with a clock.
  public init(now: @escaping @Sendable () -> Moment) { self.now = now }

  /// Notes a message.
  public func send(_ message: Message) {
    let entry = Sent(at: now(), message: message)
    sent.withLock { sent in
      sent.append(entry)
      if sent.count > Self.limit { sent.removeFirst(sent.count - Self.limit) }
    }
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
