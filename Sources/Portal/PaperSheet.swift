public import Dates
public import Languages

/// What stands in a document that the cabinet makes: an application for admission or its contract.
public struct PaperSheet: Sendable {
  /// Which document.
  public enum Kind: String, Sendable, CaseIterable {
    case application
    case contract
  }

  /// A signature under it.
  public struct Signature: Sendable {
    /// Who signed.
    public let name: String
    /// The number of who signed.
    public let iin: String
    /// The certificate's serial number.
    public let certificate: String
    /// Who issued the certificate.
    public let issuer: String
    /// How it was signed.
    public let algorithm: String
    /// From when to when the certificate is valid.
    public let valid: (from: Moment, until: Moment)
    /// When the portal took the signature.
    public let at: Moment

    /// Describes a signature.
    public init(
      name: String, iin: String, certificate: String, issuer: String, algorithm: String,
      valid: (from: Moment, until: Moment), at: Moment
    ) {
      (self.name, self.iin, self.certificate, self.issuer) = (name, iin, certificate, issuer)
      (self.algorithm, self.valid, self.at) = (algorithm, valid, at)
    }
  }

  /// Which document.
  public let kind: Kind
  /// Its language.
  public let language: Language
  /// The city, as its slug.
  public let city: String
  /// Values by the names of `PaperPage`; days as `2026-11-20`, codes as in tables.
  public let values: [String: String]
  /// Its day.
  public let date: Day
  /// The signature; nil before.
  public let signature: Signature?

  /// Describes a document.
  public init(
    kind: Kind, language: Language, city: String, values: [String: String], date: Day,
    signature: Signature?
  ) {
    (self.kind, self.language, self.city) = (kind, language, city)
    (self.values, self.date, self.signature) = (values, date, signature)
  }
}
