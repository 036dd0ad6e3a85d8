import Content
import Languages

/// The order of a city's kindergartens in a list of one language, made once for all its pages.
struct CatalogueOrder {
  /// The places in the catalogue, first to last.
  let places: [Int]
  /// Where each kindergarten of the catalogue stands in the list.
  let ranks: [Int]

  init(_ kindergartens: [Kindergarten], _ language: Language) {
    places = language.order(kindergartens.map { $0.name[language] })
    var ranks = Array(repeating: 0, count: places.count)
    for (rank, place) in places.enumerated() { ranks[place] = rank }
    self.ranks = ranks
  }
}
