public import Cabinet
import CabinetStore
public import Codes

/// A child the register ties to a parent, before it is added (S3-37).
public struct FoundChild: Sendable {
  /// The child.
  public let person: Person
  /// As what the parent acts.
  public let relation: Relation
}

/// What a parent adds a child with (S3-36 to S3-39).
public struct NewChild: Sendable {
  /// The child's number, as typed.
  public let iin: String
  /// The sex.
  public let sex: Sex
  /// The nationality.
  public let nationality: Nationality

  /// Describes a child.
  public init(iin: String, sex: Sex, nationality: Nationality) {
    (self.iin, self.sex, self.nationality) = (iin, sex, nationality)
  }
}

extension Desk {
  /// Looks a child up in the register (S3-37).
  ///
  /// - Throws: `Refusal.invalid` at `/iin`, the same for a number nobody has and for somebody
  ///   else's child.
  public func find(child typed: String, _ visitor: Visitor) throws(Refusal) -> FoundChild {
    let (person, relation) = try lookUp(child: typed, "/iin", visitor)
    return FoundChild(person: person, relation: relation)
  }

  /// A child the register ties to who is signed in; ten look-ups a day.
  func lookUp(
    child typed: String, _ pointer: String, _ visitor: Visitor
  ) throws(Refusal) -> (Person, Relation) {
    let iin = try Typed.iin(typed, pointer)
    let own = visitor.session.iin
    guard iin != own else { throw .invalid([FieldProblem(pointer, .sameAsParent)]) }
    try count([(.lookups, "person:" + own.digits)])
    let tie = try asking { () throws(PortFailure) in try ports.civil.tie(of: own, to: iin) }
    let person = try asking { () throws(PortFailure) in try ports.civil.person(iin) }
    guard let person, let tie else { throw .invalid([FieldProblem(pointer, .childNotTied)]) }
    return (person, tie)
  }

  /// Adds a child (S3-41), or changes what was said of one that is there.
  public func add(
    _ new: NewChild, _ visitor: Visitor, _ name: CallName?, render: (PersonalFile) -> [UInt8]
  ) throws(Refusal) -> Receipt {
    guard let account = visitor.session.account else { throw .notSignedIn }
    let (person, relation) = try lookUp(child: new.iin, "/iin", visitor)
    return try once(name, account) { transaction throws(StoreError) in
      var child: Child
      if let known = try transaction.child(iin: person.iin, of: account) {
        child = known
        (child.sex, child.nationality) = (new.sex, new.nationality)
        try transaction.update(child)
      } else {
        child = Child(
          id: fresh(), account: account, iin: person.iin, name: person.name,
          birthDay: person.birthDay, relation: relation, sex: new.sex,
          nationality: new.nationality)
        try transaction.insert(child)
      }
      try self.note("add_child", by: visitor.session, child.id.text, in: transaction)
      let file = try self.file(child, visitor.session.city, in: transaction)
      return Receipt(status: 201, body: render(file), owner: account)
    }
  }

  /// Takes a child away for whom nothing was ever applied.
  ///
  /// - Throws: `Refusal.conflict(.status)` for one with applications.
  public func remove(_ id: Identifier<Child>, _ visitor: Visitor) throws(Refusal) {
    guard let account = visitor.session.account else { throw .notFound }
    try write { transaction throws(StoreError) in
      guard let child = try transaction.child(id), child.account == account else {
        throw .refused(.notFound)
      }
      guard try transaction.delete(id, of: account) else { throw .refused(.conflict(.status)) }
      try self.note("remove_child", by: visitor.session, id.text, in: transaction)
    }
  }

  /// What the register says of a child's family (S3-53); nil when it does not answer.
  public func socialStatus(of child: Child, _ visitor: Visitor) -> [Benefit]? {
    try? ports.civil.socialStatus(of: child.iin, adult: visitor.session.iin)
  }
}
