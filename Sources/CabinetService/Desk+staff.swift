public import Cabinet
import CabinetStore
import Codes
import Dates
import Secrets

/// An application as an employee sees it.
public struct StaffCard: Sendable {
  /// The application.
  public let application: Application
  /// For whom; nil after the parent's data were erased.
  public let child: Child?
  /// Its latest referral.
  public let referral: Referral?
  /// Where it stands.
  public let position: Int?
  /// The papers of its benefit.
  public let documents: [Document]
  /// What another employee, or the one who looks, proposes.
  public let proposal: OpenProposal?

  /// What in the child's number differs from the civil register; no error since the number is not
  /// tied to the day of birth any more (identity facts, section 1).
  public var warnings: [IIN.Warning] {
    child.map { $0.iin.warnings(birthDay: $0.birthDay, sex: nil) } ?? []
  }
}

/// What an employee does with an application.
public enum StaffAct: Sendable {
  /// Confirms the benefit, or strikes it off.
  case benefit(isProved: Bool)
  /// Rejects with a reason, enrols, cancels a referral; the first two take two employees.
  case step(Step)
  /// Records whether an enrolled child was there on a day (S0-32).
  case attendance(Attendance)
  /// Records a club of an enrolled child (S0-31).
  case club(Club)
}

extension Desk {
  /// The employee of a token.
  ///
  /// - Throws: `Refusal.notSignedIn` when nobody has it, or the employee was taken off.
  public func employee(token: String) throws(Refusal) -> Employee {
    let hash = firstKey.hash(token, for: "employee token")
    let found = try read { reading throws(StoreError) in try reading.employee(tokenHash: hash) }
    guard let found, found.revokedAt == nil else { throw .notSignedIn }
    return found
  }

  /// Takes an employee on.
  ///
  /// - Returns: The token, which is told once.
  public func hire(
    name: String, role: StaffRole, places: Set<String>, by actor: String
  ) throws(Refusal) -> (Employee, token: String) {
    guard RecordRule.isName(name) else { throw .invalid([FieldProblem("/name", .form)]) }
    let employee = Employee(id: fresh(), name: name, role: role, places: places)
    let token = Secret.random()
    let hash = firstKey.hash(token, for: "employee token")
    try write { transaction throws(StoreError) in
      try transaction.insert(employee, tokenHash: hash)
      try self.note("hire", actor: actor, "employee:" + employee.id.text, "", in: transaction)
    }
    return (employee, token)
  }

  /// Takes an employee off.
  public func dismiss(_ id: Identifier<Employee>, by actor: String) throws(Refusal) {
    let moment = now()
    try write { transaction throws(StoreError) in
      guard try transaction.revokeEmployee(id, at: moment) else { throw .refused(.notFound) }
      try transaction.deleteStaffSessions(of: id)
      try self.note("dismiss", actor: actor, "employee:" + id.text, "", in: transaction)
    }
  }

  /// All employees, those taken off included.
  public func employees() throws(Refusal) -> [Employee] {
    try read { reading throws(StoreError) in try reading.employees() }
  }

  /// Whether an employee works for a city.
  func serves(_ employee: Employee, _ slug: String) -> Bool {
    guard let city = directory().cities[slug] else { return false }
    return !employee.places.isDisjoint(with: ["*", slug, "region/" + city.region])
  }

  /// An application in one of the employee's cities; others are as if they were not there.
  func application(
    _ typed: String, of employee: Employee, in transaction: Transaction
  ) throws(StoreError) -> Case {
    guard let number = try? ApplicationNumber(typed),
      let application = try transaction.application(number: number),
      let matter = try settled(application.id, in: transaction),
      serves(employee, application.city) || serves(employee, matter.referral)
    else { throw .refused(.notFound) }
    return matter
  }

  /// Whether an employee works for the kindergarten a referral leads to.
  private func serves(_ employee: Employee, _ referral: Referral?) -> Bool {
    guard let referral, directory().cities[referral.city] != nil else { return false }
    return employee.places.contains("\(referral.city)/\(referral.kindergarten)")
  }

  func note(
    _ action: String, by employee: Employee, _ application: Application,
    in transaction: Transaction
  ) throws(StoreError) {
    try note(
      action, actor: "employee:" + employee.id.text, application.id.text, application.city,
      in: transaction)
  }
}

extension Desk {
  /// Shows an application to an employee; that it was looked at is in the audit.
  public func show(_ number: String, to employee: Employee) throws(Refusal) -> StaffCard {
    try write { transaction throws(StoreError) in
      let matter = try self.application(number, of: employee, in: transaction)
      try self.note("show", by: employee, matter.application, in: transaction)
      return try self.staffCard(matter, to: employee, in: transaction)
    }
  }

  func staffCard(
    _ matter: Case, to employee: Employee, in reading: Reading
  ) throws(StoreError) -> StaffCard {
    StaffCard(
      application: matter.application, child: try reading.child(matter.application.child),
      referral: matter.referral,
      position: try reading.position(of: matter.application.id)?.overall,
      documents: try reading.documents(of: matter.application.id),
      proposal: try proposal(
        about: ProposalSubject(matter.application), for: employee, in: reading))
  }

  /// Does what an employee decided, and answers with what the application is then; what takes two
  /// employees is proposed first.
  ///
  /// - Throws: `Refusal`; `.notFound` outside the employee's places, `.conflict` by the rules.
  public func act(
    _ act: StaffAct, _ number: String, _ employee: Employee, _ name: CallName? = nil,
    render: (StaffOutcome<StaffCard>) -> [UInt8]
  ) throws(Refusal) -> Receipt {
    // The kept answer holds the child's name, so it is the parent's: erasure takes it along.
    try once(name, nil) { transaction throws(StoreError) in
      switch act {
      case .benefit(let isProved):
        let matter = try self.decide(isProved, number, employee, in: transaction)
        return Receipt(
          status: 200,
          body: render(.done(try self.staffCard(matter, to: employee, in: transaction))),
          owner: matter.application.account)
      case .step(let step):
        return try self.take(step, number, employee, in: transaction, render)
      case .attendance(let attendance):
        let (child, since, today) = try self.enrolled(number, employee, in: transaction)
        guard RecordRule.admits(attendance, since: since, today: today) else {
          throw .refused(.invalid([FieldProblem("/day", .range)]))
        }
        try transaction.insert(attendance, of: child.id)
        return Receipt(status: 204, body: [])
      case .club(let club):
        let (child, _, today) = try self.enrolled(number, employee, in: transaction)
        guard RecordRule.admits(club, of: child, today: today) else {
          let isNamed = RecordRule.isName(club.nameKazakh) && RecordRule.isName(club.nameRussian)
          throw .refused(
            .invalid([isNamed ? FieldProblem("/since", .range) : FieldProblem("/name_kk", .form)]))
        }
        try transaction.insert(club, of: child.id)
        return Receipt(status: 204, body: [])
      }
    }
  }

  /// Takes a step, or proposes it where it takes two employees.
  private func take(
    _ step: Step, _ number: String, _ employee: Employee, in transaction: Transaction,
    _ render: (StaffOutcome<StaffCard>) -> [UInt8]
  ) throws(StoreError) -> Receipt {
    let matter = try application(number, of: employee, in: transaction)
    let application = matter.application
    // What cannot be done is not proposed.
    _ = try changes(step, matter)
    if let act = step.secondAct,
      let open = try second(
        act, ProposalSubject(application), employee, reason: step.reason, in: transaction)
    {
      try note("propose_\(step.code)", by: employee, application, in: transaction)
      return Receipt(status: 202, body: render(.proposed(open)), owner: application.account)
    }
    let changed = try take(step, application.id, in: transaction)
    try note(step.code, by: employee, changed.application, in: transaction)
    return Receipt(
      status: 200, body: render(.done(try staffCard(changed, to: employee, in: transaction))),
      owner: changed.application.account)
  }

  /// Confirms a benefit, or strikes it off; the application moves in its queue.
  private func decide(
    _ isProved: Bool, _ number: String, _ employee: Employee, in transaction: Transaction
  ) throws(StoreError) -> Case {
    var matter = try application(number, of: employee, in: transaction)
    let state: BenefitState = isProved ? .confirmed : .struck
    guard matter.application.benefit != nil, !matter.application.status.isFinal,
      matter.application.status != .draft, matter.application.benefitState != state
    else { throw .refused(.conflict(.status)) }
    matter.application.benefitState = state
    matter.application = try transaction.update(matter.application)
    if matter.application.status.isInQueue, let key = matter.application.queueKey {
      try transaction.enterQueue(matter.application, rank: key.rank)
    }
    try transaction.append(
      .benefit, status: state.rawValue, of: matter.application.account,
      application: matter.application, at: now())
    try notify(matter.application.account, in: transaction) {
      MessageText.application(.changed, matter.application.number?.text ?? "", $0)
    }
    try note("benefit_\(state.rawValue)", by: employee, matter.application, in: transaction)
    return matter
  }

  private func enrolled(
    _ number: String, _ employee: Employee, in transaction: Transaction
  ) throws(StoreError) -> (child: Child, since: Day, today: Day) {
    let application = try application(number, of: employee, in: transaction).application
    guard application.status == .enrolled else { throw .refused(.conflict(.status)) }
    let zone = directory().zone
    guard let child = try transaction.child(application.child),
      let since = application.statusSince.day(in: zone), let today = now().day(in: zone)
    else { throw .refused(.notFound) }
    try note("record", by: employee, application, in: transaction)
    return (child, since, today)
  }
}
