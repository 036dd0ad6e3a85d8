import CZlib

/// Packs bytes as zlib does (RFC 1950).
func deflate(_ bytes: [UInt8]) -> [UInt8] {
  var count = compressBound(UInt(bytes.count))
  var packed = [UInt8](repeating: 0, count: Int(count))
  guard compress2(&packed, &count, bytes, UInt(bytes.count), 9) == Z_OK else { return [] }
  return Array(packed.prefix(Int(count)))
}

/// Zeros in some 1000th of their room.
func deflate(zeros count: Int) -> [UInt8] { deflate([UInt8](repeating: 0, count: count)) }

/// Packs without packing: the bytes stay as they are, in one stored block for each part.
func store(_ parts: [[UInt8]]) -> [UInt8] {
  var bytes: [UInt8] = [0x78, 0x01]
  for (index, part) in parts.enumerated() {
    let length = part.count
    let isLast: UInt8 = index == parts.count - 1 ? 1 : 0
    bytes += [isLast, UInt8(length & 255), UInt8(length >> 8)]
    bytes += [UInt8(~length & 255), UInt8(~length >> 8 & 255)] + part
  }
  return bytes + [0, 0, 0, 0]
}
