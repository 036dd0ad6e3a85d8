import Portal

extension NginxConfiguration {
  /// Whether this server ends TLS for a block.
  private func endsTLS(_ block: Block) -> Bool { block.isSecure && !options.isBehindTLS }

  func addServer(_ block: Block, _ file: inout ConfigurationText) {
    file.block("server") { server in
      addListening(block, &server)
      addNames(block.names, &server)
      server.line()
      if block.kind == .moved {
        for mount in block.mounts {
          let target = "\(portal.country.origin)\(portal.country.path)\(mount.folder)/"
          server.line(
            "location = \(ConfigurationText.quoted(mount.path)) { return 302 \"\(target)\"; }")
          let pattern = "^\(ConfigurationText.literal(mount.path))([A-Za-z0-9/._-]+)$"
          server.line(
            "location ~ \(ConfigurationText.quoted(pattern)) { return 302 \"\(target)$1\"; }")
        }
        server.line("location / { return 404; }")
        return
      }
      server.line("root \(ConfigurationText.quoted(options.root));")
      server.line("absolute_redirect off;")
      server.line("server_tokens off;")
      server.line("client_header_timeout 20s;")
      server.line("gzip_static on;")
      server.line("gzip_vary on;")
      server.line(
        options.hasBrotli
          ? "brotli_static on;"
          : "# brotli_static on;  # with libnginx-mod-http-brotli-static: onir server-config --brotli"
      )
      server.remark("Neither who asked nor what was asked for in words: addresses only.")
      server.line("access_log /var/log/nginx/onir.log onir;")
      addTypes(&server)
      addAnswerHeaders(block, &server)
      server.line()
      addPaths(block, &server)
      server.line()
      addPages(block, &server)
      server.line()
      addAPI(block, &server)
    }
  }

  private func addListening(_ block: Block, _ server: inout ConfigurationText) {
    let isTLS = endsTLS(block)
    let usual = options.isBehindTLS ? 80 : portal.country.port ?? (block.isSecure ? 443 : 80)
    addListen(options.listen ?? String(usual), isTLS ? " ssl http2" : "", &server)
    guard isTLS else { return }
    let folder = "/etc/letsencrypt/live/\(portal.country.host)"
    server.line(
      "ssl_certificate \(ConfigurationText.quoted(options.certificate ?? folder + "/fullchain.pem"));"
    )
    server.line(
      "ssl_certificate_key \(ConfigurationText.quoted(options.certificateKey ?? folder + "/privkey.pem"));"
    )
    server.line("ssl_protocols TLSv1.2 TLSv1.3;")
    server.line("ssl_session_cache shared:onir_tls:10m;")
    server.line("ssl_session_tickets off;")
  }

  private func addListen(_ place: String, _ words: String, _ server: inout ConfigurationText) {
    server.line("listen \(place)\(words);")
    if !place.contains(":") { server.line("listen [::]:\(place)\(words);") }
  }

  private func addNames(_ names: [String], _ server: inout ConfigurationText) {
    for name in names {
      let shown = name.utf8.count <= 40 ? name : "~^\(ConfigurationText.literal(name))$"
      server.line("server_name \(ConfigurationText.quoted(shown));")
    }
  }

  private func addTypes(_ server: inout ConfigurationText) {
    server.line("default_type application/octet-stream;")
    guard !options.mediaTypes.isEmpty else { return }
    let byType = Dictionary(grouping: options.mediaTypes, by: \.value)
    server.block("types") { types in
      for (type, endings) in byType.sorted(by: { $0.key < $1.key }) {
        types.line("\"\(type)\" \(endings.map(\.key).sorted().joined(separator: " "));")
      }
    }
  }

  private func addAnswerHeaders(_ block: Block, _ server: inout ConfigurationText) {
    server.line()
    for (name, value) in SecurityHeaders.common {
      server.line("add_header \(name) \(ConfigurationText.quoted(value)) always;")
    }
    server.line("add_header \(SecurityHeaders.policyName) $onir_policy always;")
    server.line("add_header Cache-Control $onir_cache always;")
    server.line("add_header \(SecurityHeaders.openData.name) $onir_open always;")
    server.line("add_header Vary $onir_vary always;")
    server.line("add_header Allow $onir_allow always;")
    if block.isSecure { addStrictTransport(&server) }
  }

  private func addStrictTransport(_ server: inout ConfigurationText) {
    let (name, value) = SecurityHeaders.strictTransport
    server.line("add_header \(name) \"\(value)\" always;")
  }

  /// Makes `$onir_path` of the address.
  private func addPaths(_ block: Block, _ server: inout ConfigurationText) {
    let base = portal.country.path
    server.line("if ($onir_city = \"-\") { return 421; }")
    switch block.kind {
    case .city: server.line("set $onir_path \"$onir_city$uri\";")
    case .country where base == "/": server.line("set $onir_path $uri;")
    default:
      // No file has this name: what none of the following takes up is not there.
      server.line("set $onir_path \"/-\";")
      if block.kind == .country { addMount(base, "", &server) }
    }
    for mount in block.mounts { addMount(mount.path, "/\(mount.folder)", &server) }
    if block.kind != .city {
      server.line("if ($uri = /robots.txt) { set $onir_path $uri; }")
    }
    guard block.kind != .country else { return }
    server.remark("What all hosts have in common.")
    let shared = "^\(ConfigurationText.literal(String(base.dropLast())))(/(?:assets|app)/.*)$"
    server.line("if ($uri ~ \(ConfigurationText.quoted(shared))) { set $onir_path $1; }")
  }

  private func addMount(_ path: String, _ folder: String, _ server: inout ConfigurationText) {
    let pattern = "^\(ConfigurationText.literal(String(path.dropLast())))(/.*)$"
    server.line(
      "if ($uri ~ \(ConfigurationText.quoted(pattern))) { set $onir_path \"\(folder)$1\"; }")
  }

  private func addPages(_ block: Block, _ server: inout ConfigurationText) {
    let base = portal.country.path
    server.line("error_page 404 @onir_missing;")
    server.block("location /") { pages in
      pages.line("if ($request_method !~ \"^(?:GET|HEAD)$\") { return 405; }")
      pages.remark("Nothing whose name begins with a dot is part of a portal.")
      pages.line("if ($uri ~ \"/\\.\") { return 404; }")
      if block.kind == .country, base != "/" {
        pages.line("if ($uri = /) { return 302 \"\(base)\"; }")
      }
      for path in [base] + block.mounts.map(\.path) where path != "/" {
        let bare = ConfigurationText.quoted(String(path.dropLast()))
        pages.line("if ($uri = \(bare)) { return 308 \"\(path)$is_args$args\"; }")
      }
      if block.kind == .country, portal.hasCityHosts, !portal.portals.isEmpty {
        pages.line("if ($onir_portal) { return 308 \"$onir_portal$onir_rest$is_args$args\"; }")
      }
      pages.line("if ($uri ~ \"/index\\.html$\") { return 308 \"./$is_args$args\"; }")
      pages.line("if ($onir_alias) { return 301 \"$onir_alias$is_args$args\"; }")
      pages.line("if ($onir_choice) { return 302 \"$onir_choice$is_args$args\"; }")
      pages.line("try_files $onir_file @onir_absent;")
    }
    server.block("location @onir_absent") { absent in
      absent.remark("An address without the slash at its end.")
      absent.line("if (!-f \"$document_root$onir_path/index.html\") { return 404; }")
      absent.line("return 308 \"$onir_last$is_args$args\";")
    }
    server.block("location @onir_missing") { missing in
      missing.line("try_files /404.html =404;")
    }
  }

  /// Plain HTTP leads to HTTPS.
  func addRedirects(_ file: inout ConfigurationText) {
    let names = blocks.filter(endsTLS).flatMap(\.names)
    guard !names.isEmpty else { return }
    let port = portal.country.port.map { ":\($0)" } ?? ""
    file.line()
    file.block("server") { server in
      addListen(options.redirectListen ?? "80", "", &server)
      addNames(names, &server)
      server.line("server_tokens off;")
      server.line("access_log off;")
      server.line("if ($onir_city = \"-\") { return 421; }")
      server.remark("Where certbot --webroot -w /var/www/html leaves its answers.")
      server.line("location ^~ /.well-known/acme-challenge/ { root /var/www/html; }")
      server.line("location / { return 308 \"https://$host\(port)$request_uri\"; }")
    }
  }
}
