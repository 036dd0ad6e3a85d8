public import Codes

/// A benefit that moves an application forward (preschool facts, section 6).
public enum Benefit: String, Code {
  case military
  case specialBody = "special_body"
  case teacher
  case specialNeeds = "special_needs"
  case disability
  case orphan
  case parentDisability = "parent_disability"
  case largeFamily = "large_family"
  /// What one of them is called in messages.
  public static let noun = "benefit"
}

/// How far forward a benefit moves an application; smaller comes first.
public enum QueueRank: Int, Sendable, CaseIterable, Comparable {
  case outOfTurn
  case firstInLine
  case ordinary

  /// Whether one stands before another.
  public static func < (left: QueueRank, right: QueueRank) -> Bool {
    left.rawValue < right.rawValue
  }
}

extension Benefit {
  /// The right it gives.
  public var rank: QueueRank {
    switch self {
    case .military, .specialBody: .outOfTurn
    case .teacher, .specialNeeds, .disability, .orphan, .parentDisability, .largeFamily:
      .firstInLine
    }
  }
}
