public import Cabinet
import CabinetStore
public import Codes
public import Dates
import Secrets

/// Who would get which place of the latest bulletin, and why nobody else does.
public struct AllocationPlan: Sendable {
  /// The city, as its slug.
  public let city: String
  /// The queue.
  public let queueType: QueueType
  /// The bulletin whose places are given.
  public let bulletin: Day
  /// A decision for every application, in the order of the queue.
  public let decisions: [Decision]
  /// What the plan is confirmed by: another plan has another one.
  public let digest: String
}

extension Desk {
  /// Plans the places of a city's latest bulletin; only what is due by the clock is done.
  ///
  /// - Throws: `Refusal.notFound` for a city without a bulletin, or one the employee does not serve.
  public func plan(
    city slug: String, queueType: QueueType, _ employee: Employee
  ) throws(Refusal) -> AllocationPlan {
    // A referral that has lapsed keeps no place, and who rested long enough stands in the queue.
    try settleDue()
    return try read { reading throws(StoreError) in
      try self.plan(slug, queueType, employee, in: reading).plan
    }
  }

  /// Issues the referrals of a plan that an employee has seen and confirms by its digest.
  ///
  /// - Throws: `Refusal.conflict(.planChanged)` when the plan would be another one by now.
  public func allocate(
    city slug: String, queueType: QueueType, digest: String, _ employee: Employee,
    _ name: CallName? = nil, render: (AllocationPlan) -> [UInt8]
  ) throws(Refusal) -> Receipt {
    try settleDue()
    return try once(name, nil) { transaction throws(StoreError) in
      let (plan, applications) = try self.plan(slug, queueType, employee, in: transaction)
      guard plan.digest == digest else { throw .refused(.conflict(.planChanged)) }
      for decision in plan.decisions {
        guard let application = applications[decision.number] else { continue }
        if case .place(let group) = decision.outcome {
          let source = try decision.source.flatMap { id throws(StoreError) in
            try transaction.place(id)?.place
          }
          let bulletin = source?.bulletin ?? plan.bulletin
          let id = try self.issue(group, application, bulletin, employee, in: transaction)
          if let source { try transaction.lead(id, to: source.id) }
        } else if application.status == .inBulletin {
          let matter = try self.take(.wait, application.id, in: transaction)
          try self.note("wait", by: employee, matter.application, in: transaction)
        }
      }
      return Receipt(status: 200, body: render(plan))
    }
  }

  private func plan(
    _ slug: String, _ queueType: QueueType, _ employee: Employee, in reading: Reading
  ) throws(StoreError) -> (plan: AllocationPlan, applications: [ApplicationNumber: Application]) {
    let directory = directory()
    guard serves(employee, slug), let today = now().day(in: directory.zone),
      let bulletin = try offered(slug, today, in: reading)
    else { throw .refused(.notFound) }
    var applications: [ApplicationNumber: Application] = [:]
    var candidates: [Candidate] = []
    try reading.eachInQueue(city: slug, queueType: queueType) { application throws(StoreError) in
      guard let number = application.number,
        let child = try reading.child(application.child)
      else { return true }
      applications[number] = application
      candidates.append(
        Candidate(
          number: number, queueType: queueType, birthDay: child.birthDay, wish: application.wish,
          applied: application.status == .inBulletin
            ? try reading.placeApplied(by: application.id) : nil))
      return true
    }
    let decisions = Allocation.plan(
      candidates: candidates, vacancies: bulletin.vacancies,
      schoolYear: bulletin.day.schoolYear)
    let text = decisions.map {
      "\($0.number.text) \($0.outcome) \($0.basis?.rawValue ?? "") \($0.source?.text ?? "")"
    }.joined(separator: "\n")
    let digest = key.hash("\(slug) \(queueType) \(bulletin.day.iso)\n\(text)", for: "plan")
    return (
      AllocationPlan(
        city: slug, queueType: queueType, bulletin: bulletin.day, decisions: decisions,
        digest: String(digest.prefix(16))), applications
    )
  }

  /// What is left to be given in a city, and the day of its latest bulletin; nil without one.
  ///
  /// A city whose places were ever published in the cabinet has its bulletins there, and all that is
  /// left of them is given; any other has those of its table, and the latest counts.
  func offered(
    _ slug: String, _ today: Day, in reading: Reading
  ) throws(StoreError) -> Directory.Bulletin? {
    let published = try reading.places(city: slug).filter { $0.place.bulletin <= today }
    if let latest = published.last {
      return Directory.Bulletin(
        day: latest.place.bulletin,
        vacancies: published.filter { $0.left > 0 }.map {
          Vacancy(group: $0.place.group, places: $0.left, source: $0.place.id)
        })
    }
    return try directory().cities[slug]?.bulletin(on: today).map { bulletin throws(StoreError) in
      Directory.Bulletin(day: bulletin.day, vacancies: try left(bulletin, slug, in: reading))
    }
  }

  /// The places of a bulletin that were not given yet; one that came back is free again.
  private func left(
    _ bulletin: Directory.Bulletin, _ slug: String, in reading: Reading
  ) throws(StoreError) -> [Vacancy] {
    var given: [Vacancy.Group: Int] = [:]
    for referral in try reading.referrals(city: slug, bulletin: bulletin.day)
    where referral.status.isLive || referral.status == .used {
      let group = Vacancy.Group(
        kindergarten: referral.kindergarten, ageGroup: referral.ageGroup,
        groupType: referral.groupType, language: referral.language)
      given[group, default: 0] += 1
    }
    return bulletin.vacancies.map { vacancy in
      let taken = min(vacancy.places, given[vacancy.group, default: 0])
      given[vacancy.group, default: 0] -= taken
      return Vacancy(group: vacancy.group, places: vacancy.places - taken)
    }
  }

  private func issue(
    _ group: Vacancy.Group, _ application: Application, _ bulletin: Day, _ employee: Employee,
    in transaction: Transaction
  ) throws(StoreError) -> Identifier<Referral> {
    let moment = now()
    let terms = terms(application.city)
    guard let deadline = terms.confirmationDeadline(issuedAt: moment),
      let today = moment.day(in: terms.zone)
    else { throw .refused(.failure("the calendar has no such day")) }
    let sequence = String(try transaction.next(.referral))
    let referral = Referral(
      id: fresh(),
      number:
        "\(today.year % 100)-R\(String(repeating: "0", count: max(0, 6 - sequence.utf8.count)))"
        + sequence,
      application: application.id, account: application.account, city: application.city,
      kindergarten: group.kindergarten, ageGroup: group.ageGroup, groupType: group.groupType,
      language: group.language, statusSince: moment, issuedAt: moment, deadline: deadline,
      bulletin: bulletin)
    try transaction.insert(referral)
    try transaction.append(
      .referral, status: referral.status.rawValue, of: referral.account,
      application: application, referral: referral, at: moment)
    var matter = Case(application: application, referral: referral)
    try apply(
      [.application(.referralIssued, at: moment)], to: &matter, in: transaction)
    try note("allocate", by: employee, application, in: transaction)
    return referral.id
  }
}
