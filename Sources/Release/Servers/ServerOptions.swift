import Diagnostics

/// What the operator's machine adds to a portal: folders, addresses and certificates.
public struct ServerOptions: Sendable {
  /// The folder that is served, such as `/srv/onir/current`.
  public let root: String
  /// Where `onir api` listens, as `HOST:PORT`.
  public let api: String
  /// Where the portal is served, as `PORT` or `HOST:PORT`; nil for the port of its address.
  public let listen: String?
  /// Where plain HTTP is answered with the way to HTTPS; nil for port 80.
  public let redirectListen: String?
  /// The files of the certificate and its key; nil where the server has its own way to them.
  public let certificate: String?
  /// The file of the certificate's key.
  public let certificateKey: String?
  /// Whether another server in front of this one ends TLS.
  public let isBehindTLS: Bool
  /// Whether the module that sends `.br` files is there.
  public let hasBrotli: Bool
  /// The addresses below `/api/v1` that take a file, with parameters in braces.
  public let uploadPaths: [String]
  /// The most bytes of such a file.
  public let uploadLimit: Int
  /// The content types of files by their endings.
  public let mediaTypes: [String: String]

  /// Checks what was written.
  ///
  /// - Throws: `ReleaseError.refused` for what is no absolute path, or no address to listen on.
  public init(
    root: String, api: String, listen: String? = nil, redirectListen: String? = nil,
    certificate: String? = nil, certificateKey: String? = nil, isBehindTLS: Bool = false,
    hasBrotli: Bool = false, uploadPaths: [String] = [], uploadLimit: Int = 10 << 20,
    mediaTypes: [String: String] = [:]
  ) throws(ReleaseError) {
    for (option, path) in [
      ("--root", root), ("--certificate", certificate), ("--certificate-key", certificateKey),
    ] {
      guard let path, !Self.isPath(path) else { continue }
      throw .refused(
        "\(option) is a whole path such as /srv/onir/current, without quotes, braces, $ and \\")
    }
    for (option, place) in [("--listen", listen), ("--redirect-listen", redirectListen)] {
      guard let place, !Self.isPlace(place) else { continue }
      throw .refused("\(option) is a port, or an address and a port such as 127.0.0.1:8080")
    }
    guard Self.isPlace(api), api.contains(":") else {
      throw .refused("--api is an address and a port such as 127.0.0.1:8081")
    }
    guard (certificate == nil) == (certificateKey == nil) else {
      throw .refused("--certificate and --certificate-key belong together")
    }
    self.root = root.count > 1 && root.hasSuffix("/") ? String(root.dropLast()) : root
    (self.api, self.listen, self.redirectListen) = (api, listen, redirectListen)
    (self.certificate, self.certificateKey) = (certificate, certificateKey)
    (self.isBehindTLS, self.hasBrotli) = (isBehindTLS, hasBrotli)
    (self.uploadPaths, self.uploadLimit) = (uploadPaths, uploadLimit)
    self.mediaTypes = mediaTypes
  }

  private static func isPath(_ path: String) -> Bool {
    path.hasPrefix("/") && path.utf8.count <= 1000
      && path.unicodeScalars.allSatisfy { scalar in
        scalar.value >= 0x20 && scalar.value != 0x7F
          && !"\"'\\${}`;".unicodeScalars.contains(scalar)
      }
  }

  /// A port, or a host and a port.
  private static func isPlace(_ place: String) -> Bool {
    guard let address = WebAddress("http://" + (place.contains(":") ? place : "localhost:" + place))
    else { return false }
    return address.port != nil && !place.contains("/")
  }
}
