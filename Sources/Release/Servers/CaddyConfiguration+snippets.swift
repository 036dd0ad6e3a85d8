import Portal

extension CaddyConfiguration {
  /// How much the reader likes each language.
  func addLanguages(_ file: inout ConfigurationText) {
    let all = portal.languages
    guard all.count > 1 else { return }
    file.line()
    file.remark(
      "How much the reader likes each language, as text that can be compared, and which is named first."
    )
    file.block("(onir_languages)") { snippet in
      for language in ["*"] + all {
        let name = language == "*" ? "any" : language
        snippet.block("map {header.Accept-Language} {onir_quality_\(name)}") { map in
          for (pattern, digits) in LanguageRange.qualities(of: language) {
            map.line("\(Self.raw("~(?i)" + pattern)) \"q\(digits)\"")
          }
          map.line("default \(language == "*" ? "q0000" : "{onir_quality_any}")")
        }
      }
      snippet.block("map {header.Accept-Language} {onir_named_first}") { map in
        map.line("\(Self.raw("~(?i)" + LanguageRange.first(of: all))) \"${1}\"")
        map.line("default \(portal.defaultLanguage)")
      }
      snippet.block("map {onir_named_first} {onir_first}") { map in
        for language in all { map.line("\(Self.raw("~(?i)^\(language)$")) \(language)") }
        map.line("default \(portal.defaultLanguage)")
      }
    }
  }

  /// Where an address leads within a city.
  func addPlaces(_ file: inout ConfigurationText) {
    let common =
      portal.cities.dropFirst().reduce(portal.aliases[portal.cities.first ?? ""] ?? []) {
        $0.intersection(portal.aliases[$1] ?? [])
      }
    file.line()
    file.remark(
      "What follows the city in an address, and the earlier names of guides: of all cities, of single ones."
    )
    file.block("(onir_places)") { snippet in
      snippet.block("map {http.request.uri.path} {onir_rest}") { map in
        let cities = portal.cities.joined(separator: "|")
        map.line("\(Self.raw("~^/(?:\(cities))(/[A-Za-z0-9/._-]*)$")) \"${1}\"")
        map.line("default none")
      }
      snippet.block("map {onir_rest} {onir_alias_of_all}") { map in
        for alias in common.sorted(by: { $0.path < $1.path }) {
          map.line("\(alias.path) \(alias.target)")
        }
        map.line("default none")
      }
      snippet.block("map {http.request.uri.path} {onir_alias}") { map in
        for city in portal.cities {
          let own = (portal.aliases[city] ?? []).subtracting(common)
          for alias in own.sorted(by: { $0.path < $1.path }) {
            map.line("/\(city)\(alias.path) \(alias.target)")
          }
        }
        map.line("default {onir_alias_of_all}")
      }
    }
  }

  /// What every host begins with.
  func addStart(_ file: inout ConfigurationText) {
    file.line()
    file.block("(onir_host)") { host in
      host.line("root * \(ConfigurationText.quoted(options.root))")
      host.line("header -Server")
      if portal.languages.count > 1 { host.line("import onir_languages") }
      host.line("import onir_places")
      host.block("handle /api/*") { $0.line("import onir_api") }
      host.line("import onir_errors")
    }
    file.block("(onir_start)") { pages in
      for (name, value) in SecurityHeaders.common { pages.line("header \(name) \"\(value)\"") }
      pages.line("header \(SecurityHeaders.policyName) \"\(SecurityHeaders.policy(signs: false))\"")
      pages.line("header Cache-Control \"\(CachePolicy.page)\"")
      pages.line("@changes not method GET HEAD")
      pages.line("header @changes Allow \"GET, HEAD\"")
      pages.line("error @changes 405")
    }
  }

  /// What is the same on every host, after the address has become the path in the published folder.
  func addPages(_ file: inout ConfigurationText) {
    file.line()
    file.block("(onir_pages)") { pages in
      pages.remark("Nothing whose name begins with a dot is part of a portal.")
      pages.remark("Names too long for a file are not there: the disk would fail.")
      let long = "[^/]{120}|(?:[^\\x00-\\x7f][^/]*?){34}|^.{1000}"
      pages.line("@hidden path_regexp \(Self.raw("/\\.|[\\x00-\\x1f\\x7f]|" + long))")
      pages.line("error @hidden 404")
      pages.line("@index path_regexp \(Self.raw("/index\\.html$"))")
      redirect("index", "./", 308, &pages)
      pages.line("@alias expression \(Self.raw("{onir_alias} != \"none\""))")
      redirect("alias", "{onir_alias}", 301, &pages)
      addChoice(&pages)
      addTypes(&pages)
      pages.remark("Fingerprinted files never change; pages are asked for again, at little cost.")
      pages.line(
        "@fingerprinted path_regexp \(Self.raw("^/assets/.+\\.[0-9a-f]{12}\\.[a-z0-9]+$"))")
      pages.line("header @fingerprinted Cache-Control \"\(CachePolicy.asset)\"")
      pages.line("@feed path_regexp \(Self.raw("\\.(?:xml|ics)$"))")
      pages.line("header @feed Cache-Control \"\(CachePolicy.feed)\"")
      let data = SecurityHeaders.openData
      pages.line("@data path_regexp \(Self.raw("^\(SecurityHeaders.openDataPattern)$"))")
      pages.line("header @data Cache-Control \"\(CachePolicy.feed)\"")
      pages.line("header @data \(data.name) \"\(data.value)\"")
      addSigning(&pages)
      pages.remark("An address without the slash at its end.")
      pages.block("@bare") { matcher in
        matcher.line("path_regexp \(Self.raw("^[A-Za-z0-9/._-]*[A-Za-z0-9_-]$"))")
        matcher.line("file {http.request.uri.path}/index.html")
      }
      redirect("bare", "{http.request.uri.path.file}/", 308, &pages)
      pages.block("header") { header in
        header.line("Vary Accept-Encoding")
        header.line("defer")
      }
      pages.block("file_server") { $0.line("precompressed br gzip") }
    }
  }

  /// Sends on what fits, with the query if there is one.
  func redirect(
    _ matcher: String, _ target: String, _ status: Int, _ file: inout ConfigurationText
  ) {
    file.block("route @\(matcher)") { route in
      route.line("@asks expression \(Self.raw("{http.request.uri.query} != \"\""))")
      route.line("redir @asks \"\(target)?{http.request.uri.query}\" \(status)")
      route.line("redir \"\(target)\" \(status)")
    }
  }

  /// The address of a city without a language leads to the reader's.
  private func addChoice(_ pages: inout ConfigurationText) {
    pages.line("@choice expression \(Self.raw("{onir_rest} == \"/\""))")
    guard portal.languages.count > 1 else {
      redirect("choice", portal.defaultLanguage + "/", 302, &pages)
      return
    }
    let (one, other) = (portal.languages[0], portal.languages[1])
    let (first, second) = ("{onir_quality_\(one)}", "{onir_quality_\(other)}")
    pages.line("header @choice +Vary Accept-Language")
    // Who wants neither gets the portal's own language.
    let tie =
      portal.defaultLanguage == other
      ? "(\(second) == \"q0000\" || {onir_first} == \"\(other)\")"
      : "\(second) != \"q0000\" && {onir_first} == \"\(other)\""
    let isOther =
      "{onir_rest} == \"/\" && (\(second) > \(first) || \(second) == \(first) && \(tie))"
    pages.line("@choice_\(other) expression \(Self.raw(isOther))")
    redirect("choice_\(other)", other + "/", 302, &pages)
    redirect("choice", one + "/", 302, &pages)
  }

  private func addTypes(_ pages: inout ConfigurationText) {
    for (type, endings) in Dictionary(grouping: options.mediaTypes, by: \.value)
      .sorted(by: { $0.key < $1.key })
    {
      let names = endings.map(\.key).sorted()
      let matcher = "type_" + names[0]
      pages.line("@\(matcher) path \(names.map { "*." + $0 }.joined(separator: " "))")
      pages.line("header @\(matcher) Content-Type \"\(type)\"")
    }
  }

  private func addSigning(_ pages: inout ConfigurationText) {
    pages.remark(
      "Pages that sign may talk to the program on the reader's computer that does; no others.")
    let policy = SecurityHeaders.policyName
    pages.line("header \(policy) \"\(SecurityHeaders.policy(signs: false))\"")
    let cities = portal.cities.filter { portal.signing[$0] != nil }
    guard !cities.isEmpty else { return }
    pages.block("@signs") { matcher in
      for city in cities {
        let paths = (portal.signing[city] ?? []).sorted().map { "/\(city)\($0)" }
        matcher.line("path \(paths.joined(separator: " "))")
      }
    }
    pages.line("header @signs \(policy) \"\(SecurityHeaders.policy(signs: true))\"")
  }

  /// A pattern of the numbers above one.
  static func above(_ number: Int) -> String {
    let digits = String(number).compactMap(\.wholeNumberValue)
    let longer = "[1-9][0-9]{\(digits.count),}"
    return
      ([longer]
      + digits.indices.filter { digits[$0] < 9 }.map { index in
        let prefix = digits[..<index].map(String.init).joined()
        return "\(prefix)[\(digits[index] + 1)-9][0-9]{\(digits.count - index - 1)}"
      }).joined(separator: "|")
  }

  /// What is said when something is not there or does not answer.
  func addErrors(_ file: inout ConfigurationText) {
    file.line()
    file.block("(onir_errors)") { snippet in
      snippet.block("handle_errors") { errors in
        errors.line("header Cache-Control \"\(CachePolicy.page)\"")
        errors.line("@missing expression \(Self.raw("{err.status_code} == 404"))")
        errors.block("handle @missing") { missing in
          missing.line("header Content-Type \"text/html; charset=utf-8\"")
          missing.line(
            "header \(SecurityHeaders.policyName) \"\(SecurityHeaders.policy(signs: false))\"")
          missing.line("rewrite * /404.html")
          missing.block("file_server") { $0.line("precompressed br gzip") }
        }
        addProblem(413, "too-large", "Сұрау тым үлкен · Запрос слишком большой", nil, &errors)
        addProblem(
          503, "unavailable",
          "Кабинет қазір жауап бермейді. Біраздан кейін қайталаңыз · Кабинет сейчас не отвечает. Повторите немного позже",
          30, &errors)
        errors.block("handle") { $0.line("respond {err.status_code}") }
      }
    }
  }

  /// A refusal as the interface itself would say it (RFC 9457).
  private func addProblem(
    _ status: Int, _ type: String, _ title: String, _ wait: Int?, _ errors: inout ConfigurationText
  ) {
    let asked =
      status == 503 ? "{err.status_code} in [502, 503, 504]" : "{err.status_code} == \(status)"
    errors.line(
      "@problem_\(status) expression \(Self.raw("\(asked) && {http.request.orig_uri.path}.startsWith(\"/api/\")"))"
    )
    errors.block("handle @problem_\(status)") { problem in
      problem.line("header Content-Type application/problem+json")
      problem.line("header Cache-Control no-store")
      problem.line("header X-Content-Type-Options nosniff")
      if let wait { problem.line("header Retry-After \(wait)") }
      let json =
        "\\{\"type\":\"urn:onir:\(type)\",\"title\":\"\(title)\",\"status\":\(status),\"detail\":\"\(title).\"\\}"
      problem.line("respond \(Self.raw(json)) \(status)")
    }
  }
}
