import Portal

/// The configuration of a portal for nginx: one file for its `http` level, such as
/// `/etc/nginx/sites-enabled/onir.conf`.
///
/// Everything that a pattern or a map decides is decided from what the site says; nothing of a request
/// is written into an answer but a path of small Latin letters, digits, dots and dashes.
public struct NginxConfiguration: Sendable {
  let portal: ServedPortal
  let options: ServerOptions

  /// Describes it.
  ///
  /// - Parameters:
  ///   - portal: What is served.
  ///   - options: Where it stands on the machine.
  public init(_ portal: ServedPortal, _ options: ServerOptions) {
    (self.portal, self.options) = (portal, options)
  }

  /// The file, with a remark at each part.
  public var text: String {
    var file = ConfigurationText()
    file.remark(
      "\(portal.country.origin)\(portal.country.path) on nginx 1.22 or newer, written by onir server-config.",
      "Write it anew when a city, the address of one, its ways to sign in or an earlier name of a guide",
      "is added; other pages need nothing. Then: nginx -t && nginx -s reload")
    addLanguages(&file)
    addPlaces(&file)
    addHeaders(&file)
    addGate(&file)
    for block in blocks {
      file.line()
      addServer(block, &file)
    }
    addRedirects(&file)
    return file.text
  }

  /// The servers, the country's first.
  var blocks: [Block] {
    var blocks = [
      Block(
        names: [portal.country.host], isSecure: portal.country.isSecure, kind: .country,
        mounts: portal.mounts)
    ]
    for host in portal.hosts {
      let isSecure = host.address.isSecure
      if portal.hasCityHosts, host.mounts.count == 1, host.address.path == "/" {
        if let index = blocks.firstIndex(where: { $0.kind == .city && $0.isSecure == isSecure }) {
          blocks[index].names.append(host.address.host)
        } else {
          blocks.append(
            Block(names: [host.address.host], isSecure: isSecure, kind: .city, mounts: []))
        }
      } else {
        blocks.append(
          Block(
            names: [host.address.host], isSecure: isSecure,
            kind: portal.hasCityHosts ? .cities : .moved, mounts: host.mounts))
      }
    }
    return blocks
  }

  /// Hosts that one `server` answers for.
  struct Block {
    /// What stands there.
    enum Kind {
      /// The country, and all cities that have no host of their own.
      case country
      /// One city each, at the root.
      case city
      /// Cities at paths.
      case cities
      /// Nothing but the way to where the cities stand.
      case moved
    }

    var names: [String]
    let isSecure: Bool
    let kind: Kind
    let mounts: [ServedPortal.Mount]
  }

  /// The key of a map; long ones as patterns, because the tables of nginx hold short ones only.
  static func key(_ text: String) -> String {
    text.utf8.count <= 32
      ? ConfigurationText.quoted(text)
      : ConfigurationText.quoted("~^\(ConfigurationText.literal(text))$")
  }
}
