import Bytes
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
    let namesakes = Self.namesakes(names)
    let order = language.order(namesakes.map(\.called)).map { namesakes[$0] }
    places = order.flatMap { group in
      // Who are called the same stand by their whole names.
      language.order(group.places.map { names[$0] }).map { group.places[$0] }
    }
    var ranks = Array(repeating: 0, count: places.count)
    for (rank, place) in places.enumerated() { ranks[place] = rank }
    self.ranks = ranks
    letters = Self.letters(order, language)
  }

  /// Those that are called the same, by their places in the catalogue.
  ///
  /// Some names stand in every catalogue many times, and the key of a name is dear.
  private typealias Namesakes = (called: String, places: [Int])

  private static func namesakes(_ names: [String]) -> [Namesakes] {
    var groups: [Namesakes] = []
    var known: [[UInt8]: Int] = [:]
    for (place, name) in names.enumerated() {
      let called = called(name)
      // By bytes: Unicode's equal names are told apart by the order too.
      let key = Array(called.utf8)
      if let group = known[key] {
        groups[group].places.append(place)
      } else {
        known[key] = groups.count
        groups.append((called, [place]))
      }
    }
    return groups
  }

  /// What a kindergarten is called without what it is.
  static func called(_ name: String) -> String {
    // Most names have angle quotes and no others.
    if let quoted = quotedLetters(name) { return quoted }
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

  /// What stands in angle quotes, where it begins with a letter of the alphabet and no other sign that
  /// could be a quote stands in the name; found by bytes.
  private static func quotedLetters(_ name: String) -> String? {
    name.withBytes { bytes in
      var (begin, end): (Int?, Int?) = (nil, nil)
      var place = 0
      while true {
        place = ByteScan.first(in: bytes, from: place) {
          $0.marks(of: 0x22) | $0.marks(of: 0xE2) | $0.marks(of: 0xC2)
        }
        guard place < bytes.count else { break }
        let next = place + 1 < bytes.count ? bytes[place + 1] : 0
        switch (bytes[place], next) {
        case (0x22, _): return nil
        // “, ” or „ may begin here; № is E2 84 96.
        case (0xE2, 0x80): return nil
        case (0xC2, 0xAB) where begin == nil: begin = place + 2
        case (0xC2, 0xBB) where begin != nil && end == nil: end = place
        default: break
        }
        place += 1
      }
      guard let begin, let end, begin + 1 < end, isLetter(bytes[begin], bytes[begin + 1]) else {
        return nil
      }
      return String(decoding: UnsafeBufferPointer(rebasing: bytes[begin..<end]), as: UTF8.self)
    }
  }

  /// Whether two bytes are a letter of both alphabets' capitals, or a small one up to п.
  private static func isLetter(_ first: UInt8, _ second: UInt8) -> Bool {
    switch (first, second) {
    case (0xD0, 0x90...0xBF), (0xD2, 0x8A...0xBF), (0xD3, 0x80...0xBF): true
    default: false
    }
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

  /// Neighbours whose names begin with the same letter belong together.
  private static func letters(_ order: [Namesakes], _ language: Language) -> [Letter] {
    var letters: [Letter] = []
    var start = 0
    for group in order {
      let (name, end) = (letter(group.called, language), start + group.places.count)
      if let last = letters.last, last.name == name {
        letters[letters.count - 1] = Letter(name: last.name, range: last.range.lowerBound..<end)
      } else {
        letters.append(Letter(name: name, range: start..<end))
      }
      start = end
    }
    return letters
  }
}
