import Diagnostics

/// The formats of images beside guides.
enum ImageFormat: String {
  case png
  case jpeg
  case svg
  case webp

  /// The format that a file's name tells, if it is one of these.
  init?(_ name: String) {
    guard let ending = name.split(separator: ".").last?.lowercased(), name.contains(".") else {
      return nil
    }
    self.init(rawValue: ending == "jpg" ? "jpeg" : ending)
  }

  /// The ending of published files.
  var fileEnding: String { self == .jpeg ? "jpg" : rawValue }

  /// Width and height in pixels; nil when the bytes are not such an image, or not a safe one.
  func size(of bytes: [UInt8]) -> (width: Int, height: Int)? {
    let size =
      switch self {
      case .png: Self.png(bytes)
      case .jpeg: Self.turned(Self.jpeg(bytes), Self.turning(bytes))
      case .svg: Self.svg(bytes)
      case .webp: Self.webp(bytes)
      }
    guard let size, (1...20_000).contains(size.width), (1...20_000).contains(size.height) else {
      return nil
    }
    return size
  }

  private static func png(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
    guard bytes.count > 24, bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    else { return nil }
    return (number(bytes[16..<20]), number(bytes[20..<24]))
  }

  /// Goes from marker to marker to the frame's header.
  private static func jpeg(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
    guard bytes.starts(with: [0xFF, 0xD8]) else { return nil }
    var position = 2
    while position + 9 < bytes.count, bytes[position] == 0xFF {
      let marker = bytes[position + 1]
      if (0xC0...0xCF).contains(marker), ![0xC4, 0xC8, 0xCC].contains(marker) {
        return (
          number(bytes[position + 7..<position + 9]), number(bytes[position + 5..<position + 7])
        )
      }
      position += 2 + max(2, number(bytes[position + 2..<position + 4]))
    }
    return nil
  }

  /// The size as it is shown: a photograph that is turned on its side is as wide as it was high.
  private static func turned(
    _ size: (width: Int, height: Int)?, _ turning: Int
  ) -> (width: Int, height: Int)? {
    turning < 5 ? size : size.map { ($0.height, $0.width) }
  }

  private static func webp(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
    guard bytes.count > 30, bytes[0..<4].elementsEqual("RIFF".utf8),
      bytes[8..<12].elementsEqual("WEBP".utf8)
    else { return nil }
    func little(_ start: Int, _ count: Int) -> Int {
      number(ArraySlice(bytes[start..<start + count].reversed()))
    }
    switch String(decoding: bytes[12..<16], as: UTF8.self) {
    case "VP8X": return (little(24, 3) + 1, little(27, 3) + 1)
    case "VP8 ": return (little(26, 2) & 0x3FFF, little(28, 2) & 0x3FFF)
    case "VP8L":
      let bits = little(21, 4)
      return ((bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1)
    default: return nil
    }
  }

  /// Why `size` is nil, as the end of a sentence that begins with the file's name.
  func flaw(of bytes: [UInt8]) -> Message {
    if self == .svg, let text = String(validating: bytes, as: UTF8.self) {
      if let part = Self.unsafePart(of: text.lowercased()) { return "holds \(part)" }
      if text.contains("<svg") { return "has no viewBox that tells its size" }
    }
    if self == .svg { return "is not an SVG image of at most 20000 by 20000 pixels" }
    let name = self == .jpeg ? "JPEG" : self == .webp ? "WebP" : rawValue.uppercased()
    return "is not a \(name) image of at most 20000 by 20000 pixels"
  }

  /// What makes an image unsafe: scripts, handlers, outer references.
  private static func unsafePart(of lower: String) -> Message? {
    let elements = /<(?:[a-z0-9_.\-]+:)?(script|foreignobject|iframe|object|embed|handler)[\s>\/]/
    if let match = lower.firstMatch(of: elements) { return "the element \(match.1)" }
    if let word = ["javascript:", "<!entity", "@import"].first(where: lower.contains) {
      return "“\(word)”"
    }
    if lower.firstMatch(of: /\son[a-z]+\s*=/) != nil { return "an event handler" }
    if lower.firstMatch(of: /attributename\s*=\s*["']\s*(?:xlink:)?(?:href|on)/) != nil {
      return "an animation of a link"
    }
    if lower.firstMatch(of: /(href|src)\s*=\s*["'](?!#)/) != nil
      || lower.firstMatch(of: /url\(\s*["']?(?!#)/) != nil
    {
      return "a reference to something outside it"
    }
    return nil
  }

  /// The size by the view box; an image with scripts, handlers or outer references has none.
  private static func svg(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
    guard bytes.count <= 1 << 20, let text = String(validating: bytes, as: UTF8.self) else {
      return nil
    }
    guard unsafePart(of: text.lowercased()) == nil,
      let match = text.firstMatch(
        of: /viewBox\s*=\s*["']\s*[0-9.\-]+[\s,]+[0-9.\-]+[\s,]+([0-9.]+)[\s,]+([0-9.]+)/),
      let width = Double(match.1), let height = Double(match.2), width < 20_000, height < 20_000
    else { return nil }
    return (Int(width.rounded()), Int(height.rounded()))
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.reduce(0) { $0 << 8 | Int($1) }
  }
}
