public import Cabinet
import CabinetStore
import Codes
import Dates

/// An admission as an employee sees it.
public struct StaffAdmission: Sendable {
  /// What its card shows.
  public let card: AdmissionCard
  /// What became of it, the oldest first.
  public let history: [AdmissionEvent]
  /// What another employee, or this one, proposes.
  public let proposal: OpenProposal?
}

extension Desk {
  /// The admissions of a city with a status, of the kindergartens the employee works for.
  ///
  /// Those that wait for a decision come the longest first, all others the newest first.
  ///
  /// - Parameters:
  ///   - slug: The city, as its slug.
  ///   - status: Which of them.
  ///   - kindergarten: Only those of this one.
  ///   - first: How many are passed over.
  ///   - limit: How many at most.
  ///   - employee: Who looks; nil for the operator.
  /// - Returns: A page of them.
  /// - Throws: `Refusal.notFound` where the employee has none in charge.
  public func admissions(
    city slug: String, _ status: AdmissionStatus, kindergarten: String? = nil, from first: Int,
    limit: Int, of employee: Employee?
  ) throws(Refusal) -> Page<StaffAdmission> {
    guard let city = directory().cities[slug] else { throw .notFound }
    if let employee, !serves(employee, slug),
      !city.kindergartens.keys.contains(where: { serves(employee, slug, $0) })
    {
      throw .notFound
    }
    try settleDue()
    if let employee {
      try noteList("list_admissions", kindergarten ?? slug, slug, by: employee)
    }
    return try read { reading throws(StoreError) in
      let all = try reading.admissions(city: slug, status).filter { admission in
        (kindergarten ?? admission.kindergarten) == admission.kindergarten
          && employee.map { serves($0, slug, admission.kindergarten) } ?? true
      }
      let ordered = status == .signed ? all : all.reversed()
      return try Page(of: ordered, from: first, limit: limit).map { admission throws(StoreError) in
        try self.shown(admission, to: employee, in: reading)
      }
    }
  }

  /// Notes in the audit that an employee is shown a list, before it is: reading it holds nobody up.
  func noteList(
    _ action: String, _ subject: String, _ city: String, by employee: Employee
  ) throws(Refusal) {
    try write { transaction throws(StoreError) in
      try self.note(
        action, actor: "employee:" + employee.id.text, subject, city, in: transaction)
    }
  }

  /// An admission in one of the employee's places, as it is now; others are as if they were not
  /// there.
  func admission(
    _ id: Identifier<Admission>, of employee: Employee, in transaction: Transaction
  ) throws(StoreError) -> Admission {
    guard let known = try transaction.admission(id),
      serves(employee, known.city, known.kindergarten),
      try settled(known.application, in: transaction) != nil,
      let admission = try transaction.admission(id), admission.applicant != nil
    else { throw .refused(.notFound) }
    return admission
  }

  private func shown(
    _ admission: Admission, to employee: Employee?, in reading: Reading
  ) throws(StoreError) -> StaffAdmission {
    StaffAdmission(
      card: try card(admission, in: reading), history: try reading.history(of: admission.id),
      proposal: try proposal(
        about: ProposalSubject(admission), for: employee, in: reading))
  }

  func note(
    _ action: String, by employee: Employee, _ admission: Admission, in transaction: Transaction
  ) throws(StoreError) {
    try note(
      action, actor: "employee:" + employee.id.text, admission.id.text, admission.city,
      in: transaction)
  }

  /// Shows an admission to an employee; that it was looked at is in the audit.
  ///
  /// Who applies is shown when it was handed in.
  public func show(
    _ id: Identifier<Admission>, to employee: Employee
  ) throws(Refusal) -> StaffAdmission {
    try write { transaction throws(StoreError) in
      var admission = try self.admission(id, of: employee, in: transaction)
      try self.note("show_admission", by: employee, admission, in: transaction)
      // What was never signed was not handed in.
      if admission.signedAt == nil { admission.applicant = nil }
      return try self.shown(admission, to: employee, in: transaction)
    }
  }

  /// A health paper for the employee in charge; that it was opened is in the audit.
  ///
  /// What was never signed was not handed in.
  public func document(
    _ form: HealthForm, of id: Identifier<Admission>, to employee: Employee
  ) throws(Refusal) -> OpenedAdmissionDocument {
    let document = try write { transaction throws(StoreError) in
      let admission = try self.admission(id, of: employee, in: transaction)
      guard admission.signedAt != nil else { throw .refused(.notFound) }
      let document = try self.document(form, of: id, in: transaction)
      try self.note("open_\(form.rawValue)", by: employee, admission, in: transaction)
      return document
    }
    return OpenedAdmissionDocument(
      document: document, bytes: try bytes(of: document.file, document.digest))
  }

  /// A paper of a signed admission for the employee in charge; that it was opened is in the audit.
  public func paper(
    _ kind: AdmissionPaper.Kind, of id: Identifier<Admission>, to employee: Employee
  ) throws(Refusal) -> AdmissionPaper {
    let admission = try write { transaction throws(StoreError) in
      let admission = try self.admission(id, of: employee, in: transaction)
      try self.note("open_\(kind.rawValue)", by: employee, admission, in: transaction)
      return admission
    }
    return try paper(kind, of: admission)
  }

  /// Accepts a child, when another employee proposed it before; else proposes it.
  ///
  /// - Throws: `Refusal.conflict(.status)` for an admission that does not wait for a decision.
  public func accept(
    _ id: Identifier<Admission>, _ employee: Employee, _ name: CallName? = nil,
    render: (StaffOutcome<StaffAdmission>) -> [UInt8]
  ) throws(Refusal) -> Receipt {
    try once(name, nil) { transaction throws(StoreError) in
      let admission = try self.admission(id, of: employee, in: transaction)
      let matter = try self.matter(deciding: admission, in: transaction)
      _ = try self.changes(.accept, matter)
      if let open = try self.second(
        .accept, ProposalSubject(admission), employee, in: transaction)
      {
        try self.note("propose_accept", by: employee, admission, in: transaction)
        return Receipt(status: 202, body: render(.proposed(open)), owner: admission.account)
      }
      return try self.decide(.accept, admission, employee, in: transaction) {
        render(.done($0))
      }
    }
  }

  /// Rejects an admission; the parent may begin another one, so one employee is enough.
  ///
  /// - Throws: `Refusal.invalid` at `/reason` when there must be words; `.conflict(.status)`.
  public func refuse(
    _ id: Identifier<Admission>, _ code: AdmissionRejection, _ reason: String?,
    _ employee: Employee, _ name: CallName? = nil, render: (StaffAdmission) -> [UInt8]
  ) throws(Refusal) -> Receipt {
    try once(name, nil) { transaction throws(StoreError) in
      let admission = try self.admission(id, of: employee, in: transaction)
      _ = try self.matter(deciding: admission, in: transaction)
      return try self.decide(
        .refuse(code, reason: reason), admission, employee, in: transaction, render)
    }
  }

  /// What an admission that waits for a decision belongs to; a later one of the same referral, or
  /// another referral, is not decided by deciding an old one.
  private func matter(
    deciding admission: Admission, in transaction: Transaction
  ) throws(StoreError) -> Case {
    guard let application = try transaction.application(admission.application) else {
      throw .refused(.notFound)
    }
    let matter = try matter(of: application, in: transaction)
    guard matter.admission?.id == admission.id, admission.status == .signed else {
      throw .refused(.conflict(.status))
    }
    return matter
  }

  private func decide(
    _ step: Step, _ admission: Admission, _ employee: Employee, in transaction: Transaction,
    _ render: (StaffAdmission) -> [UInt8]
  ) throws(StoreError) -> Receipt {
    let matter = try take(step, admission.application, in: transaction)
    guard let decided = matter.admission else { throw .refused(.notFound) }
    try transaction.deleteProposal(about: admission.id.text)
    try note("\(step.code)_admission", by: employee, decided, in: transaction)
    return Receipt(
      status: 200, body: render(try shown(decided, to: employee, in: transaction)),
      owner: decided.account)
  }
}
