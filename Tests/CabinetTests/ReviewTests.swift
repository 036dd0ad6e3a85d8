import Testing

@testable import Cabinet

@Suite("Texts of reviews") struct ReviewTests {
  private func problem(_ text: String) -> ReviewRule.Problem? {
    do throws(ReviewRule.Problem) {
      _ = try ReviewRule.text(text)
      return nil
    } catch {
      return error
    }
  }

  @Test("Keeps the words as typed, without blanks at the ends")
  func keepsWords() throws {
    #expect(
      try ReviewRule.text(" \n Ұлым  қуанып\nбарады! <b>\"1\"</b>\n\t") == """
        Ұлым  қуанып
        барады! <b>"1"</b>
        """)
    #expect(try ReviewRule.text("👨‍👩‍👧‍👦 жақсы екен").hasPrefix("👨‍👩‍👧‍👦"))
  }

  @Test("Counts from 10 to 2000 characters without the blanks at the ends")
  func countsLength() {
    #expect(problem("123456789 ") == .tooShort)
    #expect(problem("") == .tooShort && problem("   \n  ") == .tooShort)
    #expect(problem("1234567890") == nil)
    #expect(problem(String(repeating: "ә", count: 2000)) == nil)
    #expect(problem(String(repeating: "ә", count: 2001)) == .tooLong)
  }

  @Test(
    "Refuses control characters other than line breaks",
    arguments: ["\r", "\t", "\0", "\u{7F}", "\u{85}", "\u{2028}", "\u{2029}", "\u{1B}"])
  func refusesControls(character: String) {
    #expect(problem("Өте жақсы\(character)балабақша") == .control)
  }
}
