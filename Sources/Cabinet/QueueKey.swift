/// The place of an application in the order of its queue; smaller stands in front.
///
/// First the right a proved benefit gives, then the order of sending: an application that comes
/// back from the stop-list, or whose benefit is struck off, stands where it would have stood
/// (preschool facts, sections 2.1 and 6).
public struct QueueKey: Sendable, Hashable, Comparable {
  /// How far forward a benefit moves it.
  public let rank: QueueRank
  /// The order of sending, below ``limit``.
  public let sequence: Int

  /// The first order of sending that cannot be kept: 2 to the 40th.
  public static let limit = 1 << 40

  /// Makes a key; nil for an order of sending below zero or at the limit.
  public init?(rank: QueueRank, sequence: Int) {
    guard (0..<Self.limit).contains(sequence) else { return nil }
    (self.rank, self.sequence) = (rank, sequence)
  }

  /// Both in one number, which has the same order: the rank times 2 to the 40th, and the sequence.
  public var packed: Int { rank.rawValue * Self.limit + sequence }

  /// Takes a packed key apart; nil when it is none.
  public init?(packed: Int) {
    guard packed >= 0, let rank = QueueRank(rawValue: packed / Self.limit) else { return nil }
    (self.rank, sequence) = (rank, packed % Self.limit)
  }

  /// Whether one stands in front of another.
  public static func < (left: QueueKey, right: QueueKey) -> Bool { left.packed < right.packed }
}

extension Application {
  /// Its place in the order; nil while it was never sent.
  ///
  /// A benefit that is only declared moves nothing.
  public var queueKey: QueueKey? {
    let isProved = benefitState == .confirmed
    guard let sequence else { return nil }
    return QueueKey(rank: isProved ? benefit?.rank ?? .ordinary : .ordinary, sequence: sequence)
  }
}
