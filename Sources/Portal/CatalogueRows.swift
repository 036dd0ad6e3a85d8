import Content
import Languages

/// A city's catalogue as the lists of one language tell of it: one for all their rows, which take their
/// words from here when they are written and copy none.
final class CatalogueRows: Sendable {
  let kindergartens: [Kindergarten]
  let order: CatalogueOrder
  /// The words of codes.
  let words: RowWords
  let language: Language

  init(
    _ kindergartens: [Kindergarten], _ order: CatalogueOrder, _ words: RowWords,
    _ language: Language
  ) {
    self.kindergartens = kindergartens
    self.order = order
    self.words = words
    self.language = language
  }
}
