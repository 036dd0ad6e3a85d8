import SQL

/// A row of numbers without gaps among what is kept: 1, 2, 3 and so on.
public struct Counter: Sendable, Hashable {
  /// Its name in the table.
  let name: String

  /// Applications in the order of sending.
  public static let application = Counter(name: "application")
  /// Referrals in the order of issue.
  public static let referral = Counter(name: "referral")
  /// Admissions of the whole portal: their ID.
  public static let admission = Counter(name: "admission")
  /// All events.
  public static let event = Counter(name: "event")
  /// Admissions of a prefix in a year: the end of their number.
  public static func admissions(prefix: String, year: Int) -> Counter {
    Counter(name: "admission:\(prefix).\(year)")
  }

  /// Messages to devices.
  static let deviceMessage = Counter(name: "device_message")
  /// All queues.
  static let queue = Counter(name: "queue")
  /// All entries of the audit.
  static let audit = Counter(name: "audit")
}

extension Transaction {
  /// The next number of a row.
  ///
  /// - Throws: `StoreError`.
  public func next(_ counter: Counter) throws(StoreError) -> Int {
    try number(
      """
      INSERT INTO counter (name, value) VALUES (?1, 1)
      ON CONFLICT (name) DO UPDATE SET value = counter.value + 1 RETURNING value
      """, [.text(counter.name)])
  }
}
