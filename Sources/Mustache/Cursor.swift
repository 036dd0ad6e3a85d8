/// Turns offsets of a text into lines and columns; asked in rising order it reads the text once.
struct Cursor {
  private let text: [UInt8]
  private var offset = 0
  private var place = Place(line: 1, column: 1)

  init(_ text: [UInt8]) {
    self.text = text
  }

  mutating func place(of wanted: Int) -> Place {
    if wanted < offset {
      offset = 0
      place = Place(line: 1, column: 1)
    }
    while offset < min(wanted, text.count) {
      let byte = text[offset]
      if byte == UInt8(ascii: "\n") {
        place.line += 1
        place.column = 1
      } else if byte & 0xC0 != 0x80 {
        place.column += 1
      }
      offset += 1
    }
    return place
  }
}
