public import Cabinet
import CabinetStore

/// What a parent agreed to while signing in (S2-56, S2-57).
public struct Agreement: Sendable, Hashable {
  /// To what.
  public let kinds: Set<Consent.Kind>
  /// The version of the texts that were shown.
  public let version: String

  /// Names what was agreed to.
  public init(kinds: Set<Consent.Kind>, version: String) {
    (self.kinds, self.version) = (kinds, version)
  }

  /// As it stands in a challenge: `contacts+terms.version`.
  var text: String { kinds.map(\.rawValue).sorted().joined(separator: "+") + "." + version }

  /// Reads the first part of the text; nil for one that names an unknown kind.
  init?(kinds text: String, version: String) {
    let kinds = text.split(separator: "+").compactMap { Consent.Kind(rawValue: String($0)) }
    self.init(kinds: Set(kinds), version: version)
    guard self.text == text + "." + version else { return nil }
  }
}

extension Desk {
  /// Whether what was agreed to is what the pages show today.
  ///
  /// - Throws: `Refusal.invalid` at `/terms_version`.
  func check(_ agreement: Agreement?) throws(Refusal) {
    guard let agreement, agreement.version != directory().termsVersion else { return }
    throw .invalid([FieldProblem("/terms_version", .termsChanged)])
  }

  /// Keeps what was agreed to, unless the same texts are agreed to already.
  func keep(
    _ agreement: Agreement, of account: Identifier<Account>, in transaction: Transaction
  ) throws(StoreError) {
    let moment = now()
    let given = Set(
      try transaction.consents(of: account)
        .filter { $0.version == agreement.version && $0.withdrawnAt == nil }.map(\.kind))
    for kind in Consent.Kind.allCases where agreement.kinds.subtracting(given).contains(kind) {
      try transaction.insert(
        Consent(id: fresh(), kind: kind, version: agreement.version, givenAt: moment), of: account)
    }
  }
}
