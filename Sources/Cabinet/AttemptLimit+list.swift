public import Dates

extension AttemptLimit {
  /// Codes to one phone, and for one number of a person: 1 a minute, 5 an hour, 10 a day.
  public static let codes = [
    fixed("codes_minute", 1, in: 60), fixed("codes_hour", 5, in: 3600),
    fixed("codes_day", 10, in: 86_400),
  ]

  /// Codes asked for from one address: a hundred times as many, because mobile operators put
  /// thousands of phones behind one.
  public static let codesPerAddress = codes.map { $0.times(100, $0.name) }

  /// Links of devices for one phone: 5 an hour, 10 a day.
  public static let links = [
    fixed("links_hour", 5, in: 3600), fixed("links_day", 10, in: 86_400),
  ]

  /// Links asked for from one address: a hundred times as many.
  public static let linksPerAddress = links.map { $0.times(100, $0.name) }

  /// Tries to sign in for one number of a person: 5, then after 1 minute, 2, 4 and so on up to an
  /// hour; forgotten after a day of quiet, and when one was right.
  public static let signIn = growing(
    "sign_in", 5, waits: 60...3600, forgottenAfter: 86_400)

  /// Failures to sign in from one address: 300 an hour; right ones are taken off again.
  public static let signInPerAddress = fixed("sign_in_address", 300, in: 3600)

  /// Wrong tokens of employees from one address: 30 an hour.
  public static let staffPerAddress = fixed("staff_address", 30, in: 3600)

  /// Uses of a proof that a number was verified: one.
  public static let proofs = fixed("proofs", 1, in: 86_400)

  /// Uses of a text that was given to be signed: one.
  public static let nonces = fixed("nonces", 1, in: 86_400)

  /// Questions to the civil register about others by one parent: 10 a day (design, privacy).
  public static let lookups = fixed("lookups", 10, in: 86_400)

  /// Contracts made anew for one parent: 30 an hour, since making one takes the machine's time.
  public static let contracts = fixed("contracts", 30, in: 3600)

  /// Reviews by one parent: 5 a day.
  public static let reviews = fixed("reviews", 5, in: 86_400)

  /// Whether several limits let a try in; the longest wait counts.
  ///
  /// - Parameters:
  ///   - limits: the limits, each with the tries counted for it.
  ///   - moment: now.
  /// - Returns: yes, or how long to wait.
  public static func admit(
    _ limits: [(limit: AttemptLimit, attempts: Attempts?)], at moment: Moment
  ) -> Answer {
    let waits = limits.compactMap { pair -> Int? in
      guard case .no(let seconds) = pair.limit.admit(pair.attempts, at: moment) else { return nil }
      return seconds
    }
    return waits.max().map { .no(retryAfterSeconds: $0) } ?? .yes
  }
}
