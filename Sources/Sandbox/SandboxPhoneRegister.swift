public import Cabinet
public import CabinetService

/// The stand-in of the register of phone numbers.
public struct SandboxPhoneRegister: PhoneRegister {
  /// Makes a register.
  public init() {}

  /// Whether a number belongs to a synthetic person.
  public func isTied(_ phone: Phone, to iin: IIN) -> Bool {
    SyntheticFamilies.phones(iin).contains(phone)
  }
}
