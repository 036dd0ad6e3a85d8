/// Text with its letters as they ought to have been typed: in one piece, and Cyrillic words without Latin
/// letters that look like theirs.
///
/// Addresses are left alone, and so is what `kept` says: code, targets of links, holes.
public struct LetterRepair {
  /// What was found.
  public enum Kind: Sendable, CaseIterable {
    /// A letter in two pieces, which is read in one.
    case decomposed
    /// A Latin letter in a Cyrillic word, which is read as the Cyrillic one.
    case latin
    /// A word of both alphabets that is left as it is.
    case mixed
  }

  /// One word in which something was found.
  public struct Finding: Sendable, Equatable {
    /// What was found.
    public let kind: Kind
    /// Where the word begins in the text, in scalars from 1.
    public let column: Int
    /// The word as it was written.
    public let written: String
    /// The word as it is read.
    public let read: String
    /// The Latin letters of it.
    public let latin: String
  }

  /// The text as it is read.
  public private(set) var text = ""
  /// What was found, in the order of the text.
  public private(set) var findings: [Finding] = []

  /// Repairs a text.
  ///
  /// - Parameters:
  ///   - written: The text.
  ///   - kept: The runs to leave alone, by their scalars, first to last.
  public init(_ written: String, kept: [Range<Int>] = []) {
    let scalars = Array(written.unicodeScalars)
    var index = 0
    var kept = kept[...]
    while index < scalars.count {
      let end = min(kept.first?.lowerBound ?? scalars.count, scalars.count)
      if index < end { repair(scalars[index..<end]) }
      let next = min(max(kept.popFirst()?.upperBound ?? end, end), scalars.count)
      append(scalars[end..<next])
      index = next
    }
  }

  /// A run without anything to keep, word for word as blanks part them.
  private mutating func repair(_ run: ArraySlice<Unicode.Scalar>) {
    for token in Self.split(run, by: { [" ", "\t", "\n", "\r", "\u{A0}"].contains($0) }) {
      let whole = String(String.UnicodeScalarView(token))
      if Self.isAddress(whole) {
        text += whole
        continue
      }
      let composed = ComposedText.make(whole)
      if !composed.utf8.elementsEqual(whole.utf8) {
        add(.decomposed, token.startIndex, whole, composed)
      }
      let letters = Array(composed.unicodeScalars)
      for word in Self.split(letters[...], by: { !Self.isOfWord($0) }) {
        repair(word: word, column: token.startIndex + word.startIndex)
      }
    }
  }

  private mutating func repair(word: ArraySlice<Unicode.Scalar>, column: Int) {
    let written = String(String.UnicodeScalarView(word))
    switch MixedWord(word) {
    case .sound: append(word)
    case .doubtful:
      append(word)
      add(.mixed, column, written, written)
    case .repaired(let letters, let latin):
      // A Cyrillic letter may take a mark into itself that the Latin one could not.
      let read = ComposedText.make(String(String.UnicodeScalarView(letters)))
      text += read
      add(.latin, column, written, read, latin)
    }
  }

  private mutating func append(_ scalars: ArraySlice<Unicode.Scalar>) {
    text.unicodeScalars.append(contentsOf: scalars)
  }

  private mutating func add(
    _ kind: Kind, _ index: Int, _ written: String, _ read: String, _ latin: [Unicode.Scalar] = []
  ) {
    var letters: [String] = []
    for letter in latin.map(String.init) where !letters.contains(letter) { letters.append(letter) }
    findings.append(
      Finding(
        kind: kind, column: index + 1, written: written, read: read,
        latin: letters.joined(separator: ", ")))
  }

  /// Runs of what parts and of what does not, in turn; together they are the whole.
  private static func split(
    _ run: ArraySlice<Unicode.Scalar>, by parts: (Unicode.Scalar) -> Bool
  ) -> [ArraySlice<Unicode.Scalar>] {
    var runs: [ArraySlice<Unicode.Scalar>] = []
    var rest = run
    while let first = rest.first {
      let isPart = parts(first)
      let next = rest.firstIndex { parts($0) != isPart } ?? rest.endIndex
      runs.append(rest[..<next])
      rest = rest[next...]
    }
    return runs
  }

  private static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    return properties.isAlphabetic || properties.generalCategory == .nonspacingMark
      || properties.numericType == .decimal
  }

  /// Whether a run between blanks is an address of a page or of post.
  private static func isAddress(_ text: String) -> Bool {
    text.utf8.contains(UInt8(ascii: "@")) || text.contains("://") || text.contains("www.")
  }
}
