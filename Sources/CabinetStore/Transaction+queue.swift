public import Cabinet
import SQL

extension Transaction {
  /// Puts a sent application into its queue, among those with the same right.
  ///
  /// When it stands there already, with this right or another, it is moved.
  ///
  /// - Throws: `StoreError`; `conflict` when the application has no sequence yet.
  public func enterQueue(_ application: Application, rank: QueueRank) throws(StoreError) {
    guard let sequence = application.sequence else { throw .conflict }
    _ = try leaveQueue(application.id)
    let key = QueueKey.key(rank: rank, sequence: sequence)
    let (city, type) = (application.city, application.queueType)
    // The whole queue first: so it has a smaller number than its years.
    for year in [nil, application.birthYear] {
      let queue = try queueToEnter(QueueKey.name(city: city, type: type, birthYear: year))
      try enter(queue, key, application.id)
    }
  }

  /// Takes an application out of its queue.
  ///
  /// - Returns: False when it stood in none.
  /// - Throws: `StoreError`.
  @discardableResult
  public func leaveQueue(_ application: Identifier<Application>) throws(StoreError) -> Bool {
    let slots = try slots(of: application)
    for slot in slots {
      let (queue, key) = QueueKey.parts(of: slot)
      try leave(queue, key)
    }
    return !slots.isEmpty
  }

  /// The number of a queue, which gets one when it is new.
  private func queueToEnter(_ name: String) throws(StoreError) -> Int {
    if let known = try queueNumber(name) { return known }
    let number = try next(.queue)
    try run("INSERT INTO queue (name, id) VALUES (?1, ?2)", [.text(name), .integer(number)])
    return number
  }

  /// Puts a key into a queue.
  func enter(
    _ queue: Int, _ key: Int, _ application: Identifier<Application>
  ) throws(StoreError) {
    try run(
      "INSERT INTO queue_entry (slot, application) VALUES (?1, ?2)",
      [.integer(QueueKey.slot(queue: queue, key: key)), SQLValue(application)])
    for level in 1...QueueKey.levels {
      try run(
        """
        INSERT INTO queue_count (slot, count) VALUES (?1, 1)
        ON CONFLICT (slot) DO UPDATE SET count = queue_count.count + 1
        """, [.integer(QueueKey.slot(queue: queue, level: level, key: key))])
    }
  }

  /// Takes a key out of a queue; groups that become empty go with it.
  func leave(_ queue: Int, _ key: Int) throws(StoreError) {
    try runOnOne(
      "DELETE FROM queue_entry WHERE slot = ?1",
      [.integer(QueueKey.slot(queue: queue, key: key))])
    for level in 1...QueueKey.levels {
      let slot = SQLValue.integer(QueueKey.slot(queue: queue, level: level, key: key))
      let left = try number(
        "UPDATE queue_count SET count = count - 1 WHERE slot = ?1 RETURNING count", [slot])
      if left <= 0 { try run("DELETE FROM queue_count WHERE slot = ?1", [slot]) }
    }
  }
}
