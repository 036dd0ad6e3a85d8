import Portal

extension CaddyConfiguration {
  /// Whether this server ends TLS for an address.
  private func endsTLS(_ address: WebAddress) -> Bool {
    address.isSecure && !options.isBehindTLS
  }

  func addHosts(_ file: inout ConfigurationText) {
    addHost(portal.country, &file) { pages in
      addCountryPaths(&pages)
    }
    for host in portal.hosts {
      if portal.hasCityHosts {
        addHost(host.address, &file) { pages in addCityPaths(host, &pages) }
      } else {
        addMovedHost(host, &file)
      }
    }
    guard !portal.country.isSecure || options.isBehindTLS else {
      addRedirects(&file)
      return
    }
    file.line()
    file.remark("No other host is answered for.")
    file.block("http://:\(port(portal.country))") { other in
      addBinding(&other)
      other.line("respond 421")
    }
  }

  private func addHost(
    _ address: WebAddress, _ file: inout ConfigurationText,
    _ paths: (inout ConfigurationText) -> Void
  ) {
    file.line()
    file.block(siteAddress(address)) { host in
      addBinding(&host)
      if endsTLS(address), let certificate = options.certificate, let key = options.certificateKey {
        host.line("tls \(ConfigurationText.quoted(certificate)) \(ConfigurationText.quoted(key))")
      }
      if address.isSecure {
        let (name, value) = SecurityHeaders.strictTransport
        host.line("header \(name) \"\(value)\"")
      }
      host.line("import onir_host")
      host.block("handle") { rest in
        rest.block("route") { pages in
          pages.line("import onir_start")
          paths(&pages)
          pages.line("import onir_pages")
        }
      }
    }
  }

  private func addCountryPaths(_ pages: inout ConfigurationText) {
    let base = portal.country.path
    for mount in portal.mounts {
      addBare(mount.path, &pages)
      pages.line(
        "uri path_regexp \(Self.raw("^" + ConfigurationText.literal(mount.path))) \(base)\(mount.folder)/"
      )
    }
    if portal.hasCityHosts {
      for (number, (city, address)) in portal.portals.enumerated() {
        let path = "\(base)\(city)"
        pages.line("@city_\(number) path \(path) \(path)/*")
        pages.block("route @city_\(number)") { route in
          route.line("uri strip_prefix \(path)")
          route.line("redir \"\(address.origin)\(address.path.dropLast()){uri}\" 308")
        }
      }
    }
    guard base != "/" else { return }
    pages.line("@root path_regexp \(Self.raw("^/$"))")
    pages.line("redir @root \(base) 302")
    addBare(base, &pages)
    pages.line("@outside not path \(base)* /robots.txt")
    pages.line("error @outside 404")
    pages.line("uri path_regexp \(Self.raw("^" + ConfigurationText.literal(base))) /")
  }

  private func addCityPaths(_ host: ServedPortal.Host, _ pages: inout ConfigurationText) {
    let base = portal.country.path
    let isOne = host.mounts.count == 1 && host.address.path == "/"
    let shared = "\(base)assets/* \(base)app \(base)app/*" + (isOne ? "" : " /robots.txt")
    pages.line("@own not path \(shared)")
    if isOne {
      pages.line("rewrite @own /\(host.mounts[0].folder){uri}")
    } else {
      let known = host.mounts.map { $0.path + "*" }.joined(separator: " ")
      pages.line("@outside not path \(known) \(shared)")
      for mount in host.mounts { addBare(mount.path, &pages) }
      pages.line("error @outside 404")
      for mount in host.mounts {
        pages.line(
          "uri path_regexp \(Self.raw("^" + ConfigurationText.literal(mount.path))) /\(mount.folder)/"
        )
      }
    }
    guard base != "/" else { return }
    pages.line(
      "uri path_regexp \(Self.raw("^" + ConfigurationText.literal(base) + "(assets|app)")) /${1}")
  }

  /// The address of a folder without its slash.
  private func addBare(_ path: String, _ pages: inout ConfigurationText) {
    guard path != "/" else { return }
    pages.line("redir \(path.dropLast()) \(path) 308")
  }

  /// Cities that stand below the country's address, but have another host too.
  private func addMovedHost(_ host: ServedPortal.Host, _ file: inout ConfigurationText) {
    file.line()
    file.block(siteAddress(host.address)) { moved in
      addBinding(&moved)
      for (number, mount) in host.mounts.enumerated() {
        let target = "\(portal.country.origin)\(portal.country.path)\(mount.folder)/"
        let pattern = "^\(ConfigurationText.literal(mount.path))([A-Za-z0-9/._-]*)$"
        moved.line("@city_\(number) path_regexp city_\(number) \(Self.raw(pattern))")
        moved.line("redir @city_\(number) \(target){re.city_\(number).1} 302")
      }
      moved.line("respond 404")
    }
  }

  /// Where plain HTTP is answered; caddy does it itself where nothing else is said.
  private func addRedirects(_ file: inout ConfigurationText) {
    guard let place = options.redirectListen else { return }
    let port = place.split(separator: ":").last ?? "80"
    let names = [portal.country.host] + portal.hosts.filter(\.address.isSecure).map(\.address.host)
    file.line()
    file.block(names.map { "http://\($0):\(port)" }.joined(separator: ", ")) { redirect in
      if place.contains(":") { redirect.line("bind \(place.dropLast(port.count + 1))") }
      let own = portal.country.port.map { ":\($0)" } ?? ""
      redirect.line("redir https://{host}\(own){uri} 308")
    }
  }

  private func port(_ address: WebAddress) -> String {
    if let place = options.listen { return String(place.split(separator: ":").last ?? "80") }
    return address.port.map(String.init) ?? (endsTLS(address) ? "443" : "80")
  }

  private func siteAddress(_ address: WebAddress) -> String {
    let scheme = endsTLS(address) ? "https" : "http"
    return "\(scheme)://\(address.host):\(port(address))"
  }

  private func addBinding(_ host: inout ConfigurationText) {
    guard let place = options.listen, place.contains(":") else { return }
    let port = place.split(separator: ":").last ?? ""
    host.line("bind \(place.dropLast(port.count + 1))")
  }
}
