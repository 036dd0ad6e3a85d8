import Diagnostics
import Languages
import Tables

/// What is said of the letters of one file that were read otherwise than they are written.
struct LetterProblems {
  /// How many lines of a kind are named before the others are only counted.
  private static let limit = 5

  private(set) var report = Report()
  private var counts: [LetterRepair.Kind: Int] = [:]
  /// Where the first line stands that is not named.
  private var further: [LetterRepair.Kind: Location] = [:]

  /// Adds what was found on one line, or in one row; each finding with its place.
  mutating func add(_ findings: [(finding: LetterRepair.Finding, place: Location)]) {
    for kind in LetterRepair.Kind.allCases {
      let ofKind = findings.filter { $0.finding.kind == kind }
      guard let first = ofKind.first else { continue }
      counts[kind, default: 0] += 1
      if counts[kind, default: 0] <= Self.limit {
        let words = ofKind.prefix(Self.limit).map { Self.words($0.finding) }.joined(separator: ", ")
        report.add(Self.diagnostic(kind, first.place, words))
      } else if further[kind] == nil {
        further[kind] = first.place
      }
    }
  }

  /// Everything there is to say of the file.
  var whole: Report {
    var whole = report
    for kind in LetterRepair.Kind.allCases {
      guard let place = further[kind], let count = counts[kind] else { continue }
      whole.add(
        Diagnostic(
          Self.identifier(kind), at: place,
          "the same further down in \(count - Self.limit, "line", "lines") of this file",
          help: Self.help(kind)))
    }
    return whole
  }

  private static func words(_ finding: LetterRepair.Finding) -> String {
    let written = String(finding.written.prefix(60))
    switch finding.kind {
    case .latin: return "\(written) → \(finding.read.prefix(60)) (\(finding.latin))"
    case .mixed: return written
    case .decomposed:
      let letters = finding.read.drop { !$0.isLetter }
      let end = letters.lastIndex(where: \.isLetter).map { letters.index(after: $0) }
      return String(letters[..<(end ?? letters.startIndex)].prefix(60))
    }
  }

  private static func diagnostic(_ kind: LetterRepair.Kind, _ place: Location, _ words: String)
    -> Diagnostic
  {
    let summary: Message =
      switch kind {
      case .decomposed: "letters typed in two pieces are read as one: \(words)"
      case .latin: "Latin letters in Cyrillic words are read as Cyrillic ones: \(words)"
      case .mixed: "Latin and Cyrillic letters stand in one word, which is left as it is: \(words)"
      }
    return Diagnostic(identifier(kind), at: place, summary, help: help(kind))
  }

  private static func identifier(_ kind: LetterRepair.Kind) -> Diagnostic.Identifier {
    switch kind {
    case .decomposed: .decomposedLetters
    case .latin: .latinLetters
    case .mixed: .mixedAlphabets
    }
  }

  private static func help(_ kind: LetterRepair.Kind) -> Message {
    switch kind {
    case .decomposed: "mend the file: type these words anew, or save the text in the form NFC"
    case .latin: "mend the file: type these words anew in the Kazakh or Russian layout"
    case .mixed: "type the word in one alphabet; put a hyphen between a Latin name and its ending"
    }
  }
}
