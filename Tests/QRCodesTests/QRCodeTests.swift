import Testing

@testable import QRCodes

@Suite struct QRCodeTests {
  /// The mark in three corners: a dark frame, a light one, and a dark square of three.
  private static let finder = [
    "1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111",
  ]

  private func corner(_ code: QRCode, _ column: Int, _ row: Int) -> [String] {
    (0..<7).map { y in
      (0..<7).map { code[column + $0, row + y] ? "1" : "0" }.joined()
    }
  }

  @Test("Draws a short text in the smallest square, with its marks")
  func small() throws {
    let code = try #require(QRCode("ONIR"))
    #expect(code.size == 21)
    #expect(code.rows.count == 21 && code.rows.allSatisfy { $0.utf8.count == 21 })
    for (column, row) in [(0, 0), (14, 0), (0, 14)] {
      #expect(corner(code, column, row) == Self.finder, "\(column) \(row)")
    }
    #expect(corner(code, 14, 14) != Self.finder)
    // Between the marks light and dark take turns; the dark module is always there.
    #expect((8...12).map { code[$0, 6] } == [true, false, true, false, true])
    #expect((8...12).map { code[6, $0] } == [true, false, true, false, true])
    #expect(code[8, 13])
    #expect(!code[21, 0] && !code[0, -1])
  }

  @Test("Writes down level M beside the marks")
  func level() throws {
    let code = try #require(QRCode("https://portal.example/app/#link=0123456789abcdefghjkmnpqrs"))
    // The format's first two bits, behind a fixed mask of 10: level M is 00.
    #expect(code[0, 8] && !code[1, 8])
    #expect(code.size == 33)
  }

  @Test("Grows with the text, and draws the same text the same")
  func grows() throws {
    var last = 0
    for length in [1, 14, 15, 100, 300, QRCode.lengthLimit] {
      let text = String(repeating: "a", count: length)
      let code = try #require(QRCode(text))
      #expect(code.size >= last && code.size % 4 == 1)
      #expect(QRCode(text) == code)
      last = code.size
    }
    #expect(QRCode("a") != QRCode("b"))
    #expect(try #require(QRCode("қ\u{0}ң")).size == 21)
  }

  @Test("Refuses nothing and too much")
  func bounds() {
    #expect(QRCode("") == nil)
    #expect(QRCode(String(repeating: "a", count: QRCode.lengthLimit + 1)) == nil)
    #expect(QRCode(String(repeating: "ң", count: QRCode.lengthLimit / 2 + 1)) == nil)
  }
}
