public import Cabinet
public import Dates

/// What a signature is made for; each asks for another kind of certificate (identity facts, section 4).
public enum SignaturePurpose: Sendable, CaseIterable {
  /// Signing in, with a key for authentication.
  case signIn
  /// A contract, with a key for signing.
  case contract
}

/// Why a signature is not taken; the list is closed.
public enum SignatureProblem: String, Error, Sendable, CaseIterable {
  /// It is no CMS message, or a damaged one.
  case notASignature = "not_a_signature"
  /// What was signed is not what was given to be signed.
  case changedContent = "changed_content"
  /// Somebody signed whose certificate leads to no authority that the operator trusts.
  case unknownIssuer = "unknown_issuer"
  /// The certificate is over.
  case expired = "certificate_expired"
  /// The certificate is not valid yet.
  case notYetValid = "certificate_not_yet_valid"
  /// The certificate was revoked.
  case revoked = "certificate_revoked"
  /// No list tells whether it was revoked, or the list is over.
  case revocationUnknown = "revocation_unknown"
  /// The certificate is for something else: an organisation's, or a key for another purpose.
  case wrongUsage = "wrong_usage"
  /// A signature of the GOST family, which cannot be verified here.
  case gost
  /// Another person signed than the one who is signed in.
  case otherPerson = "other_person"
  /// One of several signatures is wrong, or there are several where one person signs.
  case severalSigners = "several_signers"
}

/// Who signed, and by what (the facts that stand on a signed document).
public struct SignerFacts: Sendable, Hashable {
  /// The number in the certificate's subject.
  public let iin: IIN
  /// The name in the certificate's subject.
  public let name: String
  /// The certificate's own serial number, in hexadecimal digits.
  public let certificate: String
  /// Who issued the certificate.
  public let issuer: String
  /// The first moment the certificate is valid.
  public let validFrom: Moment
  /// The last moment the certificate is valid.
  public let validUntil: Moment
  /// How it was signed, such as `RSA, SHA-256`.
  public let algorithm: String

  /// Describes a signer.
  public init(
    iin: IIN, name: String, certificate: String, issuer: String, validFrom: Moment,
    validUntil: Moment, algorithm: String
  ) {
    (self.iin, self.name, self.certificate, self.issuer) = (iin, name, certificate, issuer)
    (self.validFrom, self.validUntil, self.algorithm) = (validFrom, validUntil, algorithm)
  }
}

/// A signature that is good.
public struct VerifiedSignature: Sendable {
  /// Who signed.
  public let signer: SignerFacts
  /// What was signed.
  public let content: [UInt8]

  /// Describes a signature.
  public init(signer: SignerFacts, content: [UInt8]) {
    (self.signer, self.content) = (signer, content)
  }
}

/// Verifies electronic signatures (CMS, RFC 5652) against the operator's trust store.
public protocol SignatureVerifier: Sendable {
  /// Verifies a signature.
  ///
  /// - Parameters:
  ///   - signature: The CMS message, DER.
  ///   - content: What was signed, when the message does not hold it; nil when it does.
  ///   - purpose: What it was signed for.
  ///   - moment: The time that certificates and lists are held against.
  /// - Returns: Who signed, and what.
  /// - Throws: `SignatureProblem`.
  func verify(
    _ signature: [UInt8], content: [UInt8]?, for purpose: SignaturePurpose, at moment: Moment
  ) throws(SignatureProblem) -> VerifiedSignature
}

/// Stands where the operator trusts nobody: no signature is good.
public struct NoSignatures: SignatureVerifier {
  /// Makes one.
  public init() {}

  /// Refuses.
  public func verify(
    _ signature: [UInt8], content: [UInt8]?, for purpose: SignaturePurpose, at moment: Moment
  ) throws(SignatureProblem) -> VerifiedSignature { throw .unknownIssuer }
}
