/// What people put between the digits of a number they type.
enum TypedDigits {
  /// The ASCII digits of a text as numbers 0 to 9, without blanks and dashes; nil when anything
  /// else stands in it.
  static func read(_ text: String) -> [Int]? {
    var digits: [Int] = []
    for scalar in text.unicodeScalars where !isFiller(scalar) {
      guard ("0"..."9").contains(scalar) else { return nil }
      digits.append(Int(scalar.value) - 48)
    }
    return digits
  }

  /// Whether a character is a blank (no-break, narrow and zero-width ones too) or a dash.
  static func isFiller(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2D, 0x2010...0x2015, 0x2212, 0xAD, 0x200B...0x200D, 0x2060, 0xFEFF: true
    default: scalar.properties.isWhitespace
    }
  }

  /// The digits as a text.
  static func text(_ digits: some Sequence<Int>) -> String {
    digits.map(String.init).joined()
  }
}
