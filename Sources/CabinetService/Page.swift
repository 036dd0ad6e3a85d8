/// A page of a list, and where the next one begins.
public struct Page<Item: Sendable>: Sendable {
  /// The items.
  public let items: [Item]
  /// The cursor of the next page; nil at the end.
  public let next: Int?

  /// Makes a page.
  public init(items: [Item], next: Int?) { (self.items, self.next) = (items, next) }

  /// Cuts a page out of one item more than it may hold.
  init(_ found: [Item], limit: Int, cursor: (Item) -> Int) {
    items = Array(found.prefix(limit))
    next = found.count > limit ? items.last.map(cursor) : nil
  }

  /// Cuts a page out of all items.
  ///
  /// - Parameters:
  ///   - all: The items.
  ///   - first: The place of its first item; somebody may ask for any.
  ///   - limit: How many items it has at most.
  public init(of all: [Item], from first: Int, limit: Int) {
    let begin = min(max(first, 0), all.count)
    let end = begin + min(max(limit, 0), all.count - begin)
    items = Array(all[begin..<end])
    next = end < all.count ? end : nil
  }

  /// The same page of what is made of each item.
  func map<Other, Failure: Error>(
    _ transform: (Item) throws(Failure) -> Other
  ) throws(Failure) -> Page<Other> {
    var others: [Other] = []
    for item in items { others.append(try transform(item)) }
    return Page<Other>(items: others, next: next)
  }
}
