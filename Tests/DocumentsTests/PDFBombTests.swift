import Documents
import Testing

@Suite("PDF that grow") struct PDFBombTests {
  static let mebibyte = 1 << 20
  static let large = deflate(zeros: 90 * mebibyte)
  static let bomb = deflate(zeros: 101 * mebibyte)

  private func sample(_ filter: String, _ data: [UInt8], count: Int = 1) -> PDFSample {
    var sample = PDFSample.whole
    for _ in 0..<count { sample.objects.append(PDFSample.stream("/Filter\(filter)", data)) }
    return sample
  }

  @Test("Takes a page of 90 MiB, refuses one of 101")
  func limitsOne() {
    #expect(problem(sample("/FlateDecode", Self.large)) == nil)
    #expect(Self.bomb.count < 120_000)
    for filter in ["/FlateDecode", "/Fl", "[/FlateDecode]", "/F#6cateDecode"] {
      #expect(problem(sample(filter, Self.bomb)) == .tooComplex, "\(filter)")
    }
    #expect(problem(sample("[/FlateDecode/DCTDecode]", Self.bomb)) == .tooComplex)
  }

  @Test("Refuses 10 GB in many streams")
  func limitsAll() {
    #expect(problem(sample("/FlateDecode", Self.large, count: 2)) == nil)
    #expect(problem(sample("/FlateDecode", Self.large, count: 100)) == .tooComplex)
  }

  @Test("Refuses object streams of more than 4 MiB each or 8 in all")
  func limitsObjects() {
    func sample(_ size: Int, count: Int) -> PDFSample {
      var sample = PDFSample.whole
      let data = deflate([UInt8](repeating: 32, count: size))
      for _ in 0..<count {
        sample.objects.append(
          PDFSample.stream("/Type/ObjStm/N 0/First 0/Filter/FlateDecode", data))
      }
      return sample
    }
    #expect(problem(sample(300_000, count: 2)) == nil)
    #expect(problem(sample(5 * Self.mebibyte, count: 1)) == .tooComplex)
    #expect(problem(sample(3_900_000, count: 3)) == .tooComplex)
  }

  @Test(
    "Refuses chains that expand twice or are long",
    arguments: [
      "[/FlateDecode/FlateDecode]", "[/FlateDecode/LZWDecode]", "[/RunLengthDecode/FlateDecode]",
      "[/FlateDecode/ASCII85Decode]", "[/AHx/A85/FlateDecode]", "[/DCTDecode/FlateDecode]",
      "[[/FlateDecode]]", "[/FlateDecode 1]", "[7 0 R]",
      "[\(String(repeating: "/FlateDecode", count: 40))]",
    ])
  func refusesChains(filter: String) {
    #expect(problem(sample(filter, deflate(deflate(zeros: 100)))) == .tooComplex)
  }

  @Test("Reads letters before it unpacks")
  func readsLetters() {
    let letters = Self.bomb.flatMap { byte -> [UInt8] in
      let digits = Array("0123456789abcdef".utf8)
      return [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
    #expect(problem(sample("[/ASCIIHexDecode/FlateDecode]", letters + [0x3E])) == .tooComplex)
    #expect(problem(sample("[/AHx/Fl]", Array("78 9c 03 00 00000001>".utf8))) == nil)
    #expect(problem(sample("/AHx", Array("7x>".utf8))) == .damaged)
    // Eight bytes that are an empty stream of zlib.
    #expect(problem(sample("[/A85/Fl]", Array("Ganj9!!!!\"~>".utf8))) == nil)
    #expect(problem(sample("/A85", Array("zzz87cUR~>".utf8))) == nil)
    for text in ["ab{cd~>", "uuuuu~>", "8~>"] {
      #expect(problem(sample("/A85", Array(text.utf8))) == .damaged, "\(text)")
    }
  }

  @Test("Counts LZW and runs of bytes without making them")
  func counts() {
    // Codes that each repeat the string before them and a byte more, all of nine bits at first.
    var bits: [UInt8] = []
    func add(_ code: Int, _ width: Int) {
      for shift in (0..<width).reversed() { bits.append(UInt8(code >> shift & 1)) }
    }
    for _ in 0..<20 {
      add(256, 9)
      add(0, 9)
      for code in 258..<510 { add(code, 9) }
    }
    add(257, 9)
    while bits.count % 8 != 0 { bits.append(0) }
    let bytes = stride(from: 0, to: bits.count, by: 8).map { start in
      bits[start..<start + 8].reduce(0) { $0 << 1 | $1 }
    }
    // 20 times 1 + 2 + … + 253 bytes of some 5,700.
    #expect(problem(sample("/LZWDecode", bytes)) == nil)
    #expect(problem(sample("/LZWDecode", bytes, count: 350)) == .tooComplex)
    let runs = [UInt8](repeating: 129, count: 1_700_000)
    #expect(problem(sample("/RunLengthDecode", runs)) == .tooComplex)
    #expect(problem(sample("/RL", Array(runs.prefix(1_000_000)))) == nil)
  }

  @Test("Limits depth, objects and streams")
  func limitsCounts() {
    func nest(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(problem(PDFSample.whole.with(nest(64))) == nil)
    #expect(problem(PDFSample.whole.with(nest(65))) == .tooComplex)
    #expect(problem(PDFSample.whole.with(PDFSample.objectStream([nest(65)]))) == .tooComplex)
    #expect(problem(PDFSample.whole.with(String(repeating: "<</A", count: 65))) == .tooComplex)
    let objects = String(repeating: "1 0 obj\n", count: 100_001)
    #expect(problem(PDFSample.whole.with(objects)) == .tooComplex)
    let streams = String(repeating: "<<>>stream\nendstream ", count: 20_001)
    #expect(problem(PDFSample.whole.with(streams)) == .tooComplex)
  }
}
