import Content
import Languages

extension Site {
  /// The index: the country's pages and every city's.
  var sitemapIndex: [UInt8] {
    var writer = SitemapWriter(isIndex: true)
    writer.add(addresses.canonical("regions/sitemap.xml"))
    for city in content.cities { writer.add(addresses.canonical(city, "sitemap.xml")) }
    return writer.finished()
  }

  var sharedSitemap: [UInt8] {
    var writer = SitemapWriter(isIndex: false)
    writer.add(addresses.canonical(""))
    let languages = content.site.languages
    let paths =
      [CountryPath.home] + (countryDataRoutes.isEmpty ? [] : [CountryPath.data])
      + content.regions.map { region in { CountryPath.region(region, $0) } }
    for path in paths {
      let alternates = languages.map { ($0, addresses.canonical(path($0))) }
      for (_, address) in alternates { writer.add(address, alternates: alternates) }
    }
    return writer.finished()
  }

  var robots: [UInt8] { robots(sitemap: addresses.canonical("sitemap.xml")) }

  fileprivate func robots(sitemap: String) -> [UInt8] {
    Array(
      """
      User-agent: *
      Disallow: \(addresses.base)api/
      Sitemap: \(sitemap)

      """.utf8)
  }
}

extension CityContext {
  /// Whether the city stands at the root of a host, where robots look for their rules (RFC 9309).
  var hasHost: Bool { site.content.site.hasCityHosts && prefix == "/" }

  /// A sitemap may name the pages of its own host only (sitemaps.org), so each host names its own.
  var robots: [UInt8] { site.robots(sitemap: site.addresses.canonical(city, "sitemap.xml")) }

  /// The pages of the city that stand for themselves: no redirects, no shells, no texts in the
  /// other language.
  var sitemap: [UInt8] {
    var writer = SitemapWriter(isIndex: false)
    let addresses = languages.map { ($0, canonical("", $0)) }
    for (language, address) in addresses {
      // Nearly every page stands in every language.
      let everywhere = SitemapWriter.Beginnings(address, addresses)
      for page in pages(language) where isListed(page, language) {
        let isEverywhere = languages.allSatisfy { isListed(page, $0) }
        writer.add(
          isEverywhere
            ? everywhere
            : SitemapWriter.Beginnings(address, addresses.filter { isListed(page, $0.0) }),
          path: path(page))
      }
    }
    return writer.finished()
  }

  private func isListed(_ page: CityPage, _ language: Language) -> Bool {
    switch page {
    case .guideAlias, .feed, .deadlines: false
    case .guides: stands(page, language)
    case .guide(let index): guides[index].texts[language] != nil
    case .cabinet(let kind): kind == .signIn
    case .staff, .manifest, .offline, .search, .searchIndex: false
    default: true
    }
  }
}
