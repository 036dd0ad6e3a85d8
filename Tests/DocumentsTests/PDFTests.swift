import Documents
import Testing

@Suite("PDF") struct PDFTests {
  static let forbidden: [(text: String, problem: DocumentProblem)] = [
    ("<</S/JavaScript>>", .scripts), ("<</JS(app.alert\\(1\\))>>", .scripts),
    ("<</S/Launch/F(a.exe)>>", .scripts), ("<</S/SubmitForm>>", .scripts),
    ("<</S/ImportData>>", .scripts), ("<</S/GoToR/F(a.pdf)>>", .scripts),
    ("<</S/GoToE>>", .scripts), ("<</AA<</O 7 0 R>>>>", .scripts),
    ("<</Subtype/RichMedia>>", .scripts), ("<</XFA 7 0 R>>", .scripts),
    ("<</S/Rendition>>", .scripts), ("<</Subtype/Movie>>", .scripts), ("<</S/Sound>>", .scripts),
    ("<</Names[(a) 7 0 R]/JavaScript 8 0 R>>", .scripts), ("[[[/JavaScript]]]", .scripts),
    ("<</Type/EmbeddedFile>>", .attachments), ("<</EmbeddedFiles 8 0 R>>", .attachments),
    ("<</Type/Filespec/F(a)/EF<</F 9 0 R>>>>", .attachments),
    ("<</Subtype/FileAttachment>>", .attachments), ("<</Encrypt 8 0 R>>", .encrypted),
  ]

  @Test("Takes what scanners and office programs write")
  func takes() {
    #expect(problem(PDFSample()) == nil)
    #expect(problem(PDFSample.whole) == nil)
    for header in ["%PDF-1.0\n", "%PDF-1.4\r\n%\u{E2}\u{E3}\n", "%PDF-2.0 \n"] {
      var sample = PDFSample.whole
      sample.header = header
      #expect(problem(sample) == nil)
    }
    for page in ["/Annots[<</Subtype/Link/A<</S/URI/URI(tel:1)>>>>]", "/Type1/Type1C/JSX 1/AAA 2"] {
      var sample = PDFSample()
      sample.page = page
      #expect(problem(sample) == nil)
    }
    #expect(problem(PDFSample().with("<</Type/Filespec/F(a.pdf)/UF(a.pdf)>>")) == nil)
  }

  @Test("Refuses scripts, actions, attachments and locks", arguments: forbidden)
  func refuses(text: String, wanted: DocumentProblem) {
    #expect(problem(PDFSample.whole.with(text)) == wanted)
    // In an object stream, packed and plain, too.
    for isPacked in [true, false] {
      let stream = PDFSample.objectStream(["<</A 1>>", text, "[2]"], packed: isPacked)
      let found = problem(PDFSample.whole.with(stream))
      #expect(found == wanted)
    }
  }

  @Test("Refuses them also when their names are written with escapes", arguments: forbidden)
  func refusesEscaped(text: String, wanted: DocumentProblem) {
    for place in 0..<2 {
      // Each name has one of its letters written as a number.
      var escaped = ""
      var count = -1
      for letter in text.unicodeScalars {
        if letter == "/" { count = -1 } else { count += 1 }
        let isName = letter.value >= 65
        escaped +=
          count == place && isName ? "#" + String(letter.value, radix: 16) : String(letter)
      }
      #expect(problem(PDFSample.whole.with(escaped)) == wanted, "\(escaped)")
      let stream = PDFSample.objectStream([escaped])
      #expect(problem(PDFSample.whole.with(stream)) == wanted, "\(escaped)")
    }
  }

  @Test("Refuses a lock in the trailer and in a stream of references")
  func refusesEncrypted() {
    var sample = PDFSample.whole
    sample.trailer = "/Encrypt 4 0 R"
    #expect(problem(sample) == .encrypted)
    let references = PDFSample.stream("/Type/XRef/W[1 1 1]/Encrypt 4 0 R", [0, 0, 0])
    #expect(problem(PDFSample.whole.with(references)) == .encrypted)
    #expect(problem(PDFSample().with(PDFSample.stream("/Filter/Crypt", [1]))) == .encrypted)
  }

  @Test(
    "Takes a place to open at, and refuses every action",
    arguments: [
      ("[3 0 R/Fit]", nil), ("4 0 R", nil), ("5 0 R", .scripts), ("6 0 R", .scripts),
      ("<</S/Named/N/Print>>", .scripts), ("<</S/URI/URI(http://a.example)>>", .scripts),
      ("/Print", .scripts), ("50 0 R", nil), ("51 0 R", .scripts),
    ] as [(String, DocumentProblem?)])
  func limitsOpening(value: String, wanted: DocumentProblem?) {
    var sample = PDFSample().with("[3 0 R/Fit]").with("<</S/Named/N/Print>>")
    sample.catalog = "/OpenAction \(value)"
    let stream = PDFSample.objectStream(["[3 0 R/Fit]", "<</S/Named/N/Print>>"])
    // Object 6 is the stream itself.
    #expect(problem(sample.with(stream)) == wanted)
  }

  @Test("Refuses an action under a number that had a place before")
  func refusesReplacedPlace() {
    var sample = PDFSample().with("[3 0 R/Fit]")
    sample.catalog = "/OpenAction 4 0 R"
    #expect(problem(sample) == nil)
    let replaced = "1 endobj 4 0 obj <</S/Named/N/Print>>"
    #expect(problem(sample.with(replaced)) == .scripts)
  }

  @Test(
    "Refuses sides over 10,000 pixels",
    arguments: ["Width", "Height", "Columns", "Rows", "W#69dth"])
  func limitsPixels(key: String) {
    for (side, wanted) in [(10_000, nil), (10_001, DocumentProblem.tooManyPixels)] {
      let text = "/Subtype/Image/\(key) \(side)/Filter/CCITTFaxDecode"
      #expect(problem(PDFSample.whole.with(PDFSample.stream(text, [0]))) == wanted)
      #expect(problem(PDFSample.whole.with("<</DecodeParms<</\(key) \(side)>>>>")) == wanted)
    }
  }

  @Test("Refuses a picture within that is larger than it says")
  func limitsInnerPixels() {
    for (side, wanted) in [(10_000, nil), (10_001, DocumentProblem.tooManyPixels)] {
      var picture = JPEGSample()
      picture.frame = JPEGSample.frame(width: side)
      let plain = PDFSample.stream("/Width 8/Filter/DCTDecode", picture.bytes)
      #expect(problem(PDFSample.whole.with(plain)) == wanted)
      let packed = PDFSample.stream(
        "/Width 8/Filter[/FlateDecode/DCTDecode]", deflate(picture.bytes))
      #expect(problem(PDFSample.whole.with(packed)) == wanted)
      let high = [UInt8(side >> 8), UInt8(side & 255)]
      let modern =
        [0xFF, 0x4F, 0xFF, 0x51, 0, 47, 0, 0] + [0, 0] + high + [0, 0, 0, 1]
        + [UInt8](repeating: 0, count: 40)
      let stream = PDFSample.stream("/Filter/JPXDecode", modern)
      #expect(problem(PDFSample.whole.with(stream)) == wanted)
    }
  }

  @Test("Refuses what does not follow the format")
  func refusesDamage() {
    for text in [
      "<</A", "[1 2", "(a", "<AB", "<AG>", ">>", "]", "<<]", "[>>", "}", "<<1 2>>",
      "<</A 1>> stream",
      "stream\nendstream", "1 stream\nendstream", "<</A 1>> streaming\nendstream", "<< obj >>",
    ] {
      #expect(problem(PDFSample.whole.with(text)) == .damaged, "\(text)")
    }
    var sample = PDFSample()
    sample.end = "%%EO\n"
    #expect(problem(sample) == .truncated)
    for end in ["", "startxref\n99999\n", "startxref\n-1\n", "startxref\n", "x 1 "] {
      let text = "%PDF-1.4\n1 0 obj<</Pages 2 0 R>>endobj\n\(end)%%EOF"
      #expect(problem(Array(text.utf8)) == .damaged, "\(end)")
    }
    #expect(problem(Array("%PDF-1.4\nstartxref\n0\n%%EOF".utf8)) == .damaged)
  }
}
