import Bytes
import TestSupport
import Testing

@Suite("Texts in the making") struct TextBuilderTests {
  @Test("Puts pieces of any length together as interpolation does", arguments: 0..<20)
  func sameAsInterpolation(seed: UInt64) {
    var random = SplitMix(seed: seed)
    for _ in 0..<50 {
      var built = TextBuilder()
      var expected = ""
      for _ in 0..<Int.random(in: 0...12, using: &random) {
        let length = [0, 3, 15, 16, 60, 239, 240, 241, 700].randomElement(using: &random) ?? 0
        let piece = String(
          (0..<length).map { _ in "ab/ә№😀".randomElement(using: &random) ?? "a" })
        built.append(piece)
        expected += piece
        let number = [0, 9, 10, -1, Int.max, Int.min].randomElement(using: &random) ?? 0
        built.append(number)
        expected += "\(number)"
      }
      #expect(built.text == expected)
      #expect(built.text == expected, "asking twice changes nothing")
      #expect(built.text.hashValue == expected.hashValue)
    }
  }

  @Test("Takes pieces the way interpolation writes them") func joined() {
    let (city, language, page) = ("aqtöbe", "kk", 7)
    #expect(String(joined: "/\(city)/\(language)/\(page)/") == "/aqtöbe/kk/7/")
    #expect(String(joined: "plain") == "plain")
    #expect(String(joined: "") == "")
  }
}
