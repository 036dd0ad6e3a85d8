import Diagnostics

/// Where a cell stands in a sheet, and how a spreadsheet calls it.
enum CellReference {
  /// The name of a cell: B4.
  static func name(line: Int, column: Int) -> String { Location.letters(column) + String(line) }

  /// The column and the line of `B4`; nil when it is no such name, or beyond what a sheet has.
  static func parse(_ text: some StringProtocol) -> (column: Int, line: Int)? {
    var (column, line) = (0, 0)
    for byte in text.utf8 where byte != UInt8(ascii: "$") {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z") where line == 0:
        column = column * 26 + Int(byte - UInt8(ascii: "A")) + 1
      case UInt8(ascii: "0")...UInt8(ascii: "9") where column > 0:
        line = line * 10 + Int(byte - UInt8(ascii: "0"))
      default: return nil
      }
      guard column <= 16_384, line <= 1_048_576 else { return nil }
    }
    return column > 0 && line > 0 ? (column, line) : nil
  }
}
