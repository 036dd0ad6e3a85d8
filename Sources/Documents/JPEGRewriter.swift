import Files

/// Reads a JPEG marker by marker, and writes what makes the picture: ITU T.81, annex B.
///
/// Comments, thumbnails, EXIF, XMP, ICC and all that makers add is left out; what settles colours
/// (JFIF, Adobe) and how the picture is turned stays in its least form.
struct JPEGRewriter {
  /// A progressive picture has some ten scans; each costs a viewer a pass over the whole picture.
  static let maximumScans = 100

  private var cursor: ByteCursor
  private var body: [UInt8] = []
  private var frame: JPEGFrame?
  private var scans = 0
  private var restartInterval = 0
  private var jfif: [UInt8] = []
  private var adobe: [UInt8] = []
  private var orientation: UInt8 = 1
  private var hasEXIF = false

  init(_ bytes: [UInt8]) { cursor = ByteCursor(bytes) }

  /// The picture anew.
  ///
  /// - Throws: `DocumentProblem`.
  mutating func rewrite() throws(DocumentProblem) -> [UInt8] {
    guard try cursor.word() == 0xFFD8 else { throw .unknownType }
    body.reserveCapacity(cursor.bytes.count)
    while true {
      let marker = try marker()
      if marker == 0xD9 { break }
      // Restarts, TEM and a second start have no place here, nor have the reserved ones.
      guard marker >= 0xC0, !(0xD0...0xD8).contains(marker), marker < 0xF0 || marker == 0xFE else {
        throw .damaged
      }
      let length = try cursor.word()
      guard length >= 2 else { throw .damaged }
      try take(marker, cursor.slice(length - 2))
    }
    guard frame != nil, scans > 0 else { throw .damaged }
    // Phones write a film or a second picture there; it is left behind.
    try Disguise.check(tail: cursor.bytes[cursor.position...])
    let turned = orientation == 1 ? [] : EXIFOrientation.segment(orientation)
    return [0xFF, 0xD8] + jfif + turned + adobe + body + [0xFF, 0xD9]
  }

  private mutating func marker() throws(DocumentProblem) -> UInt8 {
    guard try cursor.byte() == 0xFF else { throw .damaged }
    var marker = try cursor.byte()
    while marker == 0xFF { marker = try cursor.byte() }
    return marker
  }

  private mutating func take(_ marker: UInt8, _ segment: ArraySlice<UInt8>)
    throws(DocumentProblem)
  {
    switch marker {
    case 0xE0...0xEF: note(application: marker, segment)
    case 0xFE: break
    case 0xC4:
      try JPEGTables.checkHuffman(segment)
      keep(marker, segment)
    case 0xDB:
      try JPEGTables.checkQuantization(segment)
      keep(marker, segment)
    case 0xDD:
      guard segment.count == 2 else { throw .damaged }
      restartInterval = segment.reduce(0) { $0 << 8 | Int($1) }
      keep(marker, segment)
    case 0xDA:
      try checkScan(segment)
      keep(marker, segment)
      try takeEntropy()
    case 0xCC: throw .unknownType
    case _ where JPEGFrame.isStart(marker):
      guard frame == nil else { throw .damaged }
      frame = try JPEGFrame(marker: marker, segment)
      keep(marker, segment)
    default: throw .damaged
    }
  }

  private mutating func keep(_ marker: UInt8, _ segment: ArraySlice<UInt8>) {
    let length = segment.count + 2
    body += [0xFF, marker, UInt8(length >> 8), UInt8(length & 0xFF)]
    body += segment
  }

  /// Decoders settle colours at the first scan: what is said later is not heard.
  private mutating func note(application marker: UInt8, _ segment: ArraySlice<UInt8>) {
    guard scans == 0 else { return }
    switch marker {
    case 0xE0 where segment.count >= 14 && segment.starts(with: "JFIF\0".utf8):
      // Version, unit and density stay; the thumbnail has no pixels.
      jfif = [0xFF, 0xE0, 0, 16] + segment.prefix(12) + [0, 0]
    case 0xEE where segment.count >= 12 && segment.starts(with: "Adobe".utf8):
      adobe = [0xFF, 0xEE, 0, 14] + segment.prefix(12)
    case 0xE1 where !hasEXIF && segment.starts(with: EXIFOrientation.signature):
      hasEXIF = true
      orientation = EXIFOrientation.read(segment) ?? 1
    default: break
    }
  }

  private mutating func checkScan(_ segment: ArraySlice<UInt8>) throws(DocumentProblem) {
    guard let frame else { throw .damaged }
    scans += 1
    guard scans <= Self.maximumScans else { throw .tooComplex }
    var header = ByteCursor(Array(segment), shortage: .damaged)
    let count = Int(try header.byte())
    guard (1...4).contains(count), segment.count == 4 + 2 * count else { throw .damaged }
    var seen: Set<UInt8> = []
    for _ in 0..<count {
      let (component, tables) = (try header.byte(), try header.byte())
      guard frame.components.contains(component), seen.insert(component).inserted,
        tables >> 4 <= 3, tables & 15 <= 3
      else { throw .damaged }
    }
    let (start, end, precision) = (try header.byte(), try header.byte(), try header.byte())
    if frame.isProgressive {
      guard start <= end, end <= 63, start > 0 || end == 0, start == 0 || count == 1,
        precision >> 4 <= 13, precision & 15 <= 13
      else { throw .damaged }
    }
  }

  /// The compressed part of a scan, up to the next marker.
  private mutating func takeEntropy() throws(DocumentProblem) {
    let start = cursor.position
    var restarts: UInt8 = 0
    while true {
      guard try cursor.byte() == 0xFF else { continue }
      let next = try cursor.byte()
      switch next {
      case 0: continue
      case 0xD0...0xD7:
        guard restartInterval > 0, next == 0xD0 + restarts else { throw .damaged }
        restarts = (restarts + 1) & 7
      default:
        // A marker, or a fill byte before one.
        cursor.position -= 2
        guard cursor.position > start else { throw .damaged }
        body += cursor.bytes[start..<cursor.position]
        return
      }
    }
  }
}
