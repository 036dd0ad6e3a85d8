import Content
import Languages

/// A count of people, or several counts together, none of which tells a hidden one.
///
/// Where a part is hidden the sum is hidden too: whoever knows the other parts would work it out. All
/// that is said then is that it is at least so much, each hidden count being one at least.
struct PublicSum: Hashable {
  private var known = 0
  private var hidden = 0

  init(_ count: PublicCount? = nil) {
    if let count { add(PublicSum(of: count)) }
  }

  private init(of count: PublicCount) {
    switch count {
    case .exactly(let count): known = count
    case .fewerThanFive: hidden = 1
    }
  }

  mutating func add(_ other: PublicSum) {
    known += other.known
    hidden += other.hidden
  }

  /// The sum, where no part of it is hidden and it is not so small itself.
  var exact: Int? { hidden == 0 && !(1...4).contains(known) ? known : nil }

  /// What the sum is at least.
  var least: Int { known + hidden }

  /// Whether it is known to be below five.
  var isFew: Bool { exact == nil && (hidden == 0 || hidden == 1 && known == 0) }
}
