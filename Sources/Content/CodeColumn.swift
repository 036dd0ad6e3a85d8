import Codes

/// A column of codes with the list of them: nearly every cell is written as the list has it, and is found
/// by its bytes, without a text for each.
struct CodeColumn<C: Code> {
  let column: RecordReader.Column
  private let codes: [(text: ShortText, code: C)]

  init(_ column: RecordReader.Column) {
    self.column = column
    codes = C.allCases.compactMap { code in
      ShortText(code.rawValue.utf8).map { ($0, code) }
    }
  }

  /// The code that these bytes are; nil for every other writing.
  func code(_ bytes: ArraySlice<UInt8>) -> C? {
    guard let text = ShortText(bytes) else { return nil }
    for known in codes where known.text == text { return known.code }
    return nil
  }
}
