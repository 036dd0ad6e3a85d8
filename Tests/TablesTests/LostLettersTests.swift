import Diagnostics
import TestSupport
import Testing

@testable import Tables

@Suite("Letters lost to an encoding") struct LostLettersTests {
  @Test(
    "Knows a question mark in the place of a letter",
    arguments: [
      ("Ж?лдыз", true, true), ("Б?ЛАПАН", true, true), ("Кір??кеш", true, true),
      ("?лем", true, false), ("Бал ?лем", true, false),
      ("Неге? Сол.", false, false), ("Неге?Сол", false, false), ("Неге?", false, false),
      ("?", false, false), ("/?q=1", false, false), ("a?b", false, false), ("", false, false),
    ])
  func knowsLoss(text: String, inSingleBytes: Bool, inUTF8: Bool) {
    let bytes = Array(text.utf8)[...]
    #expect(LostLetters.isLost(in: bytes, true) == inSingleBytes)
    #expect(LostLetters.isLost(in: bytes, false) == inUTF8)
  }

  @Test("Says so once for a table, at the first cell, with the count of cells")
  func saysOnce() {
    let reading = Reading("id,name\n1,Бала\n2,Ж?лдыз\n3,К?н\n")
    #expect(
      reading.problems == [
        "3:2 lost-letters: “?” stands in the place of Kazakh letters in 2 cells"
      ])
    let header = Reading("id,атауы,м?гі\n1,Ж?лдыз,2\n")
    #expect(header.problems.count == 1)
    #expect(header.header.isEmpty, "the table is not read any further")
    let book = SheetReading(TestWorkbook("id | x\n1 | Ж?лдыз\n"))
    #expect(
      book.problems == [
        "Лист1 B2 lost-letters: “?” stands in the place of Kazakh letters in 1 cell"
      ])
  }
}
