public import Dates
import Languages

extension SiteContent {
  /// The addresses of the images that a text shows at a moment in some city, from the portal's root.
  ///
  /// Every city counts, chosen or not: the images of a text are the same files for all of them.
  public func shownImages(at moment: Moment) -> Set<String> {
    var shown: Set<String> = []
    /// Adds the images of the texts that some city shows: none of its nearer texts stands before.
    func add(_ set: GuideSet, to cities: [City], before nearer: (City) -> [GuideSet?]) {
      for (slug, texts) in set {
        for language in Language.allCases {
          guard let text = texts[language], !text.images.isEmpty, text.isShown(at: moment) else {
            continue
          }
          let isSeen = cities.contains { city in
            !nearer(city).contains { $0?[slug]?[language]?.isShown(at: moment) == true }
          }
          if isSeen { shown.formUnion(text.images) }
        }
      }
    }
    add(countryGuides, to: cities) { city in
      [regionGuides[regions[city.region].slug], cityGuides[city.slug]]
    }
    for (index, region) in regions.enumerated() {
      guard let set = regionGuides[region.slug] else { continue }
      add(set, to: cities.filter { $0.region == index }) { [cityGuides[$0.slug]] }
    }
    for city in cities {
      if let set = cityGuides[city.slug] { add(set, to: [city]) { _ in [] } }
    }
    return shown
  }
}
