public import Cabinet
public import CabinetStore
public import Codes
public import Dates

/// A line of the public queue: nothing but what everybody may see.
public struct QueueLine: Sendable {
  /// The application's number.
  public let number: ApplicationNumber
  /// Where it stands in the whole queue.
  public let position: Int
  /// The month it was sent in.
  public let month: Month?
}

/// A part of the public queue.
public struct QueueLines: Sendable {
  /// The lines.
  public let lines: [QueueLine]
  /// The last of them, if there are more; the next part begins after it.
  public let next: ApplicationNumber?
  /// How many stand in the whole queue.
  public let total: Int
}

/// What everybody may know of one application.
public struct QueueAnswer: Sendable {
  /// The application's number.
  public let number: ApplicationNumber
  /// The city, as its slug.
  public let city: String
  /// The queue.
  public let queueType: QueueType
  /// Where it stands; nil while it stands in no queue.
  public let position: QueuePosition?
  /// The month it was sent in.
  public let month: Month?
}

extension Desk {
  /// The feed of a person: what became of the city's applications, and the cabinet's own events.
  public func feed(
    _ visitor: Visitor, before cursor: Int?, limit: Int
  ) throws(Refusal) -> Page<Event> {
    guard let account = visitor.session.account else { return Page(items: [], next: nil) }
    let events = try read { reading throws(StoreError) in
      try reading.feed(
        of: account, city: visitor.session.city, before: cursor, limit: limit + 1)
    }
    return Page(events, limit: limit) { $0.sequence }
  }

  /// The personal files of a person's children (S0-29).
  public func files(_ visitor: Visitor) throws(Refusal) -> [PersonalFile] {
    guard let account = visitor.session.account else { return [] }
    return try files(account, in: visitor.session.city)
  }

  /// The personal files of an account with the kindergartens of one city, or of all.
  func files(
    _ account: Identifier<Account>, in city: String?
  ) throws(Refusal) -> [PersonalFile] {
    try read { reading throws(StoreError) in
      var files: [PersonalFile] = []
      for child in try reading.children(of: account) {
        files.append(try self.file(child, city, in: reading))
      }
      return files
    }
  }

  /// A personal file (S0-30 to S0-32).
  public func file(_ id: Identifier<Child>, _ visitor: Visitor) throws(Refusal) -> PersonalFile {
    guard let file = try files(visitor).first(where: { $0.child.id == id }) else {
      throw .notFound
    }
    return file
  }

  func file(
    _ child: Child, _ city: String?, in reading: Reading
  ) throws(StoreError) -> PersonalFile {
    let today = now().day(in: directory().zone) ?? child.birthDay
    var place: (city: String, kindergarten: String)?
    for application in try reading.applications(for: child.id)
    where application.status == .enrolled && (city == nil || application.city == city) {
      let used = try reading.referrals(for: application.id).first { $0.status == .used }
      if let used { place = (used.city, used.kindergarten) }
    }
    return PersonalFile(
      child: child, clubs: try reading.clubs(of: child.id),
      attendance: try reading.attendance(
        of: child.id, from: Day(number: today.number - 366) ?? today, through: today),
      place: place)
  }

  /// Where an application stands, by its number.
  ///
  /// - Throws: `Refusal.notFound` for a number nobody has; `.invalid` for one that cannot be.
  public func position(of typed: String) throws(Refusal) -> QueueAnswer {
    let number: ApplicationNumber
    do throws(ApplicationNumber.Problem) {
      number = try ApplicationNumber(typed)
    } catch {
      throw .invalid([FieldProblem("/number", .applicationNumber)])
    }
    let zone = directory().zone
    let found = try read { reading throws(StoreError) -> QueueAnswer? in
      guard let application = try reading.application(number: number) else { return nil }
      return QueueAnswer(
        number: number, city: application.city, queueType: application.queueType,
        position: try reading.position(of: application.id),
        month: application.submittedAt?.day(in: zone)?.monthOfYear)
    }
    guard let found else { throw .notFound }
    return found
  }

  /// The public queue of a city.
  ///
  /// A page begins after an application's number: the key that orders the queue tells of a benefit.
  public func queue(
    city slug: String, type: QueueType, after cursor: String?, limit: Int
  ) throws(Refusal) -> QueueLines {
    guard try city(slug).queueTypes.contains(type) else {
      throw .invalid([FieldProblem("/queue_type", .queueNotOffered)])
    }
    let zone = directory().zone
    return try read { reading throws(StoreError) in
      let key = try self.key(after: cursor, slug, type, in: reading)
      let part = try reading.queue(city: slug, queueType: type, after: key, limit: limit + 1)
      let shown = part.items.prefix(limit)
      let lines = shown.enumerated().map { index, item in
        QueueLine(
          number: item.number, position: part.firstPosition + index,
          month: item.submittedAt.day(in: zone)?.monthOfYear)
      }
      return QueueLines(
        lines: lines, next: part.items.count > limit ? shown.last?.number : nil,
        total: try reading.queueTotal(city: slug, queueType: type))
    }
  }

  /// Where an application stands or stood in a queue.
  private func key(
    after cursor: String?, _ slug: String, _ type: QueueType, in reading: Reading
  ) throws(StoreError) -> Int? {
    guard let cursor else { return nil }
    guard let number = try? ApplicationNumber(cursor),
      let application = try reading.application(number: number),
      application.city == slug, application.queueType == type, let key = application.queueKey
    else { throw .refused(.invalid([FieldProblem("/cursor", .form)])) }
    return key.packed
  }
}
