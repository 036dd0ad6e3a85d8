import Codes
import Content

/// What a bulletin brought against the one before it.
///
/// Rows are the same when kindergarten, age, type and language are; a row without places is none.
struct BulletinChange {
  /// What became of one kind of place.
  enum Kind: Hashable {
    /// There was none before.
    case new
    /// There are so many more.
    case more(Int)
    /// There are so many fewer.
    case fewer(Int)
    /// As many as before.
    case same
  }

  /// The sum before.
  let before: Int
  /// The sum now.
  let after: Int
  /// What was there before and is not any more.
  let gone: [Vacancy]
  /// The places of each kind before.
  private let former: [Int: Int]

  /// Places of new rows, of rows that are gone, and by how many the others grew and shrank:
  /// `after == before + new - lost + more - fewer`.
  private(set) var sums = (new: 0, lost: 0, more: 0, fewer: 0)

  /// Compares two bulletins.
  init(from old: Bulletin, to new: Bulletin) {
    before = old.places
    after = new.places
    former = Dictionary(
      old.vacancies.lazy.filter { $0.places > 0 }.map { ($0.kindOfPlace, $0.places) },
      uniquingKeysWith: { $0 + $1 })
    let rows = new.vacancies.filter { $0.places > 0 }
    let present = Set(rows.map { $0.kindOfPlace })
    gone = old.vacancies.filter { $0.places > 0 && !present.contains($0.kindOfPlace) }
    sums.lost = gone.reduce(0) { $0 + $1.places }
    for row in rows {
      switch kind(row) {
      case .new: sums.new += row.places
      case .more(let count): sums.more += count
      case .fewer(let count): sums.fewer += count
      case .same: break
      }
    }
  }

  /// What became of a row of the later bulletin.
  func kind(_ row: Vacancy) -> Kind {
    guard let old = former[row.kindOfPlace] else { return .new }
    if row.places == old { return .same }
    return row.places > old ? .more(row.places - old) : .fewer(old - row.places)
  }

  /// Whether both say the same.
  var isEmpty: Bool { sums == (0, 0, 0, 0) }
}

extension Vacancy {
  /// Kindergarten, age, type and language as one number: codes are texts, which take long to hash.
  fileprivate var kindOfPlace: Int { kindergarten * Self.rankCount + rank }
}
