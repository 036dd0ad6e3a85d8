import Bytes
import Content
import Languages

/// Where everything stands: links are root-relative, canonical addresses are whole.
///
/// With `hosts: path` a city's pages lie below `/<city>/` of the portal; with `hosts: city` each city
/// has a host whose root is that folder, so links to the country's pages must be whole.
struct Addresses: Sendable {
  private let site: SiteSettings
  /// The path of the portal on its host, such as `/`.
  let base: String
  /// The portal's host, without a port, as names of entries and events carry it.
  let host: String

  init(_ site: SiteSettings) {
    self.site = site
    base = site.basePath
    host = AddressParts(site.baseURL).name
  }

  /// The whole address of a page of the country.
  func canonical(_ path: String) -> String { site.baseURL + path }

  /// The whole address of a page of a city.
  func canonical(_ city: City, _ path: String) -> String { city.portal + path }

  /// The link prefix of a city's pages, seen from the same city.
  func prefix(_ city: City) -> String {
    site.hasCityHosts ? AddressParts(city.portal).path : base + city.slug + "/"
  }

  /// The link prefix of a city's pages, seen from the country's.
  func outerPrefix(_ city: City) -> String {
    site.hasCityHosts ? city.portal : base + city.slug + "/"
  }

  /// The link prefix of the country's pages, seen from a city.
  var countryPrefix: String { site.hasCityHosts ? site.baseURL : base }
}

/// What all addresses of a city begin with, made once: a page writes a dozen of them.
struct CityAddresses: Sendable {
  /// The root-relative address of the city's folder.
  let prefix: String
  private let links: PerLanguage<String>
  private let wholes: PerLanguage<String>

  init(_ addresses: Addresses, _ city: City) {
    let prefix = addresses.prefix(city)
    self.prefix = prefix
    links = PerLanguage { "\(prefix)\($0.code)/" }
    wholes = PerLanguage { addresses.canonical(city, "\($0.code)/") }
  }

  /// The root-relative address of a page, by its path from the city's folder of a language.
  func link(_ path: String, _ language: Language) -> String {
    String(joined: "\(links[language])\(path)")
  }

  /// The same in two parts.
  func parts(_ path: String, _ language: Language) -> PageAddress {
    PageAddress(start: links[language], path: path)
  }

  /// The whole address in two parts.
  func canonicalParts(_ path: String, _ language: Language) -> PageAddress {
    PageAddress(start: wholes[language], path: path)
  }

  /// The whole address that stands for it.
  func canonical(_ path: String, _ language: Language) -> String {
    String(joined: "\(wholes[language])\(path)")
  }
}

/// The address of a page in two parts, the first of which many pages share: few are put together.
struct PageAddress: Sendable {
  let start: String
  var path = ""
}

/// A page of the country's in a language, by its path from the portal's root.
enum CountryPath {
  static func home(_ language: Language) -> String { "\(language.code)/" }

  static func data(_ language: Language) -> String { "\(language.code)/data/" }

  static func region(_ region: Region, _ language: Language) -> String {
    "\(language.code)/regions/\(region.slug)/"
  }
}
