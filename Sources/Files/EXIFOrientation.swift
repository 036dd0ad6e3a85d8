/// How a picture is turned, by the tag 0x0112 of EXIF 2.3: 1 is upright, 2 to 8 are turns and mirrors.
public enum EXIFOrientation {
  /// How a segment with such notes begins.
  public static let signature = Array("Exif\0\0".utf8)

  /// The orientation in the contents of an APP1 segment; nil when there is none that can be read.
  public static func read(_ segment: ArraySlice<UInt8>) -> UInt8? {
    guard segment.starts(with: signature) else { return nil }
    let bytes = Array(segment.dropFirst(signature.count))
    let isLittle: Bool
    switch bytes.prefix(4) {
    case [0x49, 0x49, 42, 0]: isLittle = true
    case [0x4D, 0x4D, 0, 42]: isLittle = false
    default: return nil
    }
    func number(_ start: Int, _ count: Int) -> Int? {
      guard start >= 0, start <= bytes.count - count else { return nil }
      let part = bytes[start..<start + count]
      return isLittle
        ? part.reversed().reduce(0) { $0 << 8 | Int($1) } : part.reduce(0) { $0 << 8 | Int($1) }
    }
    guard let table = number(4, 4), let count = number(table, 2) else { return nil }
    for index in 0..<count {
      let entry = table + 2 + 12 * index
      guard let tag = number(entry, 2) else { return nil }
      guard tag == 0x0112 else { continue }
      guard number(entry + 2, 2) == 3, number(entry + 4, 4) == 1, let value = number(entry + 8, 2),
        (1...8).contains(value)
      else { return nil }
      return UInt8(value)
    }
    return nil
  }

  /// A whole APP1 segment that says the orientation and nothing else.
  public static func segment(_ orientation: UInt8) -> [UInt8] {
    let table: [UInt8] = [
      0x4D, 0x4D, 0, 42, 0, 0, 0, 8,
      0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0,
      0, 0, 0, 0,
    ]
    let length = UInt8(2 + signature.count + table.count)
    return [0xFF, 0xE1, 0, length] + signature + table
  }
}
