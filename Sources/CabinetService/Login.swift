import Cabinet
import CabinetStore
import Codes

/// By what somebody says who they are, as it was typed.
public enum TypedLogin: Sendable {
  /// The person's number (S0-09).
  case iin(String)
  /// The number of a phone (S3-11).
  case phone(String)
}

/// By what somebody says who they are.
enum Login: Sendable {
  case iin(IIN)
  case phone(Phone)

  var method: SignInMethod {
    switch self {
    case .iin: .iinPassword
    case .phone: .phonePassword
    }
  }

  /// What a code is for that replaces a forgotten password.
  var purpose: CodePurpose {
    switch self {
    case .iin: .signIn
    case .phone: .recovery
    }
  }

  /// What such a code is bound to.
  func codeSubject(_ city: String) -> String {
    switch self {
    case .iin(let iin): CodeSubject.signIn(iin, city)
    case .phone(let phone): CodeSubject.recovery(phone, city)
    }
  }

  /// Whose tries are counted.
  var subject: String {
    switch self {
    case .iin(let iin): iin.digits
    case .phone(let phone): phone.e164
    }
  }

  /// What of it must not stand in a password.
  var iin: IIN? { if case .iin(let iin) = self { iin } else { nil } }
  /// What of it must not stand in a password.
  var phones: [Phone] { if case .phone(let phone) = self { [phone] } else { [] } }
}

extension Desk {
  /// Reads a login, if the city takes that way of signing in.
  ///
  /// - Throws: `Refusal.methodNotOffered`; `.invalid` at `/iin` or `/phone`.
  func login(_ typed: TypedLogin, _ slug: String) throws(Refusal) -> Login {
    let offered = try city(slug).signIn
    switch typed {
    case .iin(let text):
      guard offered.contains(.iinPassword) else { throw .methodNotOffered }
      return .iin(try Typed.iin(text, "/iin"))
    case .phone(let text):
      guard offered.contains(.phonePassword) else { throw .methodNotOffered }
      return .phone(try Typed.mobile(text, "/phone"))
    }
  }

  /// Whose login it is; nil when it is nobody's.
  func account(_ login: Login) throws(Refusal) -> Account? {
    try read { reading throws(StoreError) in
      switch login {
      case .iin(let iin): try reading.account(iin: iin)
      case .phone(let phone): try reading.account(login: phone)
      }
    }
  }

  /// Counts a try to sign in.
  func count(_ login: Login, _ address: String) throws(Refusal) {
    try count([(.signIn, login.subject), (.signInPerAddress, "address:" + address)])
  }

  /// Forgets the tries after a right one.
  func forgive(_ login: Login, _ address: String) throws(Refusal) {
    try forgive(.signIn, login.subject)
    try uncount(.signInPerAddress, "address:" + address)
  }

  /// Who signs in by the primary number goes on by the new one.
  func keepLogin(
    _ phones: [ContactPhone], _ account: Identifier<Account>, in transaction: Transaction
  ) throws(StoreError) {
    guard let old = try transaction.login(of: account),
      let place = phones.firstIndex(where: \.isPrimary), phones[place].number != old
    else { return }
    let number = phones[place].number
    // Another cabinet's login is not taken away by a setting.
    guard try transaction.account(login: number) == nil else {
      throw .refused(.invalid([FieldProblem("/phones/\(place)/number", .phoneTaken)]))
    }
    try transaction.setLogin(number, of: account)
  }
}
