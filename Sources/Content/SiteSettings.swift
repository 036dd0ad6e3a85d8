public import Dates
public import Languages
import YAML

/// What `site.yaml` says about the portal as a whole.
public struct SiteSettings: Sendable, Equatable {
  /// The portal's name.
  public let title: PerLanguage<String>
  /// Where it is published, with a slash at the end.
  public let baseURL: String
  /// The languages, Kazakh first.
  public let languages: [Language]
  /// The language of an address without one.
  public let defaultLanguage: Language
  /// The portal's clock.
  public let zone: Zone
  /// Who answers for it.
  public let owner: PerLanguage<String>
  /// The copyright line.
  public let copyright: PerLanguage<String>
  /// What the sources of the data ask to be said.
  public let attribution: PerLanguage<String>
  /// Whether a page missing in one language stands with the other's text.
  public let hasFallback: Bool
  /// Whether every city has a host of its own.
  public let hasCityHosts: Bool
  /// Whether raw HTML in guides stands as it is.
  public let allowsRawHTML: Bool
  /// The largest image that passes without a warning, in bytes.
  public let imageLimit: Int
  /// Whether pictures get smaller copies in WebP.
  public let makesWebP: Bool
  /// How many days the cabinet keeps what nobody asked to keep, by name.
  public let retention: [String: Int]
  /// Whether guides offer their leaflets, which are made beside the build.
  public let hasLeaflets: Bool
  /// Under what terms the open data may be used.
  public let dataLicense: DataLicense
  /// Links to other sites.
  public let links: [Link]

  /// A link to another site.
  public struct Link: Sendable, Equatable {
    /// Its words.
    public let label: PerLanguage<String>
    /// Its address.
    public let address: String
  }

  /// A licence of open data.
  public struct DataLicense: Sendable, Equatable {
    /// Its short name, such as `CC-BY-4.0` (Open Definition, SPDX).
    public let name: String
    /// What it is called.
    public let title: PerLanguage<String>
    /// Where its text stands.
    public let address: String

    /// What holds where site.yaml names none.
    public static let attribution = DataLicense(
      name: "CC-BY-4.0",
      title: PerLanguage(
        kazakh: "Creative Commons «Атрибуция» 4.0 Халықаралық (CC BY 4.0)",
        russian: "Creative Commons «Атрибуция» 4.0 Международная (CC BY 4.0)"),
      address: "https://creativecommons.org/licenses/by/4.0/")
  }

  init(_ node: Node) {
    title = node.translated("title")
    let address = node["base_url"]?.text ?? "https://portal.example/"
    baseURL = address.hasSuffix("/") ? address : address + "/"
    // A single language without brackets was reported; it is still what was meant.
    let items = node["languages"]?.items ?? node["languages"].map { [$0] } ?? []
    let written = items.compactMap { $0.text.flatMap(Language.init) }
    let languages = Language.allCases.filter(written.contains)
    self.languages = languages.isEmpty ? Language.allCases : languages
    let preferred = node["default_language"]?.text.flatMap(Language.init)
    defaultLanguage = preferred ?? self.languages.first ?? .kazakh
    zone = node["time_zone"]?.text.flatMap { Zone($0) } ?? .kazakhstan
    owner = node.translated("owner")
    copyright = node.translated("copyright")
    attribution = node.translated("attribution")
    hasFallback = node["fallback"]?.text == "true"
    hasCityHosts = node["hosts"]?.text == "city"
    allowsRawHTML = node["markdown"]?["raw_html"]?.text == "true"
    retention = Dictionary(
      (node["retention"]?.pairs ?? []).compactMap { pair in
        pair.value.text.flatMap { Int($0) }.map { (pair.key, $0) }
      }, uniquingKeysWith: { first, _ in first })
    // What is no number here was reported.
    let kilobytes = node["images"]?["max_kilobytes"]?.text.flatMap { Int($0) } ?? 500
    imageLimit = ((0...1_000_000).contains(kilobytes) ? kilobytes : 500) * 1024
    hasLeaflets = node["leaflets"]?.text == "true"
    dataLicense =
      node["data_license"].map {
        DataLicense(
          name: $0["name"]?.text ?? "", title: $0.translated("title"),
          address: $0["address"]?.text ?? "")
      } ?? .attribution
    makesWebP = node["images"]?.text == "webp" || node["images"]?["webp"]?.text == "true"
    links = (node["links"]?.items ?? []).map {
      Link(label: $0.translated("label"), address: $0["address"]?.text ?? "")
    }
  }

  /// The path of the portal on its host, with a slash at both ends.
  public var basePath: String { AddressParts(baseURL).path }

  /// The scheme and host of the portal, without a slash at the end.
  public var origin: String { AddressParts(baseURL).origin }
}
