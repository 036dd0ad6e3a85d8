import COpenSSL
import Diagnostics
import Files

/// The authorities that an operator trusts, and their lists of revoked certificates.
///
/// The machine's own store is never looked into. It may be used by several threads at once.
public final class TrustStore: Sendable {
  /// The roots and the lists.
  ///
  /// The library guards it with locks of its own.
  nonisolated(unsafe) let roots: OpaquePointer
  /// The authorities that others have certified.
  ///
  /// It is not changed after it was made.
  nonisolated(unsafe) let intermediates: OpaquePointer
  /// How many authorities there are.
  public let authorities: Int
  /// How many lists of revoked certificates there are.
  public let lists: Int

  /// The most files there may be, and the most bytes that one of them has.
  private static let mostFiles = 200
  private static let mostCertificateBytes = 1 << 20
  private static let mostListBytes = 256 << 20

  /// Trusts nobody.
  public convenience init() throws(TrustError) { try self.init(files: []) }

  /// Reads a folder: authorities in `*.pem` and `*.crt`, their lists in `*.crl`, each in PEM or DER.
  ///
  /// Other files are not looked at. An authority that signed its own certificate is a root; every
  /// other one must lead to a root of the folder.
  ///
  /// - Throws: `TrustError` naming the file.
  public convenience init(folder: String) throws(TrustError) {
    try self.init(files: Self.files(folder))
  }

  /// The files of a folder that matter; none where there is no folder.
  static func files(_ folder: String) throws(TrustError) -> [String] {
    let entries: [Disk.Entry]
    do throws(FileError) {
      entries = try Disk.list(folder)
    } catch {
      if error.isMissing { return [] }
      throw TrustError(path: folder, problem: error.reason)
    }
    let files = entries.filter { entry in
      entry.kind == .file && [".pem", ".crt", ".crl"].contains { entry.name.hasSuffix($0) }
    }
    guard files.count <= mostFiles else {
      throw TrustError(path: folder, problem: "more than \(mostFiles) files")
    }
    return files.map { "\(folder)/\($0.name)" }
  }

  private init(files: [String]) throws(TrustError) {
    guard let roots = X509_STORE_new(), let intermediates = onir_certificates_new() else {
      throw TrustError(path: "", problem: "no memory")
    }
    (self.roots, self.intermediates) = (roots, intermediates)
    var counts = (authorities: 0, lists: 0)
    do throws(TrustError) {
      for file in files {
        if file.hasSuffix(".crl") {
          counts.lists += try Self.readLists(file, into: roots)
        } else {
          counts.authorities += try Self.readAuthorities(file, roots, intermediates)
        }
      }
    } catch {
      // Until all is set there is nothing that would be torn down.
      X509_STORE_free(roots)
      onir_certificates_free(intermediates)
      ERR_clear_error()
      throw error
    }
    (authorities, lists) = counts
    ERR_clear_error()
  }

  deinit {
    X509_STORE_free(roots)
    onir_certificates_free(intermediates)
  }

  private static func readAuthorities(
    _ file: String, _ roots: OpaquePointer, _ intermediates: OpaquePointer
  ) throws(TrustError) -> Int {
    let bytes = try read(file, mostCertificateBytes)
    return try forEach(
      file, bytes, pem: onir_read_certificate, der: { d2i_X509(nil, &$0, $1) },
      free: X509_free
    ) { certificate throws(TrustError) in
      // This also makes the library read the extensions, before several threads ask for them.
      guard X509_check_ca(certificate) == 1 else {
        throw TrustError(path: file, problem: "is not the certificate of an authority")
      }
      let isRoot = X509_get_extension_flags(certificate) & UInt32(EXFLAG_SS) != 0
      let isKept =
        isRoot
        ? X509_STORE_add_cert(roots, certificate)
        : onir_certificates_add(intermediates, certificate)
      guard isKept == 1 else { throw TrustError(path: file, problem: "cannot be kept") }
    }
  }

  private static func readLists(
    _ file: String, into roots: OpaquePointer
  ) throws(TrustError) -> Int {
    let bytes = try read(file, mostListBytes)
    return try forEach(
      file, bytes, pem: onir_read_list, der: { d2i_X509_CRL(nil, &$0, $1) }, free: X509_CRL_free
    ) { list throws(TrustError) in
      guard X509_CRL_get0_nextUpdate(list) != nil else {
        throw TrustError(path: file, problem: "does not tell when the next list comes")
      }
      guard X509_CRL_get_ext_by_NID(list, NID_delta_crl, -1) < 0 else {
        throw TrustError(path: file, problem: "holds changes only: take the whole list")
      }
      guard X509_STORE_add_crl(roots, list) == 1 else {
        throw TrustError(path: file, problem: "cannot be kept")
      }
    }
  }

  private static func read(_ file: String, _ limit: Int) throws(TrustError) -> [UInt8] {
    do throws(FileError) {
      return try Disk.read(file, limit: limit)
    } catch {
      throw TrustError(
        path: file,
        problem: error.isTooLarge ? "has more than \(limit >> 20) MiB" : error.reason)
    }
  }

  /// Does something with each object of a file, which must hold at least one and nothing damaged.
  private static func forEach(
    _ file: String, _ bytes: [UInt8], pem: (OpaquePointer) -> OpaquePointer?,
    der: (inout UnsafePointer<UInt8>?, Int) -> OpaquePointer?, free: (OpaquePointer) -> Void,
    _ body: (OpaquePointer) throws(TrustError) -> Void
  ) throws(TrustError) -> Int {
    ERR_clear_error()
    let damaged = TrustError(path: file, problem: "is damaged, or something else")
    if bytes.first == DER.sequence {
      let read = bytes.withUnsafeBufferPointer { buffer -> (OpaquePointer, Bool)? in
        var place = buffer.baseAddress
        guard let object = der(&place, buffer.count) else { return nil }
        return (object, place == buffer.baseAddress.map { $0 + buffer.count })
      }
      guard let (object, isWhole) = read else { throw damaged }
      defer { free(object) }
      guard isWhole else { throw damaged }
      try body(object)
      return 1
    }
    var count = 0
    let bio = BIO_new(BIO_s_mem())
    guard let bio else { throw damaged }
    defer { BIO_free(bio) }
    var isWritten = 0
    guard BIO_write_ex(bio, bytes, bytes.count, &isWritten) == 1 else { throw damaged }
    while let object = pem(bio) {
      defer { free(object) }
      try body(object)
      count += 1
    }
    guard onir_is_end_of_pem() == 1, count > 0 else { throw damaged }
    return count
  }
}
