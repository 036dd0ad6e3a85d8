public import Cabinet
public import CabinetStore
import Codes
import Dates

/// Places that an employee publishes.
public struct NewPlace: Sendable {
  /// The city, as its slug.
  public let city: String
  /// What kind of places, and where.
  public let group: Vacancy.Group
  /// How many.
  public let places: Int

  /// Describes places.
  public init(city: String, group: Vacancy.Group, places: Int) {
    (self.city, self.group, self.places) = (city, group, places)
  }
}

extension Desk {
  /// The places of a city that can be applied to now, the newest first.
  ///
  /// - Throws: `Refusal.invalid` at `/city`.
  public func places(city slug: String) throws(Refusal) -> [KeptPlace] {
    _ = try city(slug)
    guard let today = now().day(in: directory().zone) else { return [] }
    let open = try read { reading throws(StoreError) in
      try reading.openPlaces(city: slug, on: today)
    }
    return open.filter { $0.left > 0 }.reversed()
  }

  /// Of those, the ones that are for the child, the queue and the language of an application.
  ///
  /// - Throws: `Refusal.notFound` for an application that is not this person's.
  public func places(
    for id: Identifier<Application>, _ visitor: Visitor
  ) throws(Refusal) -> [KeptPlace] {
    let card = try application(id, visitor).card
    let application = card.application
    guard application.status.allows(.inBulletin, by: .parent) else { return [] }
    return try places(city: application.city).filter {
      $0.place.fits(
        queueType: application.queueType, birthDay: card.child.birthDay,
        language: application.wish.language)
    }
  }

  /// Applies to a place; who has applied to another one changes to it.
  ///
  /// - Throws: `Refusal`; `.invalid` at `/place` for one that is not for the child, or not there.
  public func apply(
    _ id: Identifier<Application>, to place: Identifier<BulletinPlace>, _ visitor: Visitor,
    _ name: CallName?, render: (ApplicationCard) -> [UInt8]
  ) throws(Refusal) -> Receipt {
    // A referral that has lapsed keeps no place.
    try settleDue()
    return try once(name, visitor.session.account) { transaction throws(StoreError) in
      var matter = try self.own(id, visitor, in: transaction)
      let isThere = try self.place(of: matter.application, in: transaction)?.place.id == place
      if matter.application.status != .inBulletin || !isThere {
        matter = try self.apply(matter.application, to: place, in: transaction)
        try self.note("places", by: visitor.session, id.text, in: transaction)
      }
      return Receipt(
        status: 200, version: matter.application.version,
        body: render(try self.card(matter, in: transaction)))
    }
  }

  private func apply(
    _ application: Application, to id: Identifier<BulletinPlace>, in transaction: Transaction
  ) throws(StoreError) -> Case {
    guard let kept = try transaction.place(id), kept.place.city == application.city,
      let child = try transaction.child(application.child),
      kept.place.fits(
        queueType: application.queueType, birthDay: child.birthDay,
        language: application.wish.language)
    else { throw .refused(.invalid([FieldProblem("/place", .placeUnfit)])) }
    let matter = try take(.apply(closes: kept.place.closes), application.id, in: transaction)
    if kept.place.withdrawnAt != nil { throw .refused(.conflict(.placeClosed)) }
    if kept.left == 0 { throw .refused(.conflict(.placeTaken)) }
    try transaction.apply(application.id, to: id, at: now())
    return matter
  }

  /// The place an application is applied to, or waits for.
  func place(
    of application: Application, in reading: Reading
  ) throws(StoreError) -> KeptPlace? {
    guard application.status.hasPlace, let id = try reading.placeApplied(by: application.id)
    else { return nil }
    return try reading.place(id)
  }
}

extension Desk {
  /// Publishes places on today's bulletin; who waits for such a place is told, and stands in the
  /// queue as before.
  ///
  /// - Throws: `Refusal`; `.notFound` outside the employee's places, `.invalid` at `/kindergarten`.
  public func publish(
    _ new: NewPlace, _ employee: Employee, _ name: CallName? = nil,
    render: (KeptPlace) -> [UInt8]
  ) throws(Refusal) -> Receipt {
    try once(name, nil) { transaction throws(StoreError) in
      let place = try self.checked(new, employee)
      try transaction.insert(place)
      try self.note("publish", by: employee, place, in: transaction)
      for id in try transaction.waitingList(city: place.city, place.group) {
        let matter = try self.take(.requeue, id, in: transaction, telling: .placePublished)
        try self.note("requeue", by: employee, matter.application, in: transaction)
      }
      return Receipt(status: 201, body: render(KeptPlace(place: place, given: 0)))
    }
  }

  private func checked(
    _ new: NewPlace, _ employee: Employee
  ) throws(StoreError) -> BulletinPlace {
    guard let city = directory().cities[new.city],
      serves(employee, new.city, new.group.kindergarten)
    else { throw .refused(.notFound) }
    guard city.kindergartens[new.group.kindergarten] != nil else {
      throw .refused(.invalid([FieldProblem("/kindergarten", .unknownKindergarten)]))
    }
    guard city.queueTypes.contains(where: { new.group.groupType.belongs(to: $0) }) else {
      throw .refused(.invalid([FieldProblem("/group_type", .queueNotOffered)]))
    }
    guard BulletinPlace.counts.contains(new.places) else {
      throw .refused(.invalid([FieldProblem("/places", .range)]))
    }
    let moment = now()
    let terms = terms(new.city)
    guard let today = moment.day(in: terms.zone),
      let closes = terms.closingDay(publishedOn: today)
    else { throw .refused(.failure("the calendar has no such day")) }
    return BulletinPlace(
      id: fresh(), city: new.city, bulletin: today, group: new.group, places: new.places,
      closes: closes, publishedAt: moment)
  }

  /// The places of a city that were not withdrawn, the newest first; for an employee those in
  /// charge of, for the operator all.
  ///
  /// - Throws: `Refusal.notFound` where the employee has none in charge.
  public func places(
    city slug: String, of employee: Employee?
  ) throws(Refusal) -> [KeptPlace] {
    guard let city = directory().cities[slug] else { throw .notFound }
    if let employee, !serves(employee, slug),
      !city.kindergartens.keys.contains(where: { serves(employee, slug, $0) })
    {
      throw .notFound
    }
    let all = try read { reading throws(StoreError) in try reading.places(city: slug) }
    return all.filter { kept in
      kept.place.withdrawnAt == nil
        && employee.map { serves($0, slug, kept.place.group.kindergarten) } ?? true
    }.reversed()
  }

  /// Withdraws a place: nobody gets a referral to it any more.
  ///
  /// Who applied stands in the queue as before. Referrals that were issued stay.
  ///
  /// - Throws: `Refusal.notFound` for one that is not there, or not any more.
  public func withdraw(
    _ id: Identifier<BulletinPlace>, _ employee: Employee
  ) throws(Refusal) {
    try write { transaction throws(StoreError) in
      guard let place = try transaction.place(id)?.place,
        self.serves(employee, place.city, place.group.kindergarten),
        try transaction.withdrawPlace(id, at: self.now())
      else { throw .refused(.notFound) }
      try self.note("withdraw_place", by: employee, place, in: transaction)
      for applicant in try transaction.applicants(of: id)
      where try transaction.application(applicant)?.status == .inBulletin {
        let matter = try self.take(
          .requeue, applicant, in: transaction, telling: .placeWithdrawn)
        try self.note("requeue", by: employee, matter.application, in: transaction)
      }
    }
    post.ring()
  }

  /// Whether an employee works for a kindergarten of a city.
  func serves(_ employee: Employee, _ slug: String, _ kindergarten: String) -> Bool {
    serves(employee, slug)
      || (directory().cities[slug] != nil && employee.places.contains("\(slug)/\(kindergarten)"))
  }

  private func note(
    _ action: String, by employee: Employee, _ place: BulletinPlace, in transaction: Transaction
  ) throws(StoreError) {
    try note(
      action, actor: "employee:" + employee.id.text, place.id.text, place.city, in: transaction)
  }
}
