import Foundation
import TestSupport

/// Files in one text: a line `-- path --` begins each.
///
/// A word in brackets after the path says that the part is not the file's text as it stands:
///
///     -- path (hex) --         its bytes in hexadecimal digits
///     -- path (workbook) --    the cells of a workbook, as `TestWorkbook` reads them
///     -- path (link) --        the target of a symbolic link
///     -- path (edit) --        changes of the file that is there: the line that begins so goes (-),
///                              the line comes instead, or at the end (+)
///     -- path (40 times) --    the text so many times over; (40 times in a line) what follows
///                              "* " on a line, without a break after it
///     -- path (crlf) --        the text with the line ends of Windows
struct Archive {
  let files: [Part]

  /// A file, and how its text is meant.
  struct Part {
    let path: String
    let form: Form
    var text: String
  }

  /// What the text of a part stands for.
  enum Form: Equatable {
    case text
    case hex
    case workbook
    case link
    case edit
    case crlf
    case times(Int, isLine: Bool)
  }

  init(_ text: String) {
    var files: [Part] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("-- "), line.hasSuffix(" --") {
        files.append(Self.part(String(line.dropFirst(3).dropLast(3))))
      } else if !files.isEmpty {
        files[files.count - 1].text += line + "\n"
      }
    }
    // The blank line before the next heading belongs to the archive, not to the file.
    self.files = files.map {
      Part(path: $0.path, form: $0.form, text: Self.withoutLastBlank($0.text))
    }
  }

  subscript(path: String) -> String? { files.first { $0.path == path }?.text }

  private static func part(_ heading: String) -> Part {
    guard
      let match = heading.wholeMatch(
        of: /(.+) \((hex|workbook|link|edit|crlf|([0-9]+) times( in a line)?)\)/)
    else {
      return Part(path: heading, form: .text, text: "")
    }
    let form: Form =
      switch match.2 {
      case "hex": .hex
      case "workbook": .workbook
      case "link": .link
      case "edit": .edit
      case "crlf": .crlf
      default: .times(match.3.flatMap { Int($0) } ?? 1, isLine: match.4 != nil)
      }
    return Part(path: String(match.1), form: form, text: "")
  }

  private static func withoutLastBlank(_ text: String) -> String {
    text.hasSuffix("\n\n") ? String(text.dropLast()) : text
  }
}

extension Archive.Part {
  /// The bytes of the file, made from what stood there before; nil for a link.
  func bytes(over old: [UInt8]) -> [UInt8]? {
    switch form {
    case .link: nil
    case .text: Array(text.utf8)
    case .crlf: Array(text.replacing("\n", with: "\r\n").utf8)
    case .times(let count, false): Array(String(repeating: text, count: count).utf8)
    case .times(let count, true): Array(long(count).utf8)
    case .hex: text.split(whereSeparator: \.isWhitespace).flatMap(Self.bytes)
    case .workbook: TestWorkbook(text).bytes
    case .edit: Array(edited(String(decoding: old, as: UTF8.self)).utf8)
    }
  }

  /// The text with the lines that begin with a star so many times over, and the next right behind.
  private func long(_ count: Int) -> String {
    text.dropLast().split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.hasPrefix("* ")
        ? String(repeating: String(line.dropFirst(2)), count: count) : "\(line)\n"
    }.joined()
  }

  private static func bytes(_ digits: Substring) -> [UInt8] {
    let digits = Array(digits)
    return stride(from: 0, to: digits.count - 1, by: 2).compactMap {
      UInt8(String(digits[$0...$0 + 1]), radix: 16)
    }
  }

  private func edited(_ old: String) -> String {
    var lines = old.components(separatedBy: "\n")
    var place = lines.endIndex
    for line in text.split(separator: "\n") {
      if line.first == "-", let index = lines.firstIndex(where: { $0.hasPrefix(line.dropFirst()) })
      {
        lines.remove(at: index)
        place = index
      } else if line.first == "+" {
        lines.insert(String(line.dropFirst()), at: place)
        place += 1
      }
    }
    return lines.joined(separator: "\n")
  }
}
