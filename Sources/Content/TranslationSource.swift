import Diagnostics
import Files
public import Languages
import Markdown

/// What a translation says of its original: the setting `source` above a guide.
///
/// The language of the original, then what stood for each part of it when the translation was accepted:
/// title and summary, what stands before the first heading of the second level, and each such heading
/// with what follows. `onir translations --accept` writes it.
public struct TranslationSource: Sendable, Equatable {
  /// The language of the original.
  public let language: Language
  /// The marks of its parts, in order.
  public let parts: [String]

  /// Makes one of an original as it is now.
  public init(_ original: GuideText) {
    language = original.language
    parts = original.parts.map(\.mark)
  }

  /// Reads the setting; nil when it is not one.
  init?(_ text: String) {
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    guard let code = words.first, let language = Language(rawValue: String(code)),
      words.count > 1, words.dropFirst().allSatisfy(Self.isMark)
    else { return nil }
    self.language = language
    parts = words.dropFirst().map(String.init)
  }

  /// The setting as it is written.
  public var text: String { ([language.code] + parts).joined(separator: " ") }

  private static func isMark(_ word: Substring) -> Bool {
    word.utf8.count == GuidePart.markLength
      && word.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
  }

  /// The parts of an original that are other ones by now.
  ///
  /// - Returns: Those that were changed or added, and how many were taken out. Both are empty while
  ///   the translation is current; a part that was only moved counts as changed.
  public func changes(in original: GuideText) -> (parts: [GuidePart], removed: Int) {
    let now = original.parts
    guard now.map(\.mark) != parts else { return ([], 0) }
    let known = Set(parts)
    let changed = now.filter { !known.contains($0.mark) }
    let removed = max(0, parts.count - now.count)
    return changed.isEmpty && removed == 0 ? (now, 0) : (changed, removed)
  }
}

/// A part of a guide that is translated as a whole.
public struct GuidePart: Sendable, Equatable {
  /// Which part it is.
  public enum Place: Sendable, Equatable {
    /// Title and summary.
    case head
    /// What stands before the first heading of the second level.
    case beginning
    /// Such a heading, by its anchor, with what follows.
    case section(String)
  }

  /// Which part it is.
  public let place: Place
  /// The line of the file on which it begins.
  public let line: Int
  /// What stands for its words: hexadecimal digits.
  public let mark: String

  static let markLength = 8

  /// The parts of a text.
  ///
  /// - Parameters:
  ///   - head: Title and summary as they are written.
  ///   - body: The text.
  ///   - firstLine: The line of the file on which the text begins.
  ///   - headings: The headings of the text.
  /// - Returns: The head, the beginning, then the sections.
  static func all(
    head: [String], _ body: ArraySlice<UInt8>, firstLine: Int, _ headings: [MarkdownText.Heading]
  ) -> [GuidePart] {
    var sum = FingerprintSum()
    for text in head { sum.add(text) }
    var parts = [GuidePart(place: .head, line: 1, mark: mark(sum))]
    var starts = [(place: Place.beginning, line: firstLine)]
    starts += headings.filter { $0.level == 2 }.map { (.section($0.id), $0.location.line) }
    let lines = body.split(separator: 10, omittingEmptySubsequences: false)
    for (number, start) in starts.enumerated() {
      let end = number + 1 < starts.count ? starts[number + 1].line : firstLine + lines.count
      let from = min(max(0, start.line - firstLine), lines.count)
      let until = min(max(from, end - firstLine), lines.count)
      var sum = FingerprintSum()
      for line in withoutComments(lines[from..<until]) { sum.add(line) }
      parts.append(GuidePart(place: start.place, line: start.line, mark: mark(sum)))
    }
    return parts
  }

  private static func mark(_ sum: FingerprintSum) -> String {
    let digits = String(sum.fingerprint.high >> 32, radix: 16)
    return String(repeating: "0", count: max(0, markLength - digits.count)) + digits
  }

  /// The lines that say something: no comments, no blanks at the ends, no empty lines.
  private static func withoutComments(
    _ lines: ArraySlice<ArraySlice<UInt8>>
  ) -> [ArraySlice<UInt8>] {
    var isInComment = false
    return lines.compactMap { line in
      var kept: ArraySlice<UInt8> = []
      var rest = line
      // Nearly every line stays as it is.
      if !isInComment, !line.contains(UInt8(ascii: "<")) { swap(&kept, &rest) }
      while let first = rest.first {
        if isInComment {
          isInComment = !rest.starts(with: "-->".utf8)
          rest = rest.dropFirst(isInComment ? 1 : 3)
        } else if rest.starts(with: "<!--".utf8) {
          isInComment = true
          rest = rest.dropFirst(4)
        } else {
          kept.append(first)
          rest = rest.dropFirst()
        }
      }
      while let last = kept.last, last == 32 || last == 9 || last == 13 { kept.removeLast() }
      return kept.isEmpty ? nil : kept
    }
  }
}
