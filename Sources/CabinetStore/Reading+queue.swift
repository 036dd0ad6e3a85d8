public import Cabinet
public import Codes
public import Dates
import SQL

/// Where an application stands; both count from 1.
public struct QueuePosition: Sendable, Hashable {
  /// Among all of its queue.
  public let overall: Int
  /// Among the children born in the same year.
  public let inYear: Int
}

/// A part of a public queue.
public struct QueuePage: Sendable, Hashable {
  /// A line: nothing but what everybody may see.
  public struct Item: Sendable, Hashable {
    /// The application's public number.
    public let number: ApplicationNumber
    /// Where the next page goes on when this line is the last of its page.
    public let key: Int
    /// When the application was sent; its month is public.
    public let submittedAt: Moment
  }

  /// The lines, in the order of the queue.
  public let items: [Item]
  /// The position of the first line; the others follow without gaps.
  public let firstPosition: Int
}

extension Reading {
  /// Where an application stands; nil when it stands in no queue.
  ///
  /// The cost grows with the logarithm of the queue's length.
  ///
  /// - Throws: `StoreError`.
  public func position(
    of application: Identifier<Application>
  ) throws(StoreError) -> QueuePosition? {
    // The whole queue has a smaller number than its years.
    let slots = try slots(of: application)
    guard let whole = slots.first, let year = slots.last else { return nil }
    return QueuePosition(
      overall: try keys(smallerThan: whole) + 1, inYear: try keys(smallerThan: year) + 1)
  }

  /// How many stand in a queue, or in the part of those born in a year.
  ///
  /// - Throws: `StoreError`.
  public func queueTotal(
    city: String, queueType: QueueType, birthYear: Int? = nil
  ) throws(StoreError) -> Int {
    let name = QueueKey.name(city: city, type: queueType, birthYear: birthYear)
    guard let queue = try queueNumber(name) else { return 0 }
    return try number(
      """
      SELECT CAST(COALESCE(SUM(count), 0) AS BIGINT) FROM queue_count
      WHERE slot >= ?1 AND slot < ?2
      """,
      [
        .integer(QueueKey.slot(queue: queue, level: QueueKey.levels, key: 0)),
        .integer(QueueKey.slot(queue: queue, level: QueueKey.levels + 1, key: 0)),
      ])
  }

  /// A part of a queue, as everybody may see it.
  ///
  /// It goes on after the key of the last line of the page before; nil gives the first page.
  ///
  /// - Throws: `StoreError`.
  public func queue(
    city: String, queueType: QueueType, after key: Int? = nil, limit: Int
  ) throws(StoreError) -> QueuePage {
    guard let queue = try queueNumber(QueueKey.name(city: city, type: queueType)) else {
      return QueuePage(items: [], firstPosition: 1)
    }
    let items = try all(
      """
      SELECT application.number, queue_entry.slot, application.submitted_at
      FROM queue_entry JOIN application ON application.id = queue_entry.application
      WHERE queue_entry.slot > ?1 AND queue_entry.slot < ?2
      ORDER BY queue_entry.slot LIMIT ?3
      """,
      [
        .integer(QueueKey.slot(queue: queue, key: min(max(key ?? 0, 0), 1 << QueueKey.bits - 1))),
        .integer(QueueKey.slot(queue: queue + 1, key: 0)), .integer(limit),
      ]
    ) { row throws(SQLError) in
      QueuePage.Item(
        number: ApplicationNumber(checked: try row.text(0)),
        key: QueueKey.parts(of: try row.integer(1)).key, submittedAt: try row.moment(2))
    }
    let smaller = try items.first.map { item throws(StoreError) in
      try keys(smallerThan: QueueKey.slot(queue: queue, key: item.key))
    }
    return QueuePage(items: items, firstPosition: (smaller ?? 0) + 1)
  }

  /// Goes through a queue, or the part of those born in a year, in its order.
  ///
  /// Applications are read one at a time, until the closure answers false.
  ///
  /// - Throws: `StoreError`, the closure's included.
  public func eachInQueue(
    city: String, queueType: QueueType, birthYear: Int? = nil,
    _ body: (Application) throws(StoreError) -> Bool
  ) throws(StoreError) {
    let name = QueueKey.name(city: city, type: queueType, birthYear: birthYear)
    guard let queue = try queueNumber(name) else { return }
    var failure: StoreError?
    do throws(SQLError) {
      try connection.query(
        """
        SELECT a.id, a.account, a.child, a.number, a.city, a.queue_type, a.status, a.status_since,
          a.sealed, a.language, a.group_type, a.kindergartens, a.benefit_state, a.created_at,
          a.submitted_at, a.sequence, a.birth_year, a.is_restored, a.version
        FROM queue_entry AS q JOIN application AS a ON a.id = q.application
        WHERE q.slot >= ?1 AND q.slot < ?2 ORDER BY q.slot
        """,
        [
          .integer(QueueKey.slot(queue: queue, key: 0)),
          .integer(QueueKey.slot(queue: queue + 1, key: 0)),
        ]
      ) { row throws(SQLError) in
        let application = try self.application(row: row)
        do throws(StoreError) {
          return try body(application)
        } catch {
          failure = error
          return false
        }
      }
    } catch {
      throw StoreError(error)
    }
    if let failure { throw failure }
  }

  /// The number of a queue; nil when nobody ever stood in it.
  func queueNumber(_ name: String) throws(StoreError) -> Int? {
    try first("SELECT id FROM queue WHERE name = ?1", [.text(name)]) { row throws(SQLError) in
      try row.integer(0)
    }
  }

  /// Where an application stands, in order: in the whole queue, then in its year.
  func slots(of application: Identifier<Application>) throws(StoreError) -> [Int] {
    try all(
      "SELECT slot FROM queue_entry WHERE application = ?1 ORDER BY slot", [SQLValue(application)]
    ) { row throws(SQLError) in try row.integer(0) }
  }

  /// How many stand before a place in its queue.
  func keys(smallerThan slot: Int) throws(StoreError) -> Int {
    let (queue, key) = QueueKey.parts(of: slot)
    var ranges = [QueueKey.smaller(than: slot)]
    for level in 1...QueueKey.levels {
      ranges.append(
        QueueKey.smaller(than: QueueKey.slot(queue: queue, level: level, key: key)))
    }
    return try number(
      """
      SELECT (SELECT COUNT(*) FROM queue_entry WHERE slot >= ?1 AND slot < ?2)
        + CAST(COALESCE((SELECT SUM(count) FROM queue_count WHERE slot >= ?3 AND slot < ?4), 0)
          + COALESCE((SELECT SUM(count) FROM queue_count WHERE slot >= ?5 AND slot < ?6), 0)
          + COALESCE((SELECT SUM(count) FROM queue_count WHERE slot >= ?7 AND slot < ?8), 0)
          + COALESCE((SELECT SUM(count) FROM queue_count WHERE slot >= ?9 AND slot < ?10), 0)
          + COALESCE((SELECT SUM(count) FROM queue_count WHERE slot >= ?11 AND slot < ?12), 0)
          + COALESCE((SELECT SUM(count) FROM queue_count WHERE slot >= ?13 AND slot < ?14), 0)
        AS BIGINT)
      """, ranges.flatMap { [.integer($0.lowerBound), .integer($0.upperBound)] })
  }
}
