import Content
import Languages

/// The order of a city's kindergartens in a list of one language, made once for all its pages.
///
/// They stand by what parents call them: «Балапан» under Б, whether a nursery or a kindergarten is
/// called so; without a name in quotes by the number, otherwise by the whole.
struct CatalogueOrder {
  /// Kindergartens one after another whose names begin with the same letter.
  struct Letter {
    let name: String
    /// Where they are in `places`.
    let range: Range<Int>
  }

  /// The places in the catalogue, first to last.
  let places: [Int]
  /// Where each kindergarten of the catalogue stands in the list.
  let ranks: [Int]
  /// The list by first letters.
  let letters: [Letter]

  init(_ kindergartens: [Kindergarten], _ language: Language) {
    let names = kindergartens.map { $0.name[language] }
    // Who are called the same stand by their whole names.
    let byName = language.order(names)
    let called = byName.map { Self.called(names[$0]) }
    let order = language.order(called)
    places = order.map { byName[$0] }
    var ranks = Array(repeating: 0, count: places.count)
    for (rank, place) in places.enumerated() { ranks[place] = rank }
    self.ranks = ranks
    letters = Self.letters(order.map { called[$0] }, language)
  }

  /// What a kindergarten is called without what it is.
  static func called(_ name: String) -> String {
    if let opening = name.firstIndex(where: { "«“„\"".contains($0) }) {
      let inner = name[name.index(after: opening)...]
      let quoted = inner.prefix { !"»”“\"".contains($0) }
      if quoted.endIndex != inner.endIndex, quoted.contains(where: \.isLetter) {
        return String(quoted)
      }
    }
    guard let number = name.firstIndex(of: "№") else { return name }
    return String(name[number...])
  }

  /// The first letter of a name; the sign of numbers when it begins with none.
  static func letter(_ name: String, _ language: Language) -> String {
    guard let first = name.first(where: { $0.isLetter || $0.isNumber }), first.isLetter else {
      return "№"
    }
    let letter = String(first).uppercased()
    // Russian lists keep both under one letter, Kazakh ones apart (CLDR).
    return letter == "Ё" && language == .russian ? "Е" : letter
  }

  private static func letters(_ names: [String], _ language: Language) -> [Letter] {
    var letters: [Letter] = []
    var start = 0
    while let name = names.dropFirst(start).first {
      let letter = letter(name, language)
      let end = names[start...].firstIndex { Self.letter($0, language) != letter } ?? names.endIndex
      letters.append(Letter(name: letter, range: start..<end))
      start = end
    }
    return letters
  }
}
