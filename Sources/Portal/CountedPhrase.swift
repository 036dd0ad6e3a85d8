/// A number of something in words.
struct CountedPhrase: Hashable {
  /// What is counted, by its key in the strings.
  enum Kind: String {
    case places = "places_count"
    case reviews = "reviews_count"
  }

  let kind: Kind
  let number: Int
}
