import COpenSSL

/// The digests that are strong enough (RFC 5754); others count as no signature.
enum DigestKind: String, Sendable, CaseIterable {
  case sha256 = "SHA-256"
  case sha384 = "SHA-384"
  case sha512 = "SHA-512"

  /// The digest of a name; nil for MD5, SHA-1 and everything else.
  init?(_ name: ArraySlice<UInt8>) {
    guard let kind = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = kind
  }

  /// Its name: 2.16.840.1.101.3.4.2.
  private var name: ArraySlice<UInt8> {
    [0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, number.digest][...]
  }

  /// The name of RSA together with it: 1.2.840.113549.1.1.
  private var nameWithRSA: ArraySlice<UInt8> {
    [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 1, number.signature][...]
  }

  private var number: (digest: UInt8, signature: UInt8) {
    switch self {
    case .sha256: (1, 11)
    case .sha384: (2, 12)
    case .sha512: (3, 13)
    }
  }

  /// Whether a signature's algorithm is RSA with this digest.
  func isPart(of signature: ArraySlice<UInt8>) -> Bool {
    signature == ObjectName.rsa || signature == nameWithRSA
  }

  /// The digest of bytes; nil when the library cannot make it.
  func digest(of bytes: [UInt8]) -> [UInt8]? {
    let function =
      switch self {
      case .sha256: EVP_sha256()
      case .sha384: EVP_sha384()
      case .sha512: EVP_sha512()
      }
    var (digest, length) = ([UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE)), UInt32(0))
    guard EVP_Digest(bytes, bytes.count, &digest, &length, function, nil) == 1 else { return nil }
    return Array(digest.prefix(Int(length)))
  }
}
