import Languages

/// The way to a page, made once for all pages of a city that have the same one.
final class Trail: Sendable {
  /// What tells one way of a city from another.
  struct Name: Hashable {
    let language: Language
    let pages: [CityPage]
  }

  let crumbs: [Crumb]
  /// The way as schema.org says it, up to where the page itself follows.
  let structured: [UInt8]

  init(_ crumbs: [Crumb]) {
    self.crumbs = crumbs
    structured = StructuredData.way(crumbs)
  }

  /// That of a page without one.
  static let none = Trail([])
}
