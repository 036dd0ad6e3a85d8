import Content

/// The free places of kindergartens from bulletin to bulletin, the numbers of each side by side.
struct PlacesHistories {
  private let places: [Int]
  private let bulletins: Int

  /// Sums up the rows of bulletins, which are the newest first.
  init(_ bulletins: ArraySlice<Bulletin>, of kindergartens: Int) {
    var places = Array(repeating: 0, count: bulletins.count * kindergartens)
    for (age, bulletin) in bulletins.enumerated() {
      for row in bulletin.vacancies {
        places[(row.kindergarten + 1) * bulletins.count - 1 - age] += row.places
      }
    }
    self.places = places
    self.bulletins = bulletins.count
  }

  /// The numbers of one kindergarten, the oldest first.
  subscript(kindergarten: Int) -> [Int] {
    Array(places[(kindergarten * bulletins)..<((kindergarten + 1) * bulletins)])
  }
}
