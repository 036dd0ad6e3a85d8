import Bytes
import Dates

extension CellValue {
  /// Whether a cell holds telephone numbers: each has three to fifteen digits (ITU-T E.164 allows no
  /// more), blanks, brackets and dashes, and perhaps an extension.
  ///
  /// Several stand with a comma, a semicolon, a slash or a line break between them; one after the first
  /// may be its last digits only: `12-34-56, 57`.
  static func isPhone(_ text: String) -> Bool {
    // Nearly every phone is plain, and there are thousands of kindergartens.
    if let digits = plainDigits(text) {
      return (3...15).contains(digits) && text.utf8.first != UInt8(ascii: "-")
        && (text.utf8.count != 10 || Day(text) == nil)
    }
    if day(text) != nil { return false }
    let parts = text.lowercased().split(omittingEmptySubsequences: false) { ",;/\n".contains($0) }
    for (index, part) in parts.enumerated() {
      let (number, extent) = halves(part)
      if let extent {
        guard isNumber(extent, 1...6), isNumber(number, index == 0 ? 3...15 : 0...15) else {
          return false
        }
      } else if !isNumber(number, index == 0 ? 3...15 : 2...15) {
        return false
      }
    }
    return true
  }

  /// How many digits stand among blanks, brackets, dashes and pluses; nil when there is anything else.
  private static func plainDigits(_ text: String) -> Int? {
    text.withBytes { bytes in
      var digits = 0
      for byte in bytes {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
        case UInt8(ascii: " "), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "-"),
          UInt8(ascii: "+"):
          break
        default: return nil
        }
      }
      return digits
    }
  }

  /// A number, and its extension if a word announces one.
  private static func halves(_ part: Substring) -> (number: Substring, extent: Substring?) {
    for word in extensions {
      guard let range = part.firstRange(of: word) else { continue }
      let rest = part[range.upperBound...]
      return (part[..<range.lowerBound], rest.hasPrefix(".") ? rest.dropFirst() : rest)
    }
    return (part, nil)
  }

  private static let extensions = ["добавочный", "доб", "внутренний", "вн", "ішкі", "ext"]

  /// Whether nothing stands there but so many digits and what people put between them.
  private static func isNumber(_ text: Substring, _ lengths: ClosedRange<Int>) -> Bool {
    var digits = 0
    var isFirst = true
    for scalar in text.unicodeScalars where !scalar.properties.isWhitespace {
      switch scalar {
      case "0"..."9": digits += 1
      case "(", ")", "+": break
      // A dash before everything else makes a number below zero.
      case _ where dashes.contains(scalar) && !isFirst: break
      default: return false
      }
      isFirst = false
    }
    return lengths.contains(digits)
  }
}
