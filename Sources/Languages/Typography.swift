/// Text as a careful typesetter sets it, piece by piece of one paragraph.
///
/// Straight quotes become « » and within them „ “; a hyphen or a dash between blanks becomes a dash that
/// stays with the word before it. Blanks that would part what belongs together become no-break spaces: after
/// № and §, between a number and what is counted, in numbers and phones, after initials, and in Russian
/// after a short preposition. Nothing else is changed, and a text that was set once stays as it is.
public struct Typography {
  /// How much is set.
  public enum Scope: Sendable {
    /// Everything.
    case text
    /// Quotes and dashes alone: for titles, which are also compared and searched.
    case title
  }

  private let language: Language
  private let scope: Scope
  /// How many quotes are open, straight ones or others.
  private var depth = 0
  /// The last scalars of the paragraph as they were written out, blanks before them included.
  private var before: [Unicode.Scalar] = []

  /// Begins a paragraph.
  public init(_ language: Language, _ scope: Scope = .text) {
    self.language = language
    self.scope = scope
  }

  /// Notes that something stands here that is not set: a hole, code, a picture.
  public mutating func pass() { before.append(Self.anything) }

  /// What a line ends with that the text after it follows: a blank that joins them, or a line end.
  public mutating func endLine(before text: String = "") -> String {
    let scalars = Array(text.unicodeScalars.prefix(32))
    let blank = set(" ", scalars[...], false)
    before.append(blank)
    return blank == " " ? "\n" : String(blank)
  }

  /// The next piece of text, set; more of the paragraph follows it when `isFollowed`.
  public mutating func set(_ text: some StringProtocol, isFollowed: Bool = false) -> String {
    let scalars = Array(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    for index in scalars.indices {
      let rest = scalars[(index + 1)...]
      let set = self.set(scalars[index], rest, isFollowed)
      result.append(set)
      before.append(set)
      if before.count > 64 { before.removeFirst(32) }
    }
    return String(result)
  }

  private mutating func set(
    _ scalar: Unicode.Scalar, _ rest: ArraySlice<Unicode.Scalar>, _ isFollowed: Bool
  ) -> Unicode.Scalar {
    switch scalar {
    case "\"": return quote(rest, isFollowed)
    case "«", "„": depth += 1
    case "»", "“", "”": depth = max(depth - 1, 0)
    case "-", "–", "—":
      if before.last.map(Self.isBlank) == true, rest.first.map(Self.isBlank) == true,
        before.dropLast().last.map({ !Self.isBlank($0) }) == true
      {
        return "—"
      }
    case " ":
      if isDash(rest) && before.last.map({ !Self.isBlank($0) }) == true { return Self.noBreak }
      if scope == .text, joins(rest) { return Self.noBreak }
    default: break
    }
    return scalar
  }

  // MARK: Quotes

  private mutating func quote(_ rest: ArraySlice<Unicode.Scalar>, _ isFollowed: Bool)
    -> Unicode.Scalar
  {
    let opensAfter = before.last.map { Self.isBlank($0) || "([«„—–/".unicodeScalars.contains($0) }
    let opens = opensAfter ?? true
    let next = rest.first ?? (isFollowed ? Self.anything : nil)
    if opens, let next, !Self.isBlank(next), depth < 2 {
      depth += 1
      return depth == 1 ? "«" : "„"
    }
    guard depth > 0, !opens else { return "\"" }
    depth -= 1
    return depth == 0 ? "»" : "“"
  }

  // MARK: Blanks

  /// Whether what follows a blank is a dash between blanks.
  private func isDash(_ rest: ArraySlice<Unicode.Scalar>) -> Bool {
    guard let dash = rest.first, "-–—".unicodeScalars.contains(dash) else { return false }
    return rest.dropFirst().first.map(Self.isBlank) == true
  }

  /// Whether the words on both sides of a blank belong together.
  private func joins(_ rest: ArraySlice<Unicode.Scalar>) -> Bool {
    guard let last = before.last, let next = rest.first, !Self.isBlank(next) else { return false }
    if last == "№" || last == "§" { return true }
    let word = before.reversed().prefix { !Self.isBlank($0) }
    if Self.isDigit(last) || last == ")" && Self.isDigit(next) {
      return joinsNumber(Array(word.reversed()), rest)
    }
    if last == "." {
      let bare = word.dropFirst().prefix { !"(«„\"".unicodeScalars.contains($0) }
      return Self.isInitial(bare) && next.properties.isUppercase
        || Self.shortened[language]?.contains(Self.text(bare)) == true
          && (Self.isDigit(next) || next.properties.isUppercase)
    }
    guard language == .russian else { return false }
    let bare = word.prefix { !"(«„\"".unicodeScalars.contains($0) }
    return bare.count <= 3 && Self.prepositions.contains(Self.text(bare).lowercased())
  }

  /// After a number: what is counted, a unit, the rest of a number or of a phone.
  private func joinsNumber(
    _ word: [Unicode.Scalar], _ rest: ArraySlice<Unicode.Scalar>
  ) -> Bool {
    guard let next = rest.first else { return false }
    let digits = rest.prefix(while: Self.isDigit)
    if !digits.isEmpty {
      let isGroup = digits.count == 3 && word.count <= 3 && word.allSatisfy(Self.isDigit)
      return isGroup || isOfPhone || Self.isAreaCode(word)
    }
    if next == "(" { return rest.dropFirst().first.map(Self.isDigit) == true }
    if "₸%°".unicodeScalars.contains(next) { return true }
    let isNumber = word.allSatisfy {
      Self.isDigit($0) || ",.–-(«<+".unicodeScalars.contains($0)
    }
    // Two hyphens make a phone or a number of something.
    return isNumber && word.count { $0 == "-" } < 2
      && (next.properties.isLowercase || Self.isUnit(rest))
  }

  /// Whether the number before began with the sign of a phone in full.
  private var isOfPhone: Bool {
    let number = before.reversed().prefix {
      Self.isDigit($0) || Self.isBlank($0) || "()-".unicodeScalars.contains($0)
    }
    return before.dropLast(number.count).last == "+"
  }

  /// `(7172)`.
  private static func isAreaCode(_ word: [Unicode.Scalar]) -> Bool {
    word.count > 2 && word.first == "(" && word.last == ")"
      && word.dropFirst().dropLast().allSatisfy(isDigit)
  }

  private static func isUnit(_ rest: ArraySlice<Unicode.Scalar>) -> Bool {
    units.contains(text(rest.prefix { $0.properties.isAlphabetic }.reversed()))
  }

  /// One capital letter, perhaps after others with their points: `А.Б`; reversed.
  private static func isInitial(_ reversed: some Collection<Unicode.Scalar>) -> Bool {
    guard (1...3).contains(reversed.count), reversed.count != 2 else { return false }
    return reversed.enumerated().allSatisfy { index, scalar in
      index == 1 ? scalar == "." : scalar.properties.isUppercase
    }
  }

  private static func text(_ reversed: some BidirectionalCollection<Unicode.Scalar>) -> String {
    String(String.UnicodeScalarView(reversed.reversed()))
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == noBreak || scalar == "\n" || scalar == "\t" || scalar == "\u{202F}"
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    ("0"..."9").contains(scalar)
  }

  private static let noBreak: Unicode.Scalar = "\u{A0}"
  /// What stands for something that is not set here: a letter to everything beside it.
  private static let anything: Unicode.Scalar = "\u{FFFC}"
  private static let units: Set<String> = ["МБ", "КБ", "ГБ", "МиБ", "КиБ", "MB", "KB"]
  private static let prepositions: Set<String> = [
    "в", "во", "к", "ко", "с", "со", "о", "об", "у", "на", "по", "за", "из", "от", "до", "для",
    "под", "над", "при", "про", "без", "не", "ни", "и", "а",
  ]
  private static let shortened: [Language: Set<String>] = [
    .russian: ["г", "ул", "д", "кв", "п", "ст", "стр", "с"], .kazakh: ["ж"],
  ]
}
