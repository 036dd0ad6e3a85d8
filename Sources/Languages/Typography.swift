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
  /// The last scalars of the paragraph as they were written out.
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
    let isJoined = isJoined(before[...], Array(text.unicodeScalars.prefix(32))[...])
    before.append(isJoined ? Self.noBreak : " ")
    return isJoined ? "\u{A0}" : "\n"
  }

  /// The next piece of text, set; more of the paragraph follows it when `isFollowed`.
  public mutating func set(_ text: String, isFollowed: Bool = false) -> String {
    var line = before
    let start = line.count
    line.append(contentsOf: text.unicodeScalars)
    var isChanged = false
    for index in start..<line.count {
      let scalar = line[index]
      switch scalar {
      case " ", "\"", "«", "»", "„", "“", "”", "-", "–", "—":
        let set = self.set(scalar, line[..<index], line[(index + 1)...], isFollowed)
        if set != scalar {
          line[index] = set
          isChanged = true
        }
      default: continue
      }
    }
    before = Array(line.suffix(48))
    return isChanged ? String(String.UnicodeScalarView(line[start...])) : text
  }

  private mutating func set(
    _ scalar: Unicode.Scalar, _ before: ArraySlice<Unicode.Scalar>,
    _ rest: ArraySlice<Unicode.Scalar>, _ isFollowed: Bool
  ) -> Unicode.Scalar {
    switch scalar {
    case " ": return isJoined(before, rest) ? Self.noBreak : scalar
    case "\"": return quote(before.last, rest.first, isFollowed)
    case "«", "„": depth += 1
    case "»", "“", "”": depth = max(depth - 1, 0)
    default:
      if before.last.map(Self.isBlank) == true, rest.first.map(Self.isBlank) == true,
        before.dropLast().last.map({ !Self.isBlank($0) }) == true
      {
        return "—"
      }
    }
    return scalar
  }

  // MARK: Quotes

  private mutating func quote(
    _ last: Unicode.Scalar?, _ next: Unicode.Scalar?, _ isFollowed: Bool
  ) -> Unicode.Scalar {
    let opens = last.map { Self.isBlank($0) || Self.openers.contains($0) } ?? true
    if opens, let next = next ?? (isFollowed ? Self.anything : nil), !Self.isBlank(next), depth < 2
    {
      depth += 1
      return depth == 1 ? "«" : "„"
    }
    guard depth > 0, !opens else { return "\"" }
    depth -= 1
    return depth == 0 ? "»" : "“"
  }

  // MARK: Blanks

  /// Whether a blank between these two joins them.
  private func isJoined(
    _ before: ArraySlice<Unicode.Scalar>, _ rest: ArraySlice<Unicode.Scalar>
  ) -> Bool {
    guard let last = before.last, let next = rest.first, !Self.isBlank(last), !Self.isBlank(next)
    else { return false }
    if Self.isDash(next) { return rest.dropFirst().first.map(Self.isBlank) == true }
    if scope == .title { return false }
    if last == "№" || last == "§" { return true }
    if Self.isDigit(last) || last == ")" && Self.isDigit(next) {
      return joinsNumber(before, rest)
    }
    if last == "." {
      let bare = Self.word(before.dropLast(), upTo: 4)
      return Self.isInitial(bare) && next.properties.isUppercase
        || (Self.isDigit(next) || next.properties.isUppercase)
          && Self.shortened[language]?.contains(Self.text(bare)) == true
    }
    guard language == .russian else { return false }
    let bare = Self.word(before, upTo: 4)
    return bare.count <= 3 && Self.prepositions.contains(Self.text(bare).lowercased())
  }

  /// The last word, without what opens it, or as much of its end as is asked for.
  private static func word(_ before: ArraySlice<Unicode.Scalar>, upTo limit: Int)
    -> ArraySlice<Unicode.Scalar>
  {
    var start = before.endIndex
    while start > before.startIndex, before.endIndex - start < limit,
      !isBlank(before[start - 1]), !openers.contains(before[start - 1])
    {
      start -= 1
    }
    return before[start...]
  }

  /// After a number: what is counted, a unit, the rest of a number or of a phone.
  private func joinsNumber(
    _ before: ArraySlice<Unicode.Scalar>, _ rest: ArraySlice<Unicode.Scalar>
  ) -> Bool {
    guard let next = rest.first else { return false }
    let word =
      before.suffix(32).split(omittingEmptySubsequences: false, whereSeparator: Self.isBlank)
      .last ?? []
    let digits = rest.prefix(while: Self.isDigit)
    if !digits.isEmpty {
      let isGroup = digits.count == 3 && word.count <= 3 && word.allSatisfy(Self.isDigit)
      return isGroup || Self.isOfPhone(before) || Self.isAreaCode(word)
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
  private static func isOfPhone(_ before: ArraySlice<Unicode.Scalar>) -> Bool {
    let number = before.reversed().prefix {
      isDigit($0) || isBlank($0) || "()-".unicodeScalars.contains($0)
    }
    return before.dropLast(number.count).last == "+"
  }

  /// `(7172)`.
  private static func isAreaCode(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
    word.count > 2 && word.first == "(" && word.last == ")"
      && word.dropFirst().dropLast().allSatisfy(isDigit)
  }

  private static func isUnit(_ rest: ArraySlice<Unicode.Scalar>) -> Bool {
    units.contains(text(rest.prefix { $0.properties.isAlphabetic }))
  }

  /// One capital letter, perhaps after another with its point: `А.Б`.
  private static func isInitial(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
    guard word.count == 1 || word.count == 3 else { return false }
    return word.enumerated().allSatisfy { index, scalar in
      index == 1 ? scalar == "." : scalar.properties.isUppercase
    }
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    String(String.UnicodeScalarView(scalars))
  }

  private static func isDash(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "-" || scalar == "–" || scalar == "—"
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == noBreak || scalar == "\n" || scalar == "\t" || scalar == "\u{202F}"
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    ("0"..."9").contains(scalar)
  }

  /// What a quote, or the first word of what is quoted, may follow without a blank.
  private static let openers: Set<Unicode.Scalar> = ["(", "[", "«", "„", "“", "\"", "—", "–", "/"]
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
