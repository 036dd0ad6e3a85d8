import Portal

extension NginxConfiguration {
  /// What stands before the cabinet's interface: how often and how much an address may ask.
  func addGate(_ file: inout ConfigurationText) {
    file.line()
    file.line(
      "log_format onir '$time_iso8601 $status $request_method $host$uri $body_bytes_sent $request_time';"
    )
    file.remark("Who has an IPv6 address has all with its first 64 bits: they count as one.")
    file.block("map $binary_remote_addr $onir_client") { map in
      map.line("default $binary_remote_addr;")
      map.line("\"~(?s)^(?<onir_network>.{8}).{8}\\z\" $onir_network;")
    }
    file.remark("The cabinet: calls a second for each address, those that change something apart.")
    file.block("map $request_method $onir_writer") { map in
      map.line("default $onir_client;")
      map.line("GET \"\";")
      map.line("HEAD \"\";")
    }
    file.line("limit_req_zone $onir_client zone=onir_calls:10m rate=20r/s;")
    file.line("limit_req_zone $onir_writer zone=onir_changes:10m rate=3r/s;")
    file.line("limit_conn_zone $onir_client zone=onir_connections:10m;")
    file.remark("Another host in the header than in the address that was asked for.")
    file.block("map \"$host|$http_host\" $onir_two_hosts") { map in
      map.line("default 1;")
      map.line("\"~*^([^|]+)\\|\\1(?::[0-9]+)?$\" \"\";")
    }
    file.block("upstream onir_api") { upstream in
      for api in options.apis {
        upstream.line("server \(api)\(options.hasSeveral ? " max_fails=1 fail_timeout=3s" : "");")
      }
      upstream.line("keepalive 16;")
      upstream.remark("Less than onir api waits, when it stops, for those who are connected.")
      upstream.line("keepalive_timeout 5s;")
    }
    addProblemWords(&file)
  }

  private func addProblemWords(_ file: inout ConfigurationText) {
    let fallback = portal.languages.count > 1 ? "$onir_language" : portal.defaultLanguage
    file.block("map \(fallback) $onir_too_large") { map in
      map.line("default \"Сұрау тым үлкен\";")
      map.line("ru \"Запрос слишком большой\";")
    }
    file.block("map \(fallback) $onir_too_many") { map in
      map.line("default \"Сұраулар тым жиі. Біраздан кейін қайталаңыз\";")
      map.line("ru \"Слишком много запросов. Повторите немного позже\";")
    }
    file.block("map \(fallback) $onir_unavailable") { map in
      map.line("default \"Кабинет қазір жауап бермейді. Біраздан кейін қайталаңыз\";")
      map.line("ru \"Кабинет сейчас не отвечает. Повторите немного позже\";")
    }
  }

  func addAPI(_ block: Block, _ server: inout ConfigurationText) {
    server.block("location ^~ /api/") { api in
      api.remark("Its answers have their own headers, and are never kept.")
      if block.isSecure {
        let (name, value) = SecurityHeaders.strictTransport
        api.line("add_header \(name) \"\(value)\" always;")
      } else {
        api.remark("An empty header is not sent, and keeps those of the pages away.")
        api.line("add_header Vary \"\" always;")
      }
      api.line("access_log off;")
      api.line("if ($onir_two_hosts) { return 421; }")
      api.line("limit_req zone=onir_calls burst=60 nodelay;")
      api.line("limit_req zone=onir_changes burst=20 nodelay;")
      api.line("limit_conn onir_connections 32;")
      api.line("limit_req_status 429;")
      api.line("limit_conn_status 429;")
      api.line("limit_req_log_level info;")
      api.line("limit_conn_log_level info;")
      api.line("client_max_body_size 64k;")
      api.line("client_body_timeout 30s;")
      api.line("proxy_http_version 1.1;")
      api.line("proxy_connect_timeout \(options.hasSeveral ? "2s" : "5s");")
      api.line("proxy_send_timeout 60s;")
      api.line("proxy_read_timeout 60s;")
      api.remark("The host as the browser said it, and one address that only this server writes.")
      api.line("proxy_set_header Host $http_host;")
      api.line("proxy_set_header X-Forwarded-For $remote_addr;")
      api.line("proxy_set_header X-Forwarded-Proto $scheme;")
      for name in ["X-Forwarded-Host", "X-Forwarded-Port", "X-Real-IP", "Forwarded", "Connection"] {
        api.line("proxy_set_header \(name) \"\";")
      }
      addNext(&api)
      api.line("error_page 413 = @onir_too_large;")
      api.line("error_page 429 = @onir_too_many;")
      api.line("error_page 502 503 504 = @onir_unavailable;")
      api.line("proxy_pass http://onir_api;")
      if options.hasSeveral, !options.repeatablePaths.isEmpty {
        api.remark("Nothing is done here without Idempotency-Key: sent twice, it is done once.")
        addPaths(options.repeatablePaths, &api) { again in
          again.line("proxy_next_upstream error timeout non_idempotent;")
        }
      }
      guard !options.uploadPaths.isEmpty else { return }
      api.remark("Papers of parents.")
      addPaths(options.uploadPaths, &api) { upload in
        upload.line("client_max_body_size \(options.uploadLimit);")
      }
    }
    addProblem(block, "onir_too_large", 413, "too-large", nil, &server)
    addProblem(block, "onir_too_many", 429, "too-many", 5, &server)
    addProblem(block, "onir_unavailable", 503, "unavailable", 30, &server)
  }

  /// When another process is asked: it does not answer, and nothing was sent that may not be sent twice.
  private func addNext(_ api: inout ConfigurationText) {
    guard options.hasSeveral else {
      api.line("proxy_next_upstream off;")
      return
    }
    api.remark(
      "Another process is asked when one cannot be reached; when its answer breaks off, only again",
      "what changes nothing or may be said twice (neither POST nor PATCH).")
    api.line("proxy_next_upstream error timeout;")
    api.line("proxy_next_upstream_tries \(options.apis.count);")
    api.line("proxy_next_upstream_timeout 10s;")
  }

  /// Addresses below the interface's, with what is different there.
  private func addPaths(
    _ paths: [String], _ api: inout ConfigurationText,
    _ lines: (inout ConfigurationText) -> Void
  ) {
    api.block("location ~ \"\(ServerOptions.pattern(paths))\"") { location in
      // What decides about addresses is not inherited.
      location.line("if ($onir_two_hosts) { return 421; }")
      lines(&location)
      location.line("proxy_pass http://onir_api;")
    }
  }

  /// A refusal as the interface itself would say it (RFC 9457).
  private func addProblem(
    _ block: Block, _ name: String, _ status: Int, _ type: String, _ wait: Int?,
    _ server: inout ConfigurationText
  ) {
    server.block("location @\(name)") { problem in
      problem.line("access_log off;")
      problem.line("default_type application/problem+json;")
      problem.line("add_header Cache-Control no-store always;")
      problem.line("add_header X-Content-Type-Options nosniff always;")
      problem.line("add_header Vary Accept-Language always;")
      if let wait { problem.line("add_header Retry-After \(wait) always;") }
      if block.isSecure {
        let (name, value) = SecurityHeaders.strictTransport
        problem.line("add_header \(name) \"\(value)\" always;")
      }
      problem.line(
        "return \(status) '{\"type\":\"urn:onir:\(type)\",\"title\":\"$\(name)\",\"status\":\(status),\"detail\":\"$\(name).\"}';"
      )
    }
  }
}
