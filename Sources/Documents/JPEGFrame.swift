/// The header of a frame (SOF): size and components of a picture, ITU T.81 B.2.2.
struct JPEGFrame {
  let isProgressive: Bool
  let components: Set<UInt8>

  /// Reads the contents of a SOF segment.
  ///
  /// - Throws: `.unknownType` for arithmetic coding, lossless, hierarchical and 12 bits, which
  ///   browsers do not show; `.tooManyPixels`; `.damaged`.
  init(marker: UInt8, _ segment: ArraySlice<UInt8>) throws(DocumentProblem) {
    guard (0xC0...0xC2).contains(marker) else { throw .unknownType }
    isProgressive = marker == 0xC2
    var cursor = ByteCursor(Array(segment), shortage: .damaged)
    guard try cursor.byte() == 8 else { throw .unknownType }
    let (height, width) = (try cursor.word(), try cursor.word())
    guard height > 0, width > 0 else { throw .damaged }
    guard max(height, width) <= DocumentInspector.maximumSide else { throw .tooManyPixels }
    let count = Int(try cursor.byte())
    guard [1, 3, 4].contains(count), segment.count == 6 + 3 * count else { throw .damaged }
    var found: Set<UInt8> = []
    for _ in 0..<count {
      let (name, sampling, table) = (try cursor.byte(), try cursor.byte(), try cursor.byte())
      guard (1...4).contains(sampling >> 4), (1...4).contains(sampling & 15), table <= 3,
        found.insert(name).inserted
      else { throw .damaged }
    }
    components = found
  }

  /// Whether a marker begins the header of any kind of frame.
  static func isStart(_ marker: UInt8) -> Bool {
    // DHT, JPG and DAC stand among them.
    (0xC0...0xCF).contains(marker) && ![0xC4, 0xC8, 0xCC].contains(marker)
  }

  /// Checks the size of a picture within another file, up to the header of its frame.
  static func checkSize(_ bytes: ArraySlice<UInt8>) throws(DocumentProblem) {
    var cursor = ByteCursor(Array(bytes), shortage: .damaged)
    guard try cursor.word() == 0xFFD8 else { throw .damaged }
    while true {
      guard try cursor.byte() == 0xFF else { throw .damaged }
      var marker = try cursor.byte()
      while marker == 0xFF { marker = try cursor.byte() }
      guard marker >= 0xC0, marker != 0xD9, marker != 0xDA else { throw .damaged }
      let segment = try cursor.slice(cursor.word() - 2)
      guard isStart(marker) else { continue }
      var header = ByteCursor(Array(segment.dropFirst()), shortage: .damaged)
      let (height, width) = (try header.word(), try header.word())
      guard max(height, width) <= DocumentInspector.maximumSide else { throw .tooManyPixels }
      return
    }
  }
}
