import Portal

extension NginxConfiguration {
  /// Which language a reader wants, as `$onir_language`.
  func addLanguages(_ file: inout ConfigurationText) {
    let all = portal.languages
    file.line()
    guard all.count > 1 else {
      file.remark("The portal has one language.")
      file.block("map $host $onir_language") { $0.line("default \(portal.defaultLanguage);") }
      return
    }
    file.remark(
      "The reader's language, for addresses without one: how much each is liked, as four digits ..."
    )
    for language in ["*"] + all {
      let name = language == "*" ? "any" : language
      file.block("map $http_accept_language $onir_quality_\(name)") { map in
        map.line("default \(language == "*" ? "0000" : "$onir_quality_any");")
        for (pattern, digits) in LanguageRange.qualities(of: language) {
          let value = digits.replacing("${", with: "$").replacing("}", with: "")
          map.line("\(ConfigurationText.quoted("~*" + pattern)) \(value);")
        }
      }
    }
    file.remark("... which of them is named first ...")
    file.block("map $http_accept_language $onir_named_first") { map in
      map.line("default \(portal.defaultLanguage);")
      map.line("\(ConfigurationText.quoted("~*" + LanguageRange.first(of: all))) $1;")
    }
    file.block("map $onir_named_first $onir_first") { map in
      map.line("default \(portal.defaultLanguage);")
      for language in all { map.line("\(language) \(language);") }
    }
    file.remark("... and the one that is liked better.")
    let (one, other) = (all[0], all[1])
    let greater = (1...9).map { "\($0)\\d*:\\1[0-\($0 - 1)]" }.joined(separator: "|")
    file.block("map \"$onir_quality_\(one):$onir_quality_\(other)\" $onir_language") { map in
      map.line("default \(other);")
      map.line("\"0000:0000\" \(portal.defaultLanguage);")
      map.line("\"~^(\\d*)(?:\(greater))\" \(one);")
      map.line("\"~^(\\d+):\\1$\" $onir_first;")
    }
  }

  /// Where an address leads: the city, what stands in its folder, and what is sent elsewhere.
  func addPlaces(_ file: inout ConfigurationText) {
    file.line()
    file.remark("The hosts of the portal; those of cities with the city's folder.")
    file.block("map $host $onir_city") { map in
      map.line("default \"-\";")
      for block in blocks {
        for name in block.names {
          let own = portal.hosts.first { $0.address.host == name }?.mounts.first?.folder ?? ""
          let folder = block.kind == .city ? "/\(own)" : ""
          map.line("\(Self.key(name)) \"\(folder)\";")
        }
      }
    }
    file.remark(
      "$onir_path is set below: the path in the published folder. Its file, and its parts:")
    file.block("map $onir_path $onir_file") { map in
      map.line("default $onir_path;")
      map.line("\"~/$\" \"${onir_path}index.html\";")
    }
    file.block("map $onir_path $onir_slug") { map in
      map.line("default \"\";")
      map.line("\"~^/([a-z0-9-]+)/\" $1;")
    }
    file.block("map $onir_path $onir_rest") { map in
      map.line("default \"\";")
      map.line("\"~^/[a-z0-9-]+(/[A-Za-z0-9/._-]*)$\" $1;")
    }
    file.remark("The last part of an address that may lack its slash.")
    file.block("map $uri $onir_last") { map in
      map.line("default \"\";")
      map.line("\"~/([A-Za-z0-9._-]+)$\" \"$1/\";")
    }
    file.remark("The cities; the address of one without a language leads to the reader's.")
    file.block("map $onir_slug $onir_known") { map in
      map.line("default \"\";")
      for city in portal.cities { map.line("\(Self.key(city)) city;") }
    }
    file.block("map \"$onir_known$onir_rest\" $onir_choice") { map in
      map.line("default \"\";")
      map.line("\"city/\" \"$onir_language/\";")
    }
    addAliases(&file)
    guard portal.hasCityHosts, !portal.portals.isEmpty else { return }
    file.remark("Cities with a host of their own, for addresses below the country's.")
    file.block("map $onir_slug $onir_portal") { map in
      map.line("default \"\";")
      for (city, address) in portal.portals {
        map.line("\(Self.key(city)) \"\(address.origin)\(address.path.dropLast())\";")
      }
    }
  }

  /// Earlier names of guides: those of every city once, the others with their city.
  private func addAliases(_ file: inout ConfigurationText) {
    let common =
      portal.cities.dropFirst().reduce(portal.aliases[portal.cities.first ?? ""] ?? []) {
        $0.intersection(portal.aliases[$1] ?? [])
      }
    file.remark("Earlier names of guides: those of every city, then those of single ones.")
    file.block("map \"$onir_known$onir_rest\" $onir_alias_of_all") { map in
      map.line("default \"\";")
      for alias in common.sorted(by: { $0.path < $1.path }) {
        map.line("\(Self.key("city" + alias.path)) \"\(alias.target)\";")
      }
    }
    file.block("map \"$onir_slug$onir_rest\" $onir_alias") { map in
      map.line("default $onir_alias_of_all;")
      for city in portal.cities {
        let own = (portal.aliases[city] ?? []).subtracting(common)
        for alias in own.sorted(by: { $0.path < $1.path }) {
          map.line("\(Self.key(city + alias.path)) \"\(alias.target)\";")
        }
      }
    }
  }

  /// What the headers of an answer say.
  func addHeaders(_ file: inout ConfigurationText) {
    // Cities whose pages sign alike are one group.
    let groups = Dictionary(grouping: portal.cities.filter { portal.signing[$0] != nil }) {
      (portal.signing[$0] ?? []).sorted().joined(separator: " ")
    }
    let names = groups.keys.sorted()
    file.line()
    file.remark(
      "Pages that sign may talk to the program on the reader's computer that does; no others.")
    file.block("map $onir_slug $onir_signing") { map in
      map.line("default \"\";")
      for (number, name) in names.enumerated() {
        for city in groups[name] ?? [] { map.line("\(Self.key(city)) signs\(number);") }
      }
    }
    file.block("map \"$onir_signing$onir_rest\" $onir_policy") { map in
      map.line("default \"\(SecurityHeaders.policy(signs: false))\";")
      for (number, name) in names.enumerated() {
        for path in name.split(separator: " ") {
          map.line(
            "\(Self.key("signs\(number)\(path)")) \"\(SecurityHeaders.policy(signs: true))\";")
        }
      }
    }
    let openData = SecurityHeaders.openDataPattern
    file.remark("Fingerprinted files never change; pages are asked for again, at little cost.")
    file.block("map \"$status$onir_path\" $onir_cache") { map in
      map.line("default \"\(CachePolicy.page)\";")
      map.line(
        "\"~^(?:200|206|304)/assets/.+\\.[0-9a-f]{12}\\.[a-z0-9]+$\" \"\(CachePolicy.asset)\";")
      map.line("\"~^(?:200|206|304)/.+\\.(?:xml|ics)$\" \"\(CachePolicy.feed)\";")
      map.line("\"~^(?:200|206|304)\(openData)$\" \"\(CachePolicy.feed)\";")
    }
    file.remark("Pages of other sites may read open data.")
    file.block("map \"$status$onir_path\" $onir_open") { map in
      map.line("default \"\";")
      map.line("\"~^(?:200|206|304)\(openData)$\" \"\(SecurityHeaders.openData.value)\";")
    }
    file.block("map \"$status$onir_choice\" $onir_vary") { map in
      map.line("default \"\";")
      map.line("\"~^302[a-z]\" \"Accept-Language\";")
    }
    file.block("map $status $onir_allow") { map in
      map.line("default \"\";")
      map.line("405 \"GET, HEAD\";")
    }
  }
}
