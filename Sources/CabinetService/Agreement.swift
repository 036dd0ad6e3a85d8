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

  /// As it stands in a challenge: the version, and the kinds.
  var parts: [String] { [version] + kinds.map(\.rawValue).sorted() }

  /// Reads what stands in a challenge; nil when nothing was agreed to.
  init?(parts: ArraySlice<String>) {
    guard let version = parts.first else { return nil }
    let kinds = parts.dropFirst().compactMap(Consent.Kind.init(rawValue:))
    self.init(kinds: Set(kinds), version: version)
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
