/// A grey picture of 8 by 8 pixels that decodes, whose parts a test may change.
struct JPEGSample {
  var application: [[UInt8]] = [jfif]
  var quantization = segment(0xDB, [0] + [UInt8](repeating: 1, count: 64))
  var frame = frame()
  /// One code each: no difference from the block before, and the end of the block.
  var huffman = [UInt8](0...1).flatMap { kind -> [UInt8] in
    segment(0xC4, [kind << 4, 1] + [UInt8](repeating: 0, count: 15) + [0])
  }
  var scanHeader = segment(0xDA, [1, 1, 0, 0, 63, 0])
  var scan: [UInt8] = [0x3F]
  var end: [UInt8] = [0xFF, 0xD9]

  static let jfif = segment(0xE0, Array("JFIF\0".utf8) + [1, 2, 1, 0, 72, 0, 72, 0, 0])

  var bytes: [UInt8] {
    [0xFF, 0xD8] + application.joined() + quantization + frame + huffman + scanHeader + scan + end
  }

  /// With a segment more before the tables.
  func with(_ segment: [UInt8]) -> JPEGSample {
    var sample = self
    sample.application.append(segment)
    return sample
  }

  static func segment(_ marker: UInt8, _ contents: [UInt8]) -> [UInt8] {
    let length = contents.count + 2
    return [0xFF, marker, UInt8(length >> 8), UInt8(length & 255)] + contents
  }

  static func frame(width: Int = 8, height: Int = 8, marker: UInt8 = 0xC0, precision: UInt8 = 8)
    -> [UInt8]
  {
    let sides = [height >> 8, height & 255, width >> 8, width & 255].map { UInt8($0) }
    return segment(marker, [precision] + sides + [1, 1, 0x11, 0])
  }

  /// EXIF of a phone: its maker, where the picture was taken, and how it is turned.
  static func exif(orientation: UInt8, isLittle: Bool = false) -> [UInt8] {
    func word(_ value: Int) -> [UInt8] {
      let bytes = [UInt8(value >> 8), UInt8(value & 255)]
      return isLittle ? bytes.reversed() : bytes
    }
    func long(_ value: Int) -> [UInt8] { isLittle ? word(value) + [0, 0] : [0, 0] + word(value) }
    let maker = word(0x010F) + word(2) + long(8) + long(50)
    let turned = word(0x0112) + word(3) + long(1) + word(Int(orientation)) + [0, 0]
    let place = word(0x8825) + word(4) + long(1) + long(58)
    let start = Array((isLittle ? "II" : "MM").utf8) + word(42) + long(8)
    let table = word(3) + maker + turned + place + long(0)
    return segment(
      0xE1, Array("Exif\0\0".utf8) + start + table + Array("SomeCam\0GPS 43.25 76.95".utf8))
  }
}

/// The markers of a JPEG in their order, up to its scan.
func markers(_ bytes: [UInt8]) -> [UInt8] {
  var found: [UInt8] = []
  var position = 2
  while position + 3 < bytes.count, bytes[position] == 0xFF {
    found.append(bytes[position + 1])
    if bytes[position + 1] == 0xDA { break }
    position += 2 + Int(bytes[position + 2]) << 8 + Int(bytes[position + 3])
  }
  return found
}
