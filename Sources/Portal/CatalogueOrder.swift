import Content
import Languages

/// The order of a city's kindergartens in a list of one language, made once for all its pages.
///
/// They stand by what parents call them: «Балапан» under Б, whether a nursery or a kindergarten is
/// called so; without a name in quotes by the number, otherwise by the whole.
final class CatalogueOrder: Sendable {
  /// Kindergartens one after another whose names begin with the same letter.
  struct Letter: Sendable {
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
  /// What each kindergarten of the catalogue is called.
  let names: [String]
  /// Where its page is.
  let links: [String]

  init(
    _ kindergartens: [Kindergarten], _ language: Language, link: (_ kindergarten: Int) -> String
  ) {
    links = kindergartens.indices.map(link)
    let names = kindergartens.indices.map { kindergartens[$0].name[language] }
    self.names = names
    let called = names.map(Self.called)
    var order = language.order(called)
    // Who are called the same stand by their whole names.
    for run in Self.runs(order, where: { called[$0].utf8.elementsEqual(called[$1].utf8) })
    where run.count > 1 {
      let places = order[run].sorted()
      order.replaceSubrange(run, with: language.order(places.map { names[$0] }).map { places[$0] })
    }
    places = order
    var ranks = Array(repeating: 0, count: places.count)
    for (rank, place) in places.enumerated() { ranks[place] = rank }
    self.ranks = ranks
    letters = Self.letters(order.map { called[$0] }, language)
  }

  /// What a kindergarten is called without what it is.
  static func called(_ name: String) -> String {
    let signs = name.unicodeScalars
    if let opening = signs.firstIndex(where: isOpening) {
      let inner = signs[signs.index(after: opening)...]
      let quoted = inner.prefix { !isClosing($0) }
      if quoted.endIndex != inner.endIndex, quoted.contains(where: \.properties.isAlphabetic) {
        return String(quoted)
      }
    }
    guard let number = signs.firstIndex(of: "№") else { return LegalForm.removed(from: name) }
    return String(signs[number...])
  }

  private static func isOpening(_ sign: Unicode.Scalar) -> Bool {
    switch sign {
    case "«", "“", "„", "\"": true
    default: false
    }
  }

  private static func isClosing(_ sign: Unicode.Scalar) -> Bool {
    switch sign {
    case "»", "”", "“", "\"": true
    default: false
    }
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
    let first = names.map { letter($0, language) }
    return runs(Array(first.indices), where: { first[$0] == first[$1] }).map {
      Letter(name: first[$0.lowerBound], range: $0)
    }
  }

  /// The stretches of a list whose neighbours belong together.
  private static func runs(_ list: [Int], where belong: (Int, Int) -> Bool) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for place in list.indices {
      if place > 0, belong(list[place - 1], list[place]), let last = runs.popLast() {
        runs.append(last.lowerBound..<place + 1)
      } else {
        runs.append(place..<place + 1)
      }
    }
    return runs
  }
}
