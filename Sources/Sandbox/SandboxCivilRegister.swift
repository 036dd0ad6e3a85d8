public import Cabinet
public import CabinetService

/// The civil register's stand-in: it knows the synthetic families, and nobody else.
public struct SandboxCivilRegister: CivilRegister {
  /// Makes a register.
  public init() {}

  /// The synthetic person of a number.
  public func person(_ iin: IIN) -> Person? {
    SyntheticFamilies.person(iin).map {
      Person(iin: $0.iin, name: $0.name, birthDay: $0.birthDay)
    }
  }

  /// As what a synthetic grown-up acts for a synthetic child.
  public func tie(of adult: IIN, to child: IIN) -> Relation? {
    SyntheticFamilies.children(of: adult).first { $0.iin == child }?.relation
  }

  /// What is made up of a synthetic family.
  public func socialStatus(of child: IIN, adult: IIN) -> [Benefit] {
    guard tie(of: adult, to: child) != nil else { return [] }
    return SyntheticFamilies.statuses.filter { $0.child == child.digits }.map(\.status)
  }

  /// The identity card that is made up of a synthetic grown-up.
  public func identity(_ iin: IIN) -> IdentityCard? {
    SyntheticFamilies.card(of: iin).map {
      IdentityCard(
        number: $0.number, issuedOn: $0.issuedOn, validUntil: $0.validUntil, address: $0.address)
    }
  }
}
