import Diagnostics

/// Finds the question marks that a program wrote in the place of letters its encoding has not.
///
/// Windows-1251 has no Kazakh letters beyond the Russian ones: a table saved so says `Ж?лдыз`, and the
/// letters cannot be had back.
enum LostLetters {
  /// The error of a table, at its first such cell; nil when there is none.
  static func problem(in table: Table, isSingleByte: Bool) -> Diagnostic? {
    // The header stands for itself: its cells are no run of the table's bytes.
    let header = table.header.firstIndex { isLost(in: Array($0.utf8)[...], isSingleByte) }
    var first = header.map { (line: table.headerLine, column: $0) }
    var count = table.header.count { isLost(in: Array($0.utf8)[...], isSingleByte) }
    for row in table.rows {
      for column in 0..<table.cellCount(row)
      where isLost(in: table.bytes(row, column), isSingleByte) {
        count += 1
        if first == nil { first = (row.line, column) }
      }
    }
    guard let first else { return nil }
    let place = Location(
      table.file, line: first.line, column: table.columnNumber(first.column),
      field: table.header.indices.contains(first.column) ? table.header[first.column] : nil,
      sheet: table.sheet)
    return Diagnostic(
      .lostLetters, at: place,
      "“?” stands in the place of Kazakh letters in \(count, "cell", "cells")",
      help: "save the table anew from where it was made, as CSV UTF-8 or as a workbook (.xlsx)")
  }

  /// Whether a question mark stands in the place of a letter.
  ///
  /// Between two Cyrillic letters it does, unless a sentence ends there without a blank after it. Where
  /// every letter is one byte, a word may begin with one besides: `?лем`.
  static func isLost(in cell: ArraySlice<UInt8>, _ isSingleByte: Bool) -> Bool {
    var rest = cell
    while let mark = rest.firstIndex(of: UInt8(ascii: "?")) {
      rest = cell[(mark + 1)...]
      var next = rest
      while next.first == UInt8(ascii: "?") { next = next.dropFirst() }
      var before = cell[..<mark]
      while before.last == UInt8(ascii: "?") { before = before.dropLast() }
      guard let after = letter(next.prefix(2)) else { continue }
      if let front = letter(before.suffix(2)) {
        if front.isSmall, !after.isSmall { continue }
        return true
      }
      let beginsWord = before.last.map { [0x20, 0x22, 0x28, 0xAB].contains($0) } ?? true
      if isSingleByte, beginsWord { return true }
    }
    return false
  }

  private struct Letter {
    let isSmall: Bool
  }

  /// The Cyrillic letter (U+0400 to U+04FF) that two bytes are.
  private static func letter(_ bytes: ArraySlice<UInt8>) -> Letter? {
    guard bytes.count == 2, let lead = bytes.first, let trail = bytes.last,
      (0xD0...0xD3).contains(lead), (0x80...0xBF).contains(trail)
    else { return nil }
    let scalar = Unicode.Scalar(UInt32(lead & 0x1F) << 6 | UInt32(trail & 0x3F))
    return Letter(isSmall: scalar?.properties.isLowercase == true)
  }
}
