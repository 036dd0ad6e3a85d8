import Dates
import Diagnostics
public import Files
import Languages

/// Everything an admin has written, read once and checked; a value that never changes.
public struct SiteContent: Sendable {
  /// What site.yaml says of the portal.
  public internal(set) var site: SiteSettings
  /// What site.yaml says that regions and cities may override.
  public internal(set) var countrySettings: CitySettings
  /// The regions in the order of the table.
  public internal(set) var regions: [Region] = []
  /// The cities in the order of the table.
  public internal(set) var cities: [City] = []
  /// The working calendar.
  public internal(set) var calendar: [CalendarDay] = []
  /// What stands for `site`, `countrySettings` and `calendar`: the same if they are the same.
  public internal(set) var fingerprint = FingerprintSum().fingerprint
  /// What is wrong with tables that were left unread at first; what was made of them since is of no
  /// use.
  public let flaws = ContentFlaws()
  /// The images beside guides.
  public internal(set) var images: [GuideImage] = []
  /// The guides of the country.
  var countryGuides: GuideSet = [:]
  /// The guides of regions by slug.
  var regionGuides: [String: GuideSet] = [:]
  /// The guides of cities by slug.
  var cityGuides: [String: GuideSet] = [:]

  /// The place of a city in `cities`.
  public func city(_ slug: String) -> Int? { cityPlaces[slug] }
  var cityPlaces: [String: Int] = [:]

  /// The guides of a city: a text of the city stands before the region's, that before the country's.
  ///
  /// - Parameters:
  ///   - city: The city.
  ///   - isIncluded: Which texts count; one that does not leaves the inherited one in its place.
  /// - Returns: The guides by order and name.
  public func guides(of city: City, where isIncluded: (GuideText) -> Bool) -> [Guide] {
    let sets = [
      countryGuides, regionGuides[regions[city.region].slug] ?? [:], cityGuides[city.slug] ?? [:],
    ]
    return resolve(sets, where: isIncluded)
  }

  func resolve(_ sets: [GuideSet], where isIncluded: (GuideText) -> Bool) -> [Guide] {
    var resolved: GuideSet = [:]
    for set in sets {
      for (slug, texts) in set {
        for language in Language.allCases {
          guard let text = texts[language], isIncluded(text) else { continue }
          resolved[slug, default: PerLanguage { _ in nil }][language] = text
        }
      }
    }
    return resolved.map { Guide(slug: $0.key, texts: $0.value) }.sorted { left, right in
      (left.order, left.slug) < (right.order, right.slug)
    }
  }

  /// Whether a city has guides that not every city of the country has.
  public func hasOwnGuides(_ city: City) -> Bool {
    cityGuides[city.slug] != nil || regionGuides[regions[city.region].slug] != nil
  }
}

extension Guide {
  /// The place in lists: the smallest that a language gives.
  var order: Int {
    min(
      texts.kazakh?.frontMatter.order ?? .max, texts.russian?.frontMatter.order ?? .max)
  }
}

extension SiteContent {
  /// The guides of a city that has none of its own, and whose region has none.
  public func commonGuides(where isIncluded: (GuideText) -> Bool) -> [Guide] {
    resolve([countryGuides], where: isIncluded)
  }
}
