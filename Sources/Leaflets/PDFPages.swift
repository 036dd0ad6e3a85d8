import CDeflate

/// How many pages a PDF has, as WeasyPrint writes them.
enum PDFPages {
  /// The `/Count` of the tree of pages (ISO 32000-1, 7.7.3.2), in clear text or within an object
  /// stream (7.5.7); nil when neither holds one.
  static func count(_ pdf: [UInt8]) -> Int? {
    if let count = treeCount(pdf[...]) { return count }
    var (rest, largest): (ArraySlice<UInt8>, Int?) = (pdf[...], nil)
    while let place = rest.firstRange(of: Array("/Type /ObjStm".utf8)) {
      rest = rest[place.upperBound...]
      guard let stream = rest.firstRange(of: Array("stream\n".utf8)),
        let length = number(after: "/Length ", in: rest[..<stream.lowerBound])
      else { continue }
      let packed = rest[stream.upperBound...].prefix(length)
      largest = max(largest ?? 0, treeCount(inflated(Array(packed))[...]) ?? 0)
    }
    return largest == 0 ? nil : largest
  }

  /// The largest count of a tree: that of its root.
  private static func treeCount(_ text: ArraySlice<UInt8>) -> Int? {
    var (rest, largest): (ArraySlice<UInt8>, Int?) = (text, nil)
    while let place = rest.firstRange(of: Array("/Type /Pages".utf8)) {
      rest = rest[place.upperBound...]
      let end = rest.firstRange(of: Array(">>".utf8))?.lowerBound ?? rest.endIndex
      guard let count = number(after: "/Count ", in: rest[..<end]) else { continue }
      largest = max(largest ?? 0, count)
    }
    return largest
  }

  private static func number(after mark: String, in text: ArraySlice<UInt8>) -> Int? {
    guard let place = text.firstRange(of: Array(mark.utf8)) else { return nil }
    let digits = text[place.upperBound...].prefix { (48...57).contains($0) }
    return Int(String(decoding: digits, as: UTF8.self))
  }

  /// What was packed (RFC 1950); nothing when it cannot be unpacked, or is far more than such
  /// streams have.
  private static func inflated(_ packed: [UInt8]) -> [UInt8] {
    guard let machine = libdeflate_alloc_decompressor() else { return [] }
    defer { libdeflate_free_decompressor(machine) }
    var output = [UInt8](repeating: 0, count: 4 << 20)
    var count = 0
    let result = libdeflate_zlib_decompress(
      machine, packed, packed.count, &output, output.count, &count)
    return result == LIBDEFLATE_SUCCESS ? Array(output[..<count]) : []
  }
}
