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

  /// The names of all guides that are for every city.
  public var countryGuideNames: [String] { countryGuides.keys.sorted() }

  /// The text of a guide that a region's cities inherit in a language.
  public func countryText(of slug: String, in language: Language) -> GuideText? {
    countryGuides[slug]?[language]
  }

  /// The moments after one at which a text is to appear or to go, or the day of a bulletin comes.
  ///
  /// In order, each once. Not each of them changes a page: a text may be overridden.
  public func dueMoments(after moment: Moment) -> [Moment] {
    var seconds: Set<Int> = []
    for set in [countryGuides] + regionGuides.values + cityGuides.values {
      for texts in set.values {
        for text in [texts.kazakh, texts.russian].compactMap({ $0 })
        where !text.frontMatter.isDraft {
          for moment in [text.frontMatter.publish, text.frontMatter.expire] {
            if let moment { seconds.insert(moment.seconds) }
          }
        }
      }
    }
    for day in cities.flatMap(\.dueDays) {
      seconds.insert(Moment(startOf: day, in: site.zone).seconds)
    }
    return seconds.filter { $0 > moment.seconds }.sorted().map { Moment(seconds: $0) }
  }
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
