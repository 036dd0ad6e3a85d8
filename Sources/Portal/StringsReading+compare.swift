import Diagnostics
import Languages
import YAML

extension StringsReading {
  /// Reports what one of the files lacks of the other, and both lack of what Swift asks for.
  mutating func compare(_ files: PerLanguage<Node?>) {
    guard let kazakh = files.kazakh?.pairs, let russian = files.russian?.pairs else { return }
    reportOneSided(kazakh, russian)
    let others = Dictionary(
      russian.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    let pairs = kazakh.compactMap { pair in
      others[pair.key].map { PerLanguage(kazakh: pair, russian: $0) }
    }
    let misspelt = reportUnwritten(
      pairs, written: Set(kazakh.map(\.key)).union(russian.map(\.key)))
    for pair in pairs where isSound(pair) && !misspelt.contains(pair.kazakh.key) {
      places.append((pair.kazakh.key, PerLanguage { place(pair[$0], $0) }))
    }
  }

  /// Reports the strings of one language only.
  private mutating func reportOneSided(_ kazakh: [Node.Pair], _ russian: [Node.Pair]) {
    let kazakhOnly = Self.without(russian, kazakh)
    var russianOnly = Self.without(kazakh, russian)
    for pair in kazakhOnly {
      let near = NearMiss.suggestion(for: pair.key, among: russianOnly.map(\.key))
      let other = russianOnly.first { $0.key == near }
      russianOnly.removeAll { $0.key == near }
      reportMissing(pair, .kazakh, in: .russian, instead: other)
    }
    for pair in russianOnly { reportMissing(pair, .russian, in: .kazakh, instead: nil) }
  }

  private static func without(_ others: [Node.Pair], _ pairs: [Node.Pair]) -> [Node.Pair] {
    let names = Set(others.map(\.key))
    return pairs.filter { !names.contains($0.key) }
  }

  /// A string that one language lacks; a nearly equal one that only it has is the same mistake.
  private mutating func reportMissing(
    _ pair: Node.Pair, _ owner: Language, in language: Language, instead: Node.Pair?
  ) {
    let location = instead.map { place($0, language) }
    let note = Diagnostic.Note(at: place(pair, owner), "it stands here")
    report.add(
      Diagnostic(
        .missingString, at: location ?? Location(names[language], field: pair.key),
        instead.map { "the string \(pair.key) is missing, and only here stands \($0.key)" }
          ?? "the string \(pair.key) is missing",
        help: "every text needs both languages", suggestion: instead == nil ? nil : pair.key,
        notes: [note]))
  }

  /// Reports what Swift asks for and neither file has.
  ///
  /// - Returns: The keys that seem to be meant for one of those.
  private mutating func reportUnwritten(
    _ pairs: [PerLanguage<Node.Pair>], written: Set<String>
  ) -> Set<String> {
    var strangers = pairs.filter { StringKey.all[$0.kazakh.key] == nil }
    var misspelt: Set<String> = []
    for key in StringKey.all.keys.sorted() where !written.contains(key) {
      let near = NearMiss.suggestion(for: key, among: strangers.map(\.kazakh.key))
      let instead = strangers.first { $0.kazakh.key == near }
      strangers.removeAll { $0.kazakh.key == near }
      if let near { misspelt.insert(near) }
      report.add(
        Diagnostic(
          .missingString,
          at: instead.map { place($0.kazakh, .kazakh) } ?? Location(names.kazakh, field: key),
          instead.map { "the string \(key) is missing, and here stands \($0.kazakh.key)" }
            ?? "the string \(key) is missing",
          help: "the program asks for it; write it in both languages",
          suggestion: instead == nil ? nil : key,
          notes: instead.map {
            [Diagnostic.Note(at: place($0.russian, .russian), "the other one")]
          } ?? []))
    }
    return misspelt
  }

  /// Whether a string that both files have is of one form in both, and of the one Swift asks for.
  private mutating func isSound(_ pair: PerLanguage<Node.Pair>) -> Bool {
    let key = pair.kazakh.key
    let isCounted = pair.kazakh.value.pairs != nil
    if isCounted != (pair.russian.value.pairs != nil) {
      reportForm(
        pair, .russian, "\(key) is a text in one language and a counted phrase in the other",
        help: "give it the same form in both")
      return false
    }
    if let wanted = StringKey.all[key]?.isCounted, wanted != isCounted {
      reportForm(
        pair, .kazakh,
        wanted
          ? "\(key) must be a counted phrase, not a text"
          : "\(key) must be a text, not a counted phrase",
        help: wanted ? "write a text for each form, with {n} for the number" : "write one text")
      return false
    }
    guard !unsound.contains(key) else { return false }
    guard let kazakh = texts.kazakh[key], let russian = texts.russian[key] else { return true }
    return checkPlaceholders(pair, PerLanguage(kazakh: kazakh, russian: russian))
  }

  private mutating func reportForm(
    _ pair: PerLanguage<Node.Pair>, _ language: Language, _ summary: Message, help: Message
  ) {
    let other: Language = language == .kazakh ? .russian : .kazakh
    report.add(
      Diagnostic(
        .invalidValue, at: place(pair[language], language), summary, help: help,
        notes: [Diagnostic.Note(at: place(pair[other], other), "the other one")]))
  }
}
