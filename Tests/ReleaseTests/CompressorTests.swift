import Testing

@testable import Release

@Suite("Compressed copies") struct CompressorTests {
  /// Texts of all sizes around those of pages, the same with each run.
  static let texts = [1024, 70_000, 1500, 400_000, 15_000, 2_000_000, 15_001].map {
    bytes($0, bits: 4).map { 97 + $0 }
  }

  /// So many bytes of which so many bits are by chance, the same with each run.
  static func bytes(_ count: Int, bits: Int) -> [UInt8] {
    var state = UInt64(count)
    return (0..<count).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: state >> (64 - bits))
    }
  }

  @Test("Do not depend on what was compressed before")
  func forgets() {
    let compressor = Compressor()
    for text in Self.texts + Self.texts.reversed() {
      let copies = compressor.copies(of: "index.html", text)
      let alone = Compressor().copies(of: "index.html", text)
      #expect(copies.map(\.suffix) == [".br", ".gz"])
      #expect(copies.map(\.bytes) == alone.map(\.bytes))
    }
  }

  @Test("Are none where they would not be shorter")
  func noise() {
    let noise = Self.bytes(4096, bits: 8)
    #expect(Compressor().copies(of: "noise.txt", noise).isEmpty)
    #expect(Compressor().copies(of: "short.txt", Array(repeating: 97, count: 1023)).isEmpty)
    #expect(Compressor().copies(of: "photo.jpg", Array(repeating: 97, count: 4096)).isEmpty)
  }
}

@Suite("Memory of an encoder") struct EncoderMemoryTests {
  @Test("Gives a block again that was given back")
  func again() {
    let memory = EncoderMemory()
    let first = memory.allocate(100_000)
    memory.release(first)
    #expect(memory.freeBytes == 100_000)
    #expect(memory.allocate(60_000) == first)
    #expect(memory.freeBytes == 0)
    memory.release(first)
  }

  @Test("Gives nobody what another uses, nor much more than was asked for")
  func apart() {
    let memory = EncoderMemory()
    let used = memory.allocate(100_000)
    let other = memory.allocate(100_000)
    #expect(used != other)
    memory.release(used)
    let small = memory.allocate(49_999)
    #expect(small != used)
    #expect(memory.freeBytes == 100_000)
    for block in [small, other] { memory.release(block) }
  }

  @Test("Keeps so many bytes and no more, and a block that is not its own never")
  func limit() {
    let memory = EncoderMemory()
    let blocks = (0..<5).map { _ in memory.allocate(10 << 20) }
    for block in blocks { memory.release(block) }
    #expect(memory.freeBytes == 30 << 20)
    memory.release(blocks[0])
    memory.release(nil)
    #expect(memory.freeBytes == 30 << 20)
  }
}
