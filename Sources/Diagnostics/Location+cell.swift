extension Location {
  /// What a spreadsheet calls the cell, such as B4; nil in a text.
  public var cell: String? { sheet == nil ? nil : Self.letters(column) + String(line) }

  /// The letters of a column from 1, as spreadsheets have them: A, B, … Z, AA.
  public static func letters(_ column: Int) -> String {
    var letters: [UInt8] = []
    var rest = column
    while rest > 0 {
      letters.append(UInt8(ascii: "A") + UInt8((rest - 1) % 26))
      rest = (rest - 1) / 26
    }
    return String(decoding: letters.reversed(), as: UTF8.self)
  }
}
