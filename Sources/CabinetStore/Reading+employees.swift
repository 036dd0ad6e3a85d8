public import Cabinet
public import Dates
import SQL

extension Reading {
  /// The employee whose token it is, those taken off included.
  ///
  /// - Throws: `StoreError`.
  public func employee(tokenHash: String) throws(StoreError) -> Employee? {
    try first(
      "SELECT id, name, role, places, revoked_at FROM employee WHERE token_hash = ?1",
      [.text(tokenHash)], Self.employee)
  }

  /// An employee, those taken off included.
  ///
  /// - Throws: `StoreError`.
  public func employee(_ id: Identifier<Employee>) throws(StoreError) -> Employee? {
    try first(
      "SELECT id, name, role, places, revoked_at FROM employee WHERE id = ?1",
      [SQLValue(id)], Self.employee)
  }

  /// All employees by name, those taken off included.
  ///
  /// - Throws: `StoreError`.
  public func employees() throws(StoreError) -> [Employee] {
    try all(
      "SELECT id, name, role, places, revoked_at FROM employee ORDER BY name, id", [],
      Self.employee)
  }

  private static func employee(_ row: borrowing Row) throws(SQLError) -> Employee {
    Employee(
      id: try row.identifier(0), name: try row.text(1), role: try row.code(2),
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
      INSERT INTO employee (id, name, role, places, token_hash, revoked_at)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6)
      """,
      [
        SQLValue(employee.id), .text(employee.name), SQLValue(employee.role),
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
