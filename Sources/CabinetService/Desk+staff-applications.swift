public import Cabinet
import CabinetStore

extension Desk {
  /// The sent applications of a city in the order of sending, for its employees; the audit keeps
  /// that they were looked at.
  ///
  /// - Parameters:
  ///   - slug: The city.
  ///   - status: Only those with this status.
  ///   - benefitState: Only those whose benefit is that far.
  ///   - isProposed: Whether only those that an employee proposes something about.
  ///   - typed: Only the one with this number.
  ///   - cursor: The sequence of the last one of the page before.
  ///   - limit: How many at most.
  ///   - employee: Who looks.
  /// - Returns: A page of them.
  /// - Throws: `Refusal.notFound` outside the employee's cities; `.invalid` at `/q`.
  public func applications(
    city slug: String, status: ApplicationStatus?, benefitState: BenefitState?,
    isProposed: Bool = false, number typed: String?, after cursor: Int?, limit: Int,
    of employee: Employee
  ) throws(Refusal) -> Page<StaffCard> {
    guard serves(employee, slug) else { throw .notFound }
    let number: ApplicationNumber?
    do throws(ApplicationNumber.Problem) {
      number = try typed.map { text throws(ApplicationNumber.Problem) in
        try ApplicationNumber(text)
      }
    } catch {
      throw .invalid([FieldProblem("/q", .applicationNumber)])
    }
    try settleDue()
    try noteList("list_applications", slug, slug, by: employee)
    return try read { reading throws(StoreError) in
      let found: [Application]
      if let number {
        found = try [reading.application(number: number)].compactMap { $0 }.filter {
          $0.city == slug && (status ?? $0.status) == $0.status
            && (benefitState == nil || benefitState == $0.benefitState)
        }
      } else {
        found = try reading.applications(
          city: slug, status: status, benefitState: benefitState, isProposed: isProposed,
          after: cursor ?? 0, limit: limit + 1)
      }
      var cards: [StaffCard] = []
      for application in found {
        let matter = try self.matter(of: application, in: reading)
        cards.append(try self.staffCard(matter, to: employee, in: reading))
      }
      // A proposal that is over stays in its table for a while.
      let page = Page(cards, limit: limit) { $0.application.sequence ?? 0 }
      return isProposed
        ? Page(items: page.items.filter { $0.proposal != nil }, next: page.next) : page
    }
  }
}
