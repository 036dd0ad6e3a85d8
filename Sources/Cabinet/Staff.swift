public import Dates

/// What an employee may do.
public enum StaffRole: String, Sendable, CaseIterable {
  /// Confirms benefits, rejects, allocates, enrols.
  case officer
  /// Records attendance and clubs.
  case kindergarten
  /// Reads.
  case auditor
}

/// An employee, bound to regions and cities.
public struct Employee: Sendable, Hashable {
  /// The employee's name in addresses and in the audit.
  public let id: Identifier<Employee>
  /// The employee's name, for colleagues.
  public let name: String
  /// What the employee may do.
  public let role: StaffRole
  /// The cities, as slugs; `*` is the whole country, `region/SLUG` all of a region.
  public let places: Set<String>
  /// When the employee was taken off; nil while at work.
  public var revokedAt: Moment?

  /// Makes an employee.
  public init(
    id: Identifier<Employee>, name: String, role: StaffRole, places: Set<String>,
    revokedAt: Moment? = nil
  ) {
    (self.id, self.name, self.role) = (id, name, role)
    (self.places, self.revokedAt) = (places, revokedAt)
  }
}
