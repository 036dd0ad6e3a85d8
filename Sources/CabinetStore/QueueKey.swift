import Cabinet
import Codes

/// How the order of queues is kept: whoever stands in one has a key, and smaller comes first.
///
/// A position is one more than the number of smaller keys. To count those without looking at each,
/// keys are grouped: a group of level 1 has 64 keys next to one another, one of level 2 has 64
/// groups of level 1, and so on. Each group knows how many keys in it stand in the queue. Smaller
/// than a key are the smaller ones in its group of level 1, the smaller groups of level 1 in its
/// group of level 2, and so on: never more than 63 rows a level, however long the queue is.
///
/// The queue's number, the level and the group make one number, the slot, by which the table is
/// ordered; so the rows to add up lie beside one another.
enum QueueKey {
  /// Bits of a key that one level resolves.
  static let fan = 6
  /// The groups of the highest level hold 2^36 keys each, and there are at most 64 of them.
  static let levels = 6
  /// Bits of a key: two for the right, the others for the sequence.
  static let bits = 42

  /// The key of an application: its right first, then the order of sending.
  static func key(rank: QueueRank, sequence: Int) -> Int { rank.rawValue << 40 + sequence }

  /// The place of a key among those that stand.
  static func slot(queue: Int, key: Int) -> Int { queue << bits + key }

  /// The queue and the key at a place.
  static func parts(of slot: Int) -> (queue: Int, key: Int) {
    (slot >> bits, slot & (1 << bits - 1))
  }

  /// The place of the group of a level that a key lies in, among the groups.
  static func slot(queue: Int, level: Int, key: Int) -> Int {
    // Groups of level 1 have 36 bits.
    queue << bits + level << (bits - fan) + key >> (fan * level)
  }

  /// Up to a key or group, what comes before it under the same group of the next level.
  static func smaller(than slot: Int) -> Range<Int> { (slot >> fan) << fan..<slot }

  /// The name of a city's queue, or of its part for the children born in a year.
  static func name(city: String, type: QueueType, birthYear: Int? = nil) -> String {
    "\(city)/\(type.rawValue)" + (birthYear.map { "/\($0)" } ?? "")
  }
}
