/// What the histories of a city's kindergartens say, as far as it was asked for: few phrases are different.
final class HistoryPhrases {
  /// What is said.
  enum Phrase: Hashable {
    /// The most places, and how many bulletins ago, where it was once.
    case most(Int, age: Int?)
    /// The places of the newest bulletin.
    case now(Int)
  }

  private var known: [Phrase: String] = [:]

  /// The phrase, which is made when it is asked for first.
  func text(_ phrase: Phrase, _ make: () -> String) -> String {
    if let text = known[phrase] { return text }
    let text = make()
    known[phrase] = text
    return text
  }
}
