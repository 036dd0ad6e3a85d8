/// Numbers of something in words, as far as they were asked for.
final class CountedPhrases {
  /// What is counted, by its key in the strings.
  enum Kind: String, CaseIterable {
    case places = "places_count"
    case reviews = "reviews_count"
  }

  /// Those of the numbers that pages are full of, for each kind.
  private var small: [String?] = Array(repeating: nil, count: Kind.allCases.count * most)
  private static let most = 128

  /// The words, which are made when they are asked for first.
  ///
  /// - Parameters:
  ///   - kind: What is counted.
  ///   - number: How many.
  ///   - make: Makes them, by the key in the strings.
  /// - Returns: The words.
  func text(_ kind: Kind, _ number: Int, _ make: (String) -> String) -> String {
    guard (0..<Self.most).contains(number) else { return make(kind.rawValue) }
    let place = number + (kind == .places ? 0 : Self.most)
    if let known = small[place] { return known }
    let words = make(kind.rawValue)
    small[place] = words
    return words
  }
}
