import Diagnostics

/// What the operator's machine adds to a portal: folders, addresses and certificates.
public struct ServerOptions: Sendable {
  /// The folder that is served, such as `/srv/onir/current`.
  public let root: String
  /// Where the processes of `onir api` listen, each as `HOST:PORT`; at least one.
  public let apis: [String]
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
  /// The addresses below `/api/v1` whose changes may be sent twice and are done once, because none is
  /// taken without `Idempotency-Key`.
  public let repeatablePaths: [String]
  /// The most bytes of such a file.
  public let uploadLimit: Int
  /// The content types of files by their endings.
  public let mediaTypes: [String: String]

  /// Checks what was written.
  ///
  /// - Throws: `ReleaseError.refused` for what is no absolute path, or no address to listen on; for no
  ///   address of the interface, or one that stands twice.
  public init(
    root: String, apis: [String], listen: String? = nil, redirectListen: String? = nil,
    certificate: String? = nil, certificateKey: String? = nil, isBehindTLS: Bool = false,
    hasBrotli: Bool = false, uploadPaths: [String] = [], uploadLimit: Int = 10 << 20,
    repeatablePaths: [String] = [], mediaTypes: [String: String] = [:]
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
    guard !apis.isEmpty, apis.allSatisfy({ Self.isPlace($0) && $0.contains(":") }) else {
      throw .refused("--api is an address and a port such as 127.0.0.1:8081")
    }
    for (index, api) in apis.enumerated() where apis[..<index].contains(api) {
      throw .refused("--api names \(api) twice: each process has an address of its own")
    }
    guard (certificate == nil) == (certificateKey == nil) else {
      throw .refused("--certificate and --certificate-key belong together")
    }
    self.root = root.count > 1 && root.hasSuffix("/") ? String(root.dropLast()) : root
    (self.apis, self.listen, self.redirectListen) = (apis, listen, redirectListen)
    (self.certificate, self.certificateKey) = (certificate, certificateKey)
    (self.isBehindTLS, self.hasBrotli) = (isBehindTLS, hasBrotli)
    (self.uploadPaths, self.uploadLimit) = (uploadPaths, uploadLimit)
    (self.mediaTypes, self.repeatablePaths) = (mediaTypes, repeatablePaths)
  }

  /// Whether the interface has several processes.
  var hasSeveral: Bool { apis.count > 1 }

  /// A pattern of paths with parameters in braces.
  static func pattern(_ paths: [String]) -> String {
    let written = paths.map { path in
      path.split(separator: "/").map { part in
        part.hasPrefix("{") ? "[^/]+" : ConfigurationText.literal(String(part))
      }.joined(separator: "/")
    }
    return paths.isEmpty ? "^$" : "^/api/v1/(?:\(written.joined(separator: "|")))$"
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
