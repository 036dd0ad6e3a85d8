import Diagnostics
import TestSupport
import Testing

@testable import Tables

/// What a sheet looks like to its reader.
struct SheetReading {
  var sheet: String?
  var header: [String] = []
  var rows: [[String]] = []
  var lines: [Int] = []
  var columns: [Int] = []
  var faulty: [Int] = []
  var problems: [String] = []

  init(
    _ workbook: TestWorkbook, sheet: String? = nil,
    isHeader: (([String]) -> Bool)? = { $0.contains("id") && $0.contains("x") }
  ) {
    self.init(workbook.bytes, sheet: sheet, isHeader: isHeader)
  }

  init(_ bytes: [UInt8], sheet: String? = nil, isHeader: (([String]) -> Bool)? = nil) {
    let result = WorkbookReader.read(
      bytes, file: "t.xlsx", sheet: sheet, names: ["vacancies", "Бос орындар"], isHeader: isHeader)
    problems = result.report.diagnostics.map { found in
      "\(found.location.sheet ?? "") \(found.location.cell ?? "") "
        + "\(found.identifier.rawValue): \(found.summary)"
    }
    guard let table = result.table else { return }
    self.sheet = table.sheet
    header = table.header
    lines = table.rows.map(\.line)
    columns = table.header.indices.map { table.columnNumber($0) }
    faulty = table.rows.filter(\.isFaulty).map(\.line)
    rows = table.rows.map { row in (0..<table.cellCount(row)).map { table.text(row, $0) } }
  }
}

@Suite("Reading workbooks") struct WorkbookReaderTests {
  @Test("Reads texts, numbers, days and months as CSV has them", arguments: [true, false])
  func readsValues(isShared: Bool) {
    let book = TestWorkbook(
      """
      id | x | day | month | note
      a-1 | #1234 | @46346 | @@46327 |  Қазақша <&> мәтін
      a-2 | #47.106940000000002 | @46346.60416666666 | @@46356 | =5
      #7.7012345678e10 | #-0.5 | @61 | ^1 | #1E-3
      """, isShared: isShared)
    let reading = SheetReading(book)
    #expect(reading.problems.isEmpty)
    #expect(reading.header == ["id", "x", "day", "month", "note"])
    #expect(
      reading.rows == [
        ["a-1", "1234", "2026-11-20", "2026-11", "Қазақша <&> мәтін"],
        ["a-2", "47.10694", "2026-11-20", "2026-11", "5"],
        ["77012345678", "-0.5", "1900-03-01", "TRUE", "0.001"],
      ])
    #expect(reading.lines == [2, 3, 4])
  }

  @Test("Counts days from 1904 where the workbook does")
  func countsFrom1904() {
    let book = TestWorkbook("id | x\n@0 | @44884\n", countsFrom1904: true)
    #expect(SheetReading(book).rows == [["1904-01-01", "2026-11-20"]])
  }

  @Test("Joins the pieces of a rich text, without hints for pronunciation, and undoes escapes")
  func joinsRichText() {
    let strings = """
      <sst><si><r><t>Ба</t></r><r><rPr><b/></rPr><t xml:space="preserve">ла </t></r>\
      <rPh><t>xx</t></rPh></si><si><t>a_x000D_b_x005F_x0041_ _x41_</t></si></sst>
      """
    let book = TestWorkbook(
      "id | x\nБала | y\n", isShared: true, extra: [("xl/sharedStrings.xml", Array(strings.utf8))])
    // The first two texts of the sheet are its header here.
    #expect(
      SheetReading(book, isHeader: nil).problems
        == [" A1 table-format: this workbook is damaged and cannot be read"].map { "Лист1" + $0 })
    let two = TestWorkbook(
      "id | x\n", isShared: true, extra: [("xl/sharedStrings.xml", Array(strings.utf8))])
    #expect(SheetReading(two, isHeader: nil).header == ["Бала", "a\rb_x0041_ _x41_"])
  }

  @Test("Finds the header below titles and takes the columns where they stand")
  func findsHeader() {
    let reading = SheetReading(
      TestWorkbook(
        """
        Бос орындар туралы ақпарат

        | 2026 жыл | | id
        |  | id | | x | |
        |  | 1 |  | 2 | |

        |  | 3 |  | 4

        & A1:F1
        """))
    #expect(reading.problems.isEmpty)
    #expect(reading.header == ["id", "x"])
    #expect(reading.columns == [3, 5])
    #expect(reading.rows == [["1", "2"], ["3", "4"]])
    #expect(reading.lines == [5, 7])
  }

  @Test("Keeps a column without a name that has values")
  func keepsNamelessColumn() {
    let reading = SheetReading(TestWorkbook("id | | x\n1 | 5 | 2\n3 | | 4 | 9\n"))
    #expect(reading.header == ["id", "", "x", ""])
    #expect(reading.rows == [["1", "5", "2", ""], ["3", "", "4", "9"]])
  }

  @Test("Counts hidden rows and says which they are, once for the sheet")
  func countsHiddenRows() {
    let reading = SheetReading(
      TestWorkbook("~ title\nid | x\n~ 1 | 2\n~ 3 | 4\n5 | 6\n~ 7 | 8\n~ |\n"))
    #expect(reading.rows.count == 4)
    #expect(
      reading.problems == ["Лист1 A3 hidden-rows: rows that are hidden count too: 3-4, 6"])
    #expect(SheetTable.ranges(Array(stride(from: 1, to: 40, by: 2))).hasSuffix("17, 19, …"))
  }

  @Test("Gives every cell merged down a column its value, and refuses cells merged across columns")
  func resolvesMerges() {
    let reading = SheetReading(
      TestWorkbook(
        """
        id | x | y
        a | 1 | 5
         | 2 |
         | 3 | 6
        b | 4 | 7
        all |  |
        & A2:A4
        & C2:C3
        & A6:B6
        & A1:B1
        """))
    #expect(
      reading.rows.prefix(4) == [
        ["a", "1", "5"], ["a", "2", "5"], ["a", "3", "6"], ["b", "4", "7"],
      ])
    #expect(
      reading.problems == ["Лист1 A6 table-syntax: cells of several columns are merged, up to B6"])
    #expect(reading.faulty == [6])
  }

  @Test("Refuses one number for several rows, and takes it for one")
  func refusesMergedNumbers() {
    let text = "id | x\na | 10\nb |\nc | 3\n\n& B2:B3\n& B4:B5\n"
    let result = WorkbookReader.read(
      TestWorkbook(text).bytes, file: "t.xlsx", isHeader: { $0.contains("x") },
      isCounted: { $0 == "x" })
    #expect(
      result.report.diagnostics.map { "\($0.location.cell ?? "") \($0.summary)" } == [
        "B2 the cells B2 to B3 are merged, and their number would count in every row"
      ])
    #expect(result.table?.rows.filter(\.isFaulty).map(\.line) == [2, 3])
  }

  @Test("Keeps the last moment of a day in that day, and a percentage a percentage")
  func keepsDayAndPercent() {
    let moment = 46346.99999999999
    #expect(NumberFormat.day.text(of: moment, countsFrom1904: false) == "2026-11-20")
    #expect(
      NumberFormat.dayAndTime.text(of: moment, countsFrom1904: false) == "2026-11-20 23:59:59")
    #expect(NumberFormat.time.text(of: 0.9999999999, countsFrom1904: false) == "23:59:59")
    #expect(NumberFormat(builtIn: 9).text(of: 5, countsFrom1904: false) == "500%")
    #expect(NumberFormat(code: "0.0%").text(of: 0.12, countsFrom1904: false) == "12%")
  }

  @Test("Refuses formulas without a result and error values, and takes results")
  func refusesFaults() {
    let reading = SheetReading(TestWorkbook("id | x\n1 | =\n2 | !#N/A\n3 | =7\n= 4 | 5\n"))
    #expect(
      reading.problems == [
        "Лист1 B2 formula-value: this formula was saved without its result",
        "Лист1 B3 formula-value: this cell shows the error #N/A",
      ])
    #expect(reading.faulty == [2, 3])
  }

  @Test("Chooses the sheet that is called like the table, else the only one with its header")
  func choosesSheet() {
    let named = "= Кесте\nid | x\n1 | 2\n= БОС  орындар\nid | x\n3 | 4\n"
    #expect(SheetReading(TestWorkbook(named)).rows == [["3", "4"]])
    let fitting = "= А\nhello\n= Б\nid | x\n1 | 2\n= В (hidden)\nid | x\n3 | 4\n= Г\n"
    let reading = SheetReading(TestWorkbook(fitting))
    #expect(reading.sheet == "Б")
    #expect(reading.problems.isEmpty)
    #expect(SheetReading(TestWorkbook(fitting), sheet: "В").rows == [["3", "4"]])
    #expect(SheetReading(TestWorkbook("= А\na | b\n1 | 2\n= Б\n")).header == ["a", "b"])
  }

  @Test(
    "Says when a sheet cannot be chosen",
    arguments: [
      (
        "= А\nid | x\n= Б\nid | x\n= В\nz",
        "  sheet-choice: several sheets could be this table: А, Б"
      ),
      ("= А\na | b\n= Б\nc | d\n", "  sheet-choice: no sheet has the columns of this table"),
      ("= А (hidden)\nid | x\n= Б\n", "  table-syntax: the table is empty"),
      (
        "= vacancies\nid | x\n= Бос орындар\nid | x\n",
        "  sheet-choice: several sheets could be this table: vacancies, Бос орындар"
      ),
      (
        "= А\nhello\n= Бос орындар (hidden)\nid | x\n",
        "  sheet-choice: the sheet “Бос орындар” is hidden"
      ),
      ("= vacancies\n\n= Б\nid | x\n", "vacancies A1 table-syntax: the table is empty"),
    ])
  func saysWhichSheets(text: String, expected: String) {
    let reading = SheetReading(TestWorkbook(text))
    #expect(reading.problems == [expected])
    #expect(reading.rows.isEmpty)
  }

  @Test("Takes the one of several sheets of the name that has the table, and names ten at most")
  func takesOneOfNamed() {
    let reading = SheetReading(
      TestWorkbook("= vacancies\nhello\n= Бос орындар\nid | x\n1 | 2\n"))
    #expect(reading.rows == [["1", "2"]])
    let many = (1...30).map { "= А\($0)\nid | x\n" }.joined()
    #expect(SheetReading(TestWorkbook(many)).problems.first?.hasSuffix("А9, А10, …") == true)
  }

  @Test("Names the sheets when the one that was asked for is not there")
  func namesSheets() {
    let bytes = TestWorkbook("= Бала\nid | x\n= Ата\n").bytes
    let result = WorkbookReader.read(bytes, file: "t.xlsx", sheet: "Балa")
    let found = result.report.diagnostics.first
    #expect(found?.suggestion == "Бала")
    #expect(found?.help?.text() == "its sheets are Бала, Ата")
    #expect(
      SheetReading(bytes, sheet: "АТА").problems == ["Ата A1 table-syntax: the table is empty"])
    #expect(SheetReading(TestWorkbook("= А\na | b\n= Б\nc | d"), isHeader: nil).problems.count == 1)
  }

  @Test(
    "Knows what numbers of a format are",
    arguments: [
      ("General", .number), ("0.00", .number), ("#,##0", .number), ("0", .digits(1)),
      ("00000", .digits(5)), ("dd.mm.yyyy", .day), ("d/m/yy;@", .day),
      ("[$-43F]d mmmm yyyy \"ж.\"", .day),
      ("mmm-yy", .month), ("MM.YYYY", .month), ("yyyy", .day), ("d mmm", .day), ("h:mm", .time),
      ("mm:ss", .time),
      ("[h]:mm", .time), ("dd.mm.yyyy hh:mm", .dayAndTime), ("\"days\" 0", .digits(1)),
      ("@", .number),
      ("#\\ ##0_р_.", .number), ("[Red]0.0", .number), ("", .number), ("\\d0", .digits(1)),
    ] as [(String, NumberFormat)])
  func knowsFormats(code: String, format: NumberFormat) {
    #expect(NumberFormat(code: code) == format)
  }

  @Test("Writes numbers as people do")
  func writesNumbers() {
    let numbers: [(Double, String)] = [
      (0, "0"), (-0.0, "0"), (1234, "1234"), (0.1 + 0.2, "0.3"), (1.0 / 3, "0.333333333333333"),
      (99.999999999999999, "100"), (1e15, "1E+15"), (7.7012345678e10, "77012345678"),
      (-2.5, "-2.5"),
      (1e-7, "0.0000001"), (1.5e300, "1.5E+300"),
    ]
    for (value, text) in numbers { #expect(NumberFormat.decimal(value) == text) }
    #expect(NumberFormat.digits(5).text(of: 42, countsFrom1904: false) == "00042")
    #expect(NumberFormat.time.text(of: 0.604166667, countsFrom1904: false) == "14:30:00")
    #expect(
      NumberFormat.dayAndTime.text(of: 46346.604166667, countsFrom1904: false)
        == "2026-11-20 14:30:00")
    #expect(NumberFormat.day.text(of: 60, countsFrom1904: false) == "60")
    #expect(NumberFormat.day.text(of: 59, countsFrom1904: false) == "1900-02-28")
    #expect(NumberFormat.day.text(of: -1, countsFrom1904: false) == "-1")
    #expect(NumberFormat.day.text(of: 2_999_999, countsFrom1904: true) == "2999999")
  }
}
