extension CaddyConfiguration {
  /// The cabinet's interface.
  func addAPI(_ file: inout ConfigurationText) {
    file.line()
    file.remark("The cabinet: its answers have their own headers, and are never kept.")
    file.block("(onir_api)") { api in
      let pattern = ServerOptions.pattern(options.uploadPaths)
      addBodyLimit("paper", "path_regexp \(Self.raw(pattern))", options.uploadLimit, &api)
      addBodyLimit("call", "not path_regexp \(Self.raw(pattern))", 65_536, &api)
      guard options.hasSeveral else { return addProxy("", buffersBodies: false, &api) }
      // A paper is up to 10 MB: kept in memory, slow senders could fill it.
      addProxy("@call ", buffersBodies: true, &api)
      addProxy("@paper ", buffersBodies: false, &api)
    }
  }

  private func addProxy(
    _ matcher: String, buffersBodies: Bool, _ api: inout ConfigurationText
  ) {
    api.block("reverse_proxy \(matcher)\(options.apis.joined(separator: " "))") { proxy in
      if options.hasSeveral { addChoice(buffersBodies: buffersBodies, &proxy) }
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

  private func addChoice(buffersBodies: Bool, _ proxy: inout ConfigurationText) {
    proxy.remark(
      "Another process is asked when one cannot be reached; when its answer breaks off, only",
      "for what was to be read.")
    proxy.line("lb_policy round_robin")
    proxy.line("lb_try_duration 10s")
    proxy.line("lb_try_interval 100ms")
    proxy.line("fail_duration 3s")
    if buffersBodies {
      proxy.remark(
        "What is sent is read before a process is chosen: Caddy 2.6 closes it when that one cannot be",
        "reached, has nothing left for the next one, and takes that one for broken.")
      proxy.line("buffer_requests")
    }
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
