public import Dates
public import Languages

extension SiteContent {
  /// Whose folder a text lies in; the nearer to the city, the stronger.
  public enum Level: String, Sendable {
    /// The country's: for every city.
    case country
    /// The region's.
    case region
    /// The city's own.
    case city
  }

  /// Every text of a guide that a city could show in a language, the strongest first, whether it is
  /// shown or not.
  public func texts(of slug: String, for city: City, in language: Language) -> [(
    level: Level, text: GuideText
  )] {
    let sets: [(Level, GuideSet?)] = [
      (.city, cityGuides[city.slug]), (.region, regionGuides[regions[city.region].slug]),
      (.country, countryGuides),
    ]
    return sets.compactMap { level, set in set?[slug]?[language].map { (level, $0) } }
  }

  /// All folders of guides that were read: the country's, then those of regions and cities in the
  /// order of the tables.
  public var guideSets: [(level: Level, place: String, texts: GuideSet)] {
    [(.country, "", countryGuides)]
      + regions.compactMap { region in
        regionGuides[region.slug].map { (.region, region.slug, $0) }
      }
      + cities.compactMap { city in cityGuides[city.slug].map { (.city, city.slug, $0) } }
  }

  /// The folder of a place, with a slash at its end.
  public func folder(of level: Level, _ place: String) -> String {
    switch level {
    case .country: "content/"
    case .region: "content/regions/\(place)/"
    case .city: "content/cities/\(place)/"
    }
  }

  /// The names of all guides that are for every city.
  public var countryGuideNames: [String] { countryGuides.keys.sorted() }

  /// The text of a guide that a region's cities inherit in a language.
  public func countryText(of slug: String, in language: Language) -> GuideText? {
    countryGuides[slug]?[language]
  }

  /// The moments after one at which a text is to appear or to go, or the day of a row comes, with the
  /// cities it may change.
  ///
  /// In order, each once. Not each of them changes a page: a text may be overridden.
  public func dueMoments(after moment: Moment) -> [(moment: Moment, cities: [Int])] {
    var due: [Int: Set<Int>] = [:]
    func add(_ texts: GuideSet?, _ cities: some Sequence<Int>) {
      for guide in (texts ?? [:]).values {
        for text in [guide.kazakh, guide.russian].compactMap({ $0 }) {
          for change in text.frontMatter.changes {
            due[change.seconds, default: []].formUnion(cities)
          }
        }
      }
    }
    add(countryGuides, cities.indices)
    for (index, city) in cities.enumerated() {
      add(regionGuides[regions[city.region].slug], [index])
      add(cityGuides[city.slug], [index])
      for day in city.dueDays {
        due[Moment(startOf: day, in: site.zone).seconds, default: []].insert(index)
      }
    }
    return due.filter { $0.key > moment.seconds }.sorted { $0.key < $1.key }
      .map { (Moment(seconds: $0.key), $0.value.sorted()) }
  }
}

extension FrontMatter {
  /// When the text appears and goes; never while it is a draft.
  fileprivate var changes: [Moment] { isDraft ? [] : [publish, expire].compactMap { $0 } }
}

extension GuideText {
  /// Whether a text is shown, and if not, why.
  public enum Visibility: Sendable, Equatable {
    /// Nothing keeps it back.
    case open
    /// Its author does.
    case draft
    /// It appears at this moment.
    case waiting(Moment)
    /// It went at this moment.
    case expired(Moment)
  }

  /// What the clock and its author say of the text at a moment.
  public func visibility(at moment: Moment) -> Visibility {
    if frontMatter.isDraft { return .draft }
    if let expire = frontMatter.expire, expire.seconds <= moment.seconds { return .expired(expire) }
    if let publish = frontMatter.publish, publish.seconds > moment.seconds {
      return .waiting(publish)
    }
    return .open
  }
}
