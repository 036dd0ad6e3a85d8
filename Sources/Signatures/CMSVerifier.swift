import COpenSSL
import Cabinet
public import CabinetService
public import Dates

/// Verifies signatures with RSA (CMS, RFC 5652) by the authorities of a trust folder.
///
/// Signatures of the GOST family are told apart and refused: nothing here can verify them.
public struct CMSVerifier: SignatureVerifier {
  /// The most bytes that a message may have.
  public static let mostBytes = 256 * 1024

  private let trust: @Sendable () -> TrustStore

  /// Trusts the authorities of a store.
  public init(_ store: TrustStore) { trust = { store } }

  /// Trusts the authorities of a folder as they are at each signature.
  public init(_ folder: TrustFolder) { trust = { folder.current() } }

  /// Verifies a signature; see ``SignatureVerifier``.
  public func verify(
    _ signature: [UInt8], content: [UInt8]?, for purpose: SignaturePurpose, at moment: Moment
  ) throws(SignatureProblem) -> VerifiedSignature {
    guard signature.count <= Self.mostBytes,
      let signature = IndefiniteLengths.written(out: signature)
    else { throw .notASignature }
    defer { ERR_clear_error() }
    let message = try SignedMessage(signature)
    let signed = try Self.content(message, content)
    guard let opened = OpenedMessage(signature) else { throw .notASignature }
    try opened.check(message, of: signed, isDetached: content != nil)
    let store = trust()
    guard let chain = CertificateChain(store, opened.certificates) else { throw .unknownIssuer }
    for place in 0..<opened.count {
      let certificate = try opened.certificate(place)
      try chain.check(certificate, at: moment)
      guard certificate.fits(purpose) else { throw .wrongUsage }
      try chain.checkRevocation(certificate, at: moment)
    }
    // Where one person acts, two good signatures do not tell who.
    guard opened.count == 1, let digest = message.signers.first?.digest else {
      throw .severalSigners
    }
    return VerifiedSignature(
      signer: try Self.facts(try opened.certificate(0), digest), content: signed)
  }

  /// What must have been signed: what the message holds, or what was given, but never both.
  private static func content(
    _ message: SignedMessage, _ given: [UInt8]?
  ) throws(SignatureProblem) -> [UInt8] {
    switch (message.content, given) {
    case (let held?, nil): return held
    case (nil, let given?): return given
    case (let held?, let given?): throw held == given ? .notASignature : .changedContent
    case (nil, nil): throw .notASignature
    }
  }

  /// Who a certificate is for.
  ///
  /// Only the subject's own number counts, never digits in a name.
  private static func facts(
    _ certificate: borrowing Certificate, _ digest: DigestKind
  ) throws(SignatureProblem) -> SignerFacts {
    let (numbers, names) = (
      certificate.subject(NID_serialNumber), certificate.subject(NID_commonName)
    )
    guard numbers.count == 1, let number = numbers.first, let iin = iin(number),
      names.count == 1, let name = names.first.map(CleanText.of), !name.isEmpty,
      let start = certificate.start, let end = certificate.end
    else { throw .wrongUsage }
    return SignerFacts(
      iin: iin, name: name, certificate: certificate.serial, issuer: certificate.issuer,
      validFrom: start, validUntil: end, algorithm: "RSA, \(digest.rawValue)")
  }

  /// Reads `IIN` and twelve digits, and nothing that looks like them.
  private static func iin(_ text: String) -> IIN? {
    let digits = Array(text.utf8.dropFirst(3))
    guard text.utf8.starts(with: "IIN".utf8), digits.count == 12,
      digits.allSatisfy({ (48...57).contains($0) })
    else { return nil }
    return try? IIN(String(decoding: digits, as: UTF8.self))
  }
}
