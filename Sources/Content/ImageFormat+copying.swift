import Files

extension ImageFormat {
  /// Whether copies in other sizes can stand for the picture: not for drawings, which have every size,
  /// nor for what moves, nor for photographs that are turned by a note only (Exif), which a copy loses.
  func canBeCopied(_ bytes: [UInt8]) -> Bool {
    switch self {
    case .svg: false
    case .png: !Self.isMovingPNG(bytes)
    case .webp:
      !(bytes.count > 20 && bytes[12..<16].elementsEqual("VP8X".utf8) && bytes[20] & 2 != 0)
    case .jpeg: Self.turning(bytes) <= 1
    }
  }

  /// A chunk `acTL` before the picture (APNG).
  private static func isMovingPNG(_ bytes: [UInt8]) -> Bool {
    var position = 8
    while position + 8 <= bytes.count {
      let name = bytes[position + 4..<position + 8]
      if name.elementsEqual("acTL".utf8) { return true }
      if name.elementsEqual("IDAT".utf8) { return false }
      position += 12 + bytes[position..<position + 4].reduce(0) { $0 << 8 | Int($1) }
    }
    return false
  }

  /// How a JPEG is to be turned (Exif 2.32, tag 0x0112): 1 is upright, and 5 to 8 lie on a side.
  static func turning(_ bytes: [UInt8]) -> Int {
    var position = 2
    while position + 4 <= bytes.count, bytes[position] == 0xFF, bytes[position + 1] != 0xDA {
      let length = Int(bytes[position + 2]) << 8 | Int(bytes[position + 3])
      let end = position + 2 + max(2, length)
      if bytes[position + 1] == 0xE1, end <= bytes.count,
        let turning = EXIFOrientation.read(bytes[position + 4..<end])
      {
        return Int(turning)
      }
      position = end
    }
    return 1
  }
}
