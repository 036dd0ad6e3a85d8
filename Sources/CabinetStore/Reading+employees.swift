public import Cabinet
public import Dates
import SQL

extension Reading {
  /// The employee whose token it is, those taken off included.
  ///
  /// - Throws: `StoreError`.
  public func employee(tokenHash: String) throws(StoreError) -> Employee? {
    try first(
      "SELECT id, sealed, role, places, revoked_at FROM employee WHERE token_hash = ?1",
      [.text(tokenHash)], employee(row:))
  }

  /// An employee, those taken off included.
  ///
  /// - Throws: `StoreError`.
  public func employee(_ id: Identifier<Employee>) throws(StoreError) -> Employee? {
    try first(
      "SELECT id, sealed, role, places, revoked_at FROM employee WHERE id = ?1",
      [SQLValue(id)], employee(row:))
  }

  /// All employees by name, those taken off included.
  ///
  /// - Throws: `StoreError`.
  public func employees() throws(StoreError) -> [Employee] {
    try all(
      "SELECT id, sealed, role, places, revoked_at FROM employee ORDER BY id", [], employee(row:)
    ).sorted { ($0.name, $0.id.text) < ($1.name, $1.id.text) }
  }

  private func employee(row: borrowing Row) throws(SQLError) -> Employee {
    let id: Identifier<Employee> = try row.identifier(0)
    return Employee(
      id: id, name: try sealed(row, 1, .employee, id.text).text(0), role: try row.code(2),
      places: Set(try row.list(3)), revokedAt: try row.optionalMoment(4))
  }
}

extension Transaction {
  /// Keeps an employee; of the token only a hash.
  ///
  /// - Throws: `StoreError`.
  public func insert(_ employee: Employee, tokenHash: String) throws(StoreError) {
    try run(
      """
      INSERT INTO employee (id, sealed, role, places, token_hash, revoked_at)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6)
      """,
      [
        SQLValue(employee.id), vault.seal([employee.name], .employee, employee.id.text),
        SQLValue(employee.role),
        SQLValue(list: employee.places.sorted()), .text(tokenHash),
        SQLValue(employee.revokedAt),
      ])
  }

  /// Takes an employee off.
  ///
  /// - Returns: False when there is none such, or it was done before.
  /// - Throws: `StoreError`.
  public func revokeEmployee(
    _ id: Identifier<Employee>, at moment: Moment
  ) throws(StoreError) -> Bool {
    try run(
      "UPDATE employee SET revoked_at = ?2 WHERE id = ?1 AND revoked_at IS NULL",
      [SQLValue(id), SQLValue(moment)]) == 1
  }
}
