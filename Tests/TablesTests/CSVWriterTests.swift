import Tables
import Testing

@Suite("Writing tables") struct CSVWriterTests {
  @Test(
    "Puts a blank before a text that a spreadsheet would take for a formula",
    arguments: ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "=\u{301}1"])
  func puts(text: String) {
    let cell = CSVWriter.plain(text)
    #expect(cell.unicodeScalars.elementsEqual((" " + text).unicodeScalars))
    #expect(CSVWriter.plain(cell) == cell)
  }

  @Test("Leaves every other text as it is", arguments: ["", "a=1", " =1", "«=»", "5-6", "\n=1"])
  func leaves(text: String) {
    #expect(CSVWriter.plain(text) == text)
  }
}
