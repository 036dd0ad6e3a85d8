import Content
import Languages

/// A count of people, or several counts together, none of which tells a hidden one.
///
/// Where a part is hidden the sum is hidden too: whoever knows the other parts would work it out. All
/// that is said then is that it is at least so much, each hidden count being one at least.
struct PublicSum: Hashable {
  private let known: Int
  private let hidden: Int

  private init(known: Int, hidden: Int) {
    self.known = known
    self.hidden = hidden
  }

  init(_ count: PublicCount) {
    switch count {
    case .exactly(let count): self.init(known: count, hidden: 0)
    case .fewerThanFive: self.init(known: 0, hidden: 1)
    }
  }

  static func + (one: PublicSum, other: PublicSum) -> PublicSum {
    PublicSum(known: one.known + other.known, hidden: one.hidden + other.hidden)
  }

  /// The sum, where no part of it is hidden and it is not so small itself.
  var exact: Int? { hidden == 0 && !PublicCount.isFew(known) ? known : nil }

  /// What the sum is at least.
  var least: Int { known + hidden }

  /// Whether it is known to be below five.
  var isFew: Bool { exact == nil && (hidden == 0 || hidden == 1 && known == 0) }
}
