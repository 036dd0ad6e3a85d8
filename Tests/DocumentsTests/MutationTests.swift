import Documents
import TestSupport
import Testing

@Suite("Any change of sound files") struct MutationTests {
  /// Words that an attacker would put in.
  private static let words =
    [
      "/JavaScript", "/J#53", "(", ")", "<<", ">>", "[", "]", "stream\n", "endstream", "endobj",
      "9 0 obj", "/Encrypt 1 0 R", "%", "%%EOF", "startxref", "/Length 5", "/First 3", "/N 9",
      "/Filter/FlateDecode", "/EF", "999999999999999999999", "-", "#", "<", "\0", "\u{FF}\u{D8}",
    ].map { Array($0.utf8) } + [[0xFF], [0xFF, 0xD9], [0xFF, 0xDA], [0xFF, 0xD8], [0xFF, 0xC0]]

  /// Those that make the picture, JFIF, Adobe and the EXIF that says how it is turned.
  private static let allowed: Set<UInt8> = [
    0xC0, 0xC1, 0xC2, 0xC4, 0xDA, 0xDB, 0xDD, 0xE0, 0xE1, 0xEE,
  ]

  private func change(_ bytes: [UInt8], _ random: inout SplitMix) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let place = Int.random(in: 0..<max(1, bytes.count), using: &random)
      let end = min(bytes.count, place + Int.random(in: 0...12, using: &random))
      switch Int.random(in: 0..<6, using: &random) {
      case 0 where place < bytes.count: bytes[place] = UInt8.random(in: 0...255, using: &random)
      case 1 where place < bytes.count:
        bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      case 2 where place < end: bytes.removeSubrange(place..<end)
      case 3 where place < end:
        let part = Array(bytes[place..<end])
        bytes.insert(contentsOf: part, at: Int.random(in: 0...bytes.count, using: &random))
      case 4: bytes = Array(bytes.prefix(place))
      default:
        if let word = Self.words.randomElement(using: &random) {
          bytes.insert(contentsOf: word, at: min(place, bytes.count))
        }
      }
    }
    return bytes
  }

  private static let forbidden = ["JavaScript", "Launch", "EmbeddedFile", "Encrypt"]
    .map { Array($0.utf8) }

  /// Whether a whole name stands anywhere; written here anew and simply.
  private func hasForbiddenName(_ bytes: [UInt8]) -> Bool {
    bytes.split(separator: 0x2F).contains { part in
      Self.forbidden.contains { name in
        part.starts(with: name) && part.count > name.count
          && [32, 10].contains(part[part.startIndex + name.count])
      }
    }
  }

  @Test("Answers for every PDF, and takes none with a forbidden name")
  func changesPDF() throws {
    var random = SplitMix(seed: 11)
    var sample = PDFSample.whole
    // Without texts, which may hold any word.
    sample.objects[2] = Array("null".utf8)
    sample.objects[4] = Array("% a note\n[<AB CD> /Name#20with 1 0 R]".utf8)
    let sound = sample.bytes
    let texts = sound.count { $0 == 0x28 }
    var taken = 0
    for _ in 0..<rounds(4000) {
      let bytes = change(sound, &random)
      guard let result = try? inspector.inspect(bytes) else { continue }
      taken += 1
      #expect(result.kind == .pdf && result.bytes == bytes)
      if bytes.count(where: { $0 == 0x28 }) <= texts { #expect(!hasForbiddenName(bytes)) }
    }
    #expect(taken > 100, "the changes leave some files sound")
  }

  @Test("Answers for every object stream, and takes none with a forbidden name")
  func changesObjectStreams() {
    var random = SplitMix(seed: 12)
    let text = Array("50 0 51 24 52 30 <</A/B/C[1 2 (x)]/D 5>> [3 4] (text \\) %) 7 ".utf8)
    var taken = 0
    for _ in 0..<rounds(4000) {
      let objects = change(text, &random)
      let stream = PDFSample.stream(
        "/Type/ObjStm/N 3/First 17/Filter/FlateDecode", deflate(objects))
      guard problem(PDFSample().with(stream)) == nil else { continue }
      taken += 1
      #expect(!objects.holds("/JavaScript ") || objects.holds("("))
    }
    #expect(taken > 100, "the changes leave some files sound")
  }

  @Test("Answers for every JPEG, and gives one that it takes again as it is")
  func changesJPEG() throws {
    var random = SplitMix(seed: 13)
    let sound = JPEGSample().with(JPEGSample.exif(orientation: 6))
      .with(JPEGSample.segment(0xFE, PolyglotTests.page)).bytes
    var taken = 0
    for _ in 0..<rounds(4000) {
      guard let result = try? inspector.inspect(change(sound, &random)) else { continue }
      taken += 1
      #expect(result.kind == .jpeg)
      #expect(try inspector.inspect(result.bytes) == result)
      #expect(!result.bytes.holds("<script"))
      #expect(Set(markers(result.bytes)).isSubset(of: Self.allowed))
    }
    #expect(taken > 100, "the changes leave some files sound")
  }

  @Test("Answers for bytes drawn by chance behind a sound beginning")
  func drawsBytes() {
    var random = SplitMix(seed: 14)
    for _ in 0..<rounds(2000) {
      let count = Int.random(in: 0..<300, using: &random)
      let noise = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
      #expect(problem([0xFF, 0xD8, 0xFF] + noise) != nil)
      #expect(problem(Array("%PDF-1.4\n".utf8) + noise) != nil)
      // Delimiters and digits are met more often among few letters.
      let letters = Array("<>[]()/% 019R\nobjstream#".utf8)
      let text = noise.map { letters[Int($0) % letters.count] }
      _ = problem(PDFSample().with(text))
      _ = problem(PDFSample().with(PDFSample.stream("/N 1/First 4", text)))
    }
  }
}
