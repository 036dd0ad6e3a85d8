import COpenSSL
import CabinetService
import Dates

/// Leads a certificate to a root that the operator trusts (RFC 5280, section 6).
struct CertificateChain: ~Copyable {
  private let trust: TrustStore
  private let others: OpaquePointer

  /// How many authorities may stand between a person and a root.
  private static let depth: Int32 = 4
  /// 112 bits: RSA from 2048 bits, and no SHA-1 in any signature of the chain.
  private static let level: Int32 = 2

  /// Takes the trusted authorities, and the certificates of a message, which only may lead there.
  init?(_ trust: TrustStore, _ message: OpaquePointer?) {
    guard let others = onir_certificates_new() else { return nil }
    (self.trust, self.others) = (trust, others)
    for stack in [trust.intermediates, message] {
      for place in 0..<onir_certificates_count(stack) {
        // One that finds no place cannot help either.
        _ = onir_certificates_add(others, onir_certificates_at(stack, place))
      }
    }
  }

  deinit { onir_certificates_free(others) }

  /// Looks whether it leads there, with dates that hold at a moment.
  ///
  /// - Throws: `SignatureProblem`.
  func check(_ certificate: borrowing Certificate, at moment: Moment) throws(SignatureProblem) {
    try check(certificate, at: moment, flags: 0)
  }

  /// Looks whether it, or an authority on its way, was revoked.
  ///
  /// - Throws: `SignatureProblem`: `revoked`, or `revocationUnknown` where a list is missing or over.
  func checkRevocation(
    _ certificate: borrowing Certificate, at moment: Moment
  ) throws(SignatureProblem) {
    try check(
      certificate, at: moment, flags: UInt(X509_V_FLAG_CRL_CHECK | X509_V_FLAG_CRL_CHECK_ALL))
  }

  private func check(
    _ certificate: borrowing Certificate, at moment: Moment, flags: UInt
  ) throws(SignatureProblem) {
    guard let context = X509_STORE_CTX_new() else { throw .unknownIssuer }
    defer { X509_STORE_CTX_free(context) }
    guard X509_STORE_CTX_init(context, trust.roots, certificate.pointer, others) == 1,
      let rules = X509_STORE_CTX_get0_param(context)
    else { throw .unknownIssuer }
    X509_VERIFY_PARAM_set_time(rules, time_t(moment.seconds))
    X509_VERIFY_PARAM_set_auth_level(rules, Self.level)
    X509_VERIFY_PARAM_set_depth(rules, Self.depth)
    X509_VERIFY_PARAM_set_flags(rules, flags)
    guard X509_verify_cert(context) == 1 else {
      throw Self.problem(X509_STORE_CTX_get_error(context))
    }
    // The library lets some pass that only might be authorities.
    let chain = X509_STORE_CTX_get0_chain(context)
    for place in 1..<max(1, onir_certificates_count(chain))
    where X509_check_ca(onir_certificates_at(chain, place)) != 1 {
      throw .unknownIssuer
    }
  }

  private static func problem(_ error: Int32) -> SignatureProblem {
    switch error {
    case X509_V_ERR_CERT_HAS_EXPIRED: .expired
    case X509_V_ERR_CERT_NOT_YET_VALID: .notYetValid
    case X509_V_ERR_CERT_REVOKED: .revoked
    case X509_V_ERR_UNABLE_TO_GET_CRL, X509_V_ERR_CRL_HAS_EXPIRED, X509_V_ERR_CRL_NOT_YET_VALID,
      X509_V_ERR_CRL_SIGNATURE_FAILURE, X509_V_ERR_UNABLE_TO_DECRYPT_CRL_SIGNATURE,
      X509_V_ERR_UNABLE_TO_GET_CRL_ISSUER, X509_V_ERR_KEYUSAGE_NO_CRL_SIGN,
      X509_V_ERR_UNHANDLED_CRITICAL_CRL_EXTENSION, X509_V_ERR_DIFFERENT_CRL_SCOPE,
      X509_V_ERR_CRL_PATH_VALIDATION_ERROR, X509_V_ERR_ERROR_IN_CRL_LAST_UPDATE_FIELD,
      X509_V_ERR_ERROR_IN_CRL_NEXT_UPDATE_FIELD:
      .revocationUnknown
    default: .unknownIssuer
    }
  }
}
