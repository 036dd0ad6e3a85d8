extension CaddyConfiguration {
  /// The cabinet's interface.
  func addAPI(_ file: inout ConfigurationText) {
    file.line()
    file.remark("The cabinet: its answers have their own headers, and are never kept.")
    file.block("(onir_api)") { api in
      let pattern = ServerOptions.pattern(options.uploadPaths)
      addBodyLimit("paper", "path_regexp \(Self.raw(pattern))", options.uploadLimit, &api)
      addBodyLimit("call", "not path_regexp \(Self.raw(pattern))", 65_536, &api)
      guard options.hasSeveral else { return addProxy("", repeats: false, &api) }
      api.remark(
        "What is to be read is asked of another process when one cannot be reached, or breaks off.",
        "What is sent is not: Caddy 2.6 has lost it by then, and takes the other one for broken.")
      api.block("@reading") { $0.line("method GET HEAD") }
      addProxy("@reading ", repeats: true, &api)
      addProxy("", repeats: false, &api)
    }
  }

  private func addProxy(_ matcher: String, repeats: Bool, _ api: inout ConfigurationText) {
    api.block("reverse_proxy \(matcher)\(options.apis.joined(separator: " "))") { proxy in
      if options.hasSeveral { addChoice(repeats: repeats, &proxy) }
      proxy.remark(
        "X-Forwarded-For is the address that this server sees, whatever a client wrote there.")
      for name in ["X-Forwarded-Host", "X-Forwarded-Port", "X-Real-IP", "Forwarded"] {
        proxy.line("header_up -\(name)")
      }
      proxy.block("transport http") { transport in
        transport.line("dial_timeout \(options.hasSeveral ? "2s" : "5s")")
        transport.remark("Less than onir api waits, when it stops, for those who are connected.")
        transport.line("keepalive 5s")
        transport.line("response_header_timeout 60s")
      }
    }
  }

  private func addChoice(repeats: Bool, _ proxy: inout ConfigurationText) {
    proxy.line("lb_policy round_robin")
    if repeats {
      proxy.line("lb_try_duration 10s")
      proxy.line("lb_try_interval 100ms")
    }
    proxy.line("fail_duration 3s")
    proxy.remark("A process that is about to stop says so here, and goes on until this was seen.")
    proxy.line("health_uri /api/v1/ready")
    proxy.line("health_interval 1s")
    proxy.line("health_timeout 5s")
  }

  /// Refuses larger bodies: by the length that is said, and while one of unsaid length is passed on.
  private func addBodyLimit(
    _ name: String, _ matcher: String, _ bytes: Int, _ api: inout ConfigurationText
  ) {
    api.block("@\(name)") { $0.line(matcher) }
    api.block("@large_\(name)") { large in
      large.line(matcher)
      large.line("header_regexp Content-Length \(Self.raw("^0*(?:\(Self.above(bytes)))$"))")
    }
    api.line("error @large_\(name) 413")
    api.block("request_body @\(name)") { $0.line("max_size \(bytes)") }
  }
}
