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
}
