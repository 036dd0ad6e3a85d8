import Documents
import Testing

@Suite("JPEG") struct JPEGTests {
  @Test("Drops place, maker, thumbnail, profile, comment, and keeps how the picture is turned")
  func strips() throws {
    for isLittle in [false, true] {
      for orientation: UInt8 in 2...8 {
        let sample = JPEGSample()
          .with(JPEGSample.exif(orientation: orientation, isLittle: isLittle))
          .with(JPEGSample.segment(0xE1, Array("http://ns.adobe.com/xap/1.0/\0<x>GPS".utf8)))
          .with(JPEGSample.segment(0xE2, Array("ICC_PROFILE\0".utf8)))
          .with(JPEGSample.segment(0xED, Array("Photoshop 3.0\0".utf8)))
          .with(JPEGSample.segment(0xFE, Array("a comment".utf8)))
        let bytes = try inspector.inspect(sample.bytes).bytes
        for text in ["GPS", "SomeCam", "adobe", "ICC", "Photoshop", "comment"] {
          #expect(sample.bytes.holds(text) && !bytes.holds(text), "\(text)")
        }
        #expect(markers(bytes) == [0xE0, 0xE1, 0xDB, 0xC0, 0xC4, 0xC4, 0xDA])
        let tag: [UInt8] = [0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation]
        #expect(bytes.dropFirst(20 + 4 + 6 + 8).starts(with: tag))
        #expect(try inspector.inspect(bytes).bytes == bytes)
      }
    }
  }

  @Test("Writes no EXIF for an upright picture or one whose EXIF cannot be read")
  func writesNoEXIF() throws {
    var broken = JPEGSample.exif(orientation: 6)
    broken[17] = 200
    for exif in [
      JPEGSample.exif(orientation: 1), JPEGSample.exif(orientation: 9), broken,
      Array(JPEGSample.segment(0xE1, Array("Exif\0\0MM".utf8))), JPEGSample.segment(0xE1, []),
    ] {
      #expect(try inspector.inspect(JPEGSample().with(exif).bytes).bytes == JPEGSample().bytes)
    }
  }

  @Test("Keeps what settles colours in its least form")
  func keepsColours() throws {
    let adobe = Array("Adobe".utf8) + [0, 100, 0, 0, 0, 0, 1]
    var sample = JPEGSample()
    sample.application = [
      // With a thumbnail of one pixel, and with bytes that nobody defined.
      JPEGSample.segment(
        0xE0, Array("JFIF\0".utf8) + [1, 2, 1, 0, 72, 0, 72, 1, 1, 65, 66, 67]),
      JPEGSample.segment(0xEE, adobe + Array("extra".utf8)),
    ]
    var wanted = JPEGSample()
    wanted.application = [JPEGSample.jfif, JPEGSample.segment(0xEE, adobe)]
    #expect(try inspector.inspect(sample.bytes).bytes == wanted.bytes)
  }

  @Test("Takes 10,000 pixels a side and refuses 10,001")
  func limitsPixels() {
    for (width, height, wanted) in [
      (10_000, 10_000, nil), (10_001, 1, DocumentProblem.tooManyPixels),
      (1, 10_001, .tooManyPixels), (65_535, 65_535, .tooManyPixels), (0, 8, .damaged),
      (8, 0, .damaged),
    ] {
      var sample = JPEGSample()
      sample.frame = JPEGSample.frame(width: width, height: height)
      #expect(problem(sample) == wanted, "\(width) x \(height)")
    }
  }

  @Test("Takes baseline and progressive pictures, and no other kinds")
  func limitsKinds() {
    for marker: UInt8 in 0xC0...0xCF where ![0xC4, 0xC8, 0xCC].contains(marker) {
      var sample = JPEGSample()
      sample.frame = JPEGSample.frame(marker: marker)
      if marker == 0xC2 { sample.scanHeader = JPEGSample.segment(0xDA, [1, 1, 0, 0, 0, 0]) }
      #expect(problem(sample) == (marker <= 0xC2 ? nil : .unknownType), "\(marker)")
    }
    var sample = JPEGSample()
    sample.frame = JPEGSample.frame(precision: 12)
    #expect(problem(sample) == .unknownType)
    #expect(problem(JPEGSample().with(JPEGSample.segment(0xCC, [0, 0]))) == .unknownType)
  }

  @Test("Refuses what does not follow the format")
  func refusesDamage() {
    let changes: [(String, (inout JPEGSample) -> Void)] = [
      ("no frame", { $0.frame = [] }),
      ("two frames", { $0.frame += $0.frame }),
      (
        "no scan",
        {
          $0.scanHeader = []; $0.scan = []
        }
      ),
      ("an empty scan", { $0.scan = [] }),
      ("a scan before the frame", { $0.application.append($0.scanHeader + [0x3F]) }),
      ("an unknown component", { $0.scanHeader[5] = 9 }),
      ("a length of 1", { $0.application = [[0xFF, 0xE0, 0, 1]] }),
      ("a length that misses the next marker", { $0.application = [[0xFF, 0xE0, 0, 4, 1]] }),
      ("a second start", { $0.application.append([0xFF, 0xD8]) }),
      ("a restart outside of scans", { $0.application.append([0xFF, 0xD0]) }),
      ("a restart nobody announced", { $0.scan += [0xFF, 0xD0, 0x3F] }),
      ("a reserved marker", { $0.application.append(JPEGSample.segment(0x02, [])) }),
      ("bytes between segments", { $0.application.append([0]) }),
      ("a divisor of 0", { $0.quantization[9] = 0 }),
      ("a short quantization table", { $0.quantization = JPEGSample.segment(0xDB, [0, 1]) }),
      ("too many short codes", { $0.huffman[5] = 3 }),
      ("a Huffman table of nothing", { $0.huffman[5] = 0 }),
      ("a short frame", { $0.frame = JPEGSample.segment(0xC0, [8, 0, 8, 0, 8, 3, 1, 0x11, 0]) }),
    ]
    for (name, change) in changes {
      var sample = JPEGSample()
      change(&sample)
      #expect(problem(sample) == .damaged, "\(name)")
    }
  }

  @Test("Takes restarts in their order, fill bytes and stuffed bytes")
  func takesRestarts() {
    var sample = JPEGSample()
    sample.application.append(JPEGSample.segment(0xDD, [0, 1]))
    sample.scan = [0xFF, 0, 0x3F]
    for index: UInt8 in 0..<20 { sample.scan += [0xFF, 0xD0 + index % 8, 0x3F] }
    sample.scan += [0xFF, 0xFF]
    #expect(problem(sample) == nil)
    sample.scan += [0xFF, 0xD0, 0x3F]
    #expect(problem(sample) == .damaged)
  }

  @Test("Refuses hundreds of scans")
  func limitsScans() {
    for (count, wanted) in [(100, nil), (101, DocumentProblem.tooComplex)] {
      var sample = JPEGSample()
      let one = sample.scanHeader + sample.scan
      sample.scan += (1..<count).flatMap { _ in one }
      #expect(problem(sample) == wanted)
    }
  }
}
