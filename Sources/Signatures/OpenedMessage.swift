import COpenSSL
import CabinetService

/// A message in the library's hands.
struct OpenedMessage: ~Copyable {
  private let pointer: OpaquePointer
  /// The certificates that came along; nil for none.
  let certificates: OpaquePointer?
  /// How many signed.
  let count: Int

  /// Opens a message; nil unless the library reads all of it.
  init?(_ bytes: [UInt8]) {
    let opened = bytes.withUnsafeBufferPointer { buffer -> (OpaquePointer?, Bool) in
      var place = buffer.baseAddress
      let message = d2i_CMS_ContentInfo(nil, &place, buffer.count)
      return (message, place == buffer.baseAddress.map { $0 + buffer.count })
    }
    guard let message = opened.0 else { return nil }
    guard opened.1 else {
      CMS_ContentInfo_free(message)
      return nil
    }
    pointer = message
    certificates = CMS_get1_certs(message)
    count = Int(onir_signers_count(CMS_get0_SignerInfos(message)))
  }

  deinit {
    onir_certificates_free(certificates)
    CMS_ContentInfo_free(pointer)
  }

  private func signer(_ place: Int) -> OpaquePointer? {
    guard (0..<count).contains(place) else { return nil }
    return onir_signers_at(CMS_get0_SignerInfos(pointer), Int32(place))
  }

  /// The certificate whose key verified a signer's signature; before ``check(_:of:isDetached:)`` the
  /// first that a signer names.
  ///
  /// - Throws: `SignatureProblem.notASignature` when the message does not hold it.
  func certificate(_ place: Int) throws(SignatureProblem) -> Certificate {
    guard let signer = signer(place) else { throw .notASignature }
    var used: OpaquePointer?
    CMS_SignerInfo_get0_algs(signer, nil, &used, nil, nil)
    if used == nil {
      for place in 0..<onir_certificates_count(certificates) {
        let certificate = onir_certificates_at(certificates, place)
        if CMS_SignerInfo_cert_cmp(signer, certificate) == 0 {
          used = certificate
          break
        }
      }
    }
    guard let certificate = Certificate(sharing: used) else { throw .notASignature }
    return certificate
  }

  /// Looks at every signature by the keys of the certificates, which nobody trusts yet.
  ///
  /// - Parameters:
  ///   - message: The same message, taken apart.
  ///   - content: What must have been signed.
  ///   - isDetached: Whether the message does not hold it.
  /// - Throws: `SignatureProblem`.
  func check(
    _ message: SignedMessage, of content: [UInt8], isDetached: Bool
  ) throws(SignatureProblem) {
    guard count == message.signers.count else { throw .notASignature }
    for place in 0..<count {
      let certificate = try certificate(place)
      if certificate.isGOST { throw .gost }
      guard certificate.isStrong else { throw .notASignature }
    }
    for signer in message.signers {
      guard let digest = signer.digest else { throw .notASignature }
      guard digest.digest(of: content) == signer.messageDigest else { throw .changedContent }
    }
    guard verified(isDetached ? content : nil) == content else { throw .notASignature }
  }

  /// What the library found signed by all; nil when it did not.
  private func verified(_ detached: [UInt8]?) -> [UInt8]? {
    guard let output = BIO_new(BIO_s_mem()) else { return nil }
    defer { BIO_free(output) }
    var input: OpaquePointer?
    defer { BIO_free(input) }
    if let detached {
      input = BIO_new(BIO_s_mem())
      var count = 0
      guard input != nil,
        detached.isEmpty
          || BIO_write_ex(input, detached, detached.count, &count) == 1 && count == detached.count
      else { return nil }
      BIO_ctrl(input, BIO_C_SET_BUF_MEM_EOF_RETURN, 0, nil)
    }
    // Certificates are held against the operator's store afterwards, each by itself.
    let flags = UInt32(CMS_BINARY | CMS_NO_SIGNER_CERT_VERIFY)
    guard CMS_verify(pointer, nil, nil, input, output, flags) == 1 else { return nil }
    var bytes: UnsafeMutablePointer<CChar>?
    let length = onir_written(output, &bytes)
    guard length > 0, let bytes else { return [] }
    return UnsafeRawBufferPointer(start: bytes, count: length).map { $0 }
  }
}
