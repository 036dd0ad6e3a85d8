import Content
import Dates
public import Files
import Languages
import Parallel

/// What the pages of cities are made of, so that two runs can tell whether they make the same.
///
/// The same program makes the same pages of a city of what has the same fingerprint, whichever other
/// cities its run has loaded: everything that a page may read is in it (`Dependencies`), but what is of
/// other cities. The parts tell a person where two runs differ.
public struct CityOrigins: Sendable, Equatable {
  /// What stands for `site.yaml` and the calendar.
  public let settings: Fingerprint
  /// What stands for the templates, with the strings and assets that they use.
  public let templates: Fingerprint
  /// What stands for the guides of every city.
  public let guides: Fingerprint
  /// The day on the portal's clock, as `2026-11-20`.
  public let day: String
  /// What stands for all that each city's pages are made of, by the city's slug.
  public let cities: [String: Fingerprint]

  /// Looks at the cities that a site has loaded.
  ///
  /// - Parameters:
  ///   - site: The site.
  ///   - jobs: How many threads look.
  public init(_ site: Site, jobs: Int) {
    // A run knows the leaflets of its own cities alone: each city's are added below.
    let all = Dependencies(site, jobs: jobs, offering: [:])
    let shared = all.shared.sorted { $0.key < $1.key }
    func sum(_ isIncluded: (String) -> Bool) -> FingerprintSum {
      var sum = FingerprintSum()
      for (name, fingerprint) in shared where isIncluded(name) {
        sum.add(name)
        sum.add(fingerprint)
      }
      return sum
    }
    settings = site.content.fingerprint
    var theme = sum { $0.hasPrefix("template/") }
    site.theme.strings.add(to: &theme)
    templates = theme.fingerprint
    guides = sum { $0.hasPrefix("text/") || Dependencies.isOfSearch($0) }.fingerprint
    day = site.today?.iso ?? ""
    var common = sum { $0 != Dependencies.country }
    common.add(all.frame)
    common.add(site.basePath)
    let leaflets = Dictionary(grouping: site.leaflets.keys.sorted()) { $0.prefix { $0 != "/" } }
    let places = site.selectedCities
    let found = Workers.map(places.count, jobs: jobs) { [common] place in
      let index = places[place]
      let slug = site.content.cities[index].slug
      var sum = common
      for (name, own) in site.city(at: index).dependencies(in: all).sorted(by: { $0.key < $1.key })
      {
        sum.add(name)
        sum.add(own)
      }
      for name in leaflets[slug[...]] ?? [] {
        sum.add(site.leaflets[name]?.asset.address ?? "")
      }
      return (slug, sum.fingerprint)
    }
    cities = Dictionary(found) { first, _ in first }
  }
}
