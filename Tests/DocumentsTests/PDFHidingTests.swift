import Documents
import Testing

@Suite("What hides in a PDF") struct PDFHidingTests {
  static let script = "9 0 obj <</S/JavaScript/JS(x)>> endobj"
  /// Nothing in it is refused by itself.
  static let action = "9 0 obj <</S/Named>> endobj"

  @Test("Finds objects in comments, texts and streams, where an offset may lead a reader")
  func findsObjects() {
    for inner in [Self.script, Self.action, "9  0\tobj[1]"] {
      for text in ["% \(inner)\n1", "(\(inner))", "[(a (\(inner)) b)]", "<</A(\(inner))>>"] {
        #expect(problem(PDFSample.whole.with(text)) == .damaged, "\(text)")
      }
      let stream = PDFSample.stream("", Array("abc \(inner)".utf8))
      #expect(problem(PDFSample.whole.with(stream)) == .damaged)
    }
    let blanks = String(repeating: " ", count: 500)
    for inner in ["9 0\(blanks)obj", "9\(blanks)0 obj", "9 %\n0 %\nobj"] {
      #expect(problem(PDFSample.whole.with("(\(inner) <</S/Named>>)")) == .damaged)
    }
  }

  @Test("Takes texts that speak of such things")
  func takesTexts() {
    for text in ["(/JavaScript and /JS)", "(obj. 5, object 6, an obj)", "% 5 objects\n1"] {
      #expect(problem(PDFSample.whole.with(text)) == nil, "\(text)")
    }
    let stream = PDFSample.stream("", Array("BT (an object, /JS) Tj ET".utf8))
    #expect(problem(PDFSample.whole.with(stream)) == nil)
  }

  @Test("Finds an object whose number no table of offsets has")
  func findsUnlisted() {
    var sample = PDFSample.whole
    sample.header += Self.script + "\n"
    #expect(problem(sample) == .scripts)
  }

  @Test("Refuses a length that does not lead to the end of the stream")
  func refusesLengths() {
    let data = [UInt8](repeating: 65, count: 40)
    for (length, wanted) in [
      (40, nil), (39, DocumentProblem.damaged), (0, .damaged), (41, nil), (42, .damaged),
      (-1, .damaged), (1 << 40, .damaged),
    ] {
      let stream = PDFSample.stream("", data, length: length)
      #expect(problem(PDFSample.whole.with(stream)) == wanted, "\(length)")
    }
    let inner = Array("a\nendstream\nendobj\n".utf8) + data
    #expect(problem(PDFSample.whole.with(PDFSample.stream("", inner))) == .damaged)
  }

  @Test("Refuses packed data that goes on behind a false end")
  func refusesFalseEnd() {
    let numbers = "50 0 "
    let harmless = Array("\(numbers)<</A(\nendstream endobj 60 0 obj<</B(".utf8)
    let packed = store([harmless, Array(")>>)/S/JavaScript>>".utf8)])
    let text = "<</Type/ObjStm/N 1/First \(numbers.utf8.count)/Filter/FlateDecode/Length 7 0 R>>"
    let stream = Array("\(text)\nstream\n".utf8) + packed + Array("\nendstream".utf8)
    #expect(problem(PDFSample.whole.with(stream)) == .damaged)
    let cut = PDFSample.stream("/Filter/FlateDecode", Array(deflate(zeros: 500).dropLast(6)))
    #expect(problem(PDFSample.whole.with(cut)) == .damaged)
  }

  @Test("Refuses an object stream whose places lead into texts and comments")
  func refusesPlaces() {
    let text = "(<</S/JavaScript>>) %[1 2]\n[3]"
    for place in 0...text.utf8.count {
      let numbers = "50 \(place) "
      let bytes = deflate(Array((numbers + text).utf8))
      let stream = PDFSample.stream(
        "/Type/ObjStm/N 1/First \(numbers.utf8.count)/Filter/FlateDecode", bytes)
      // At a word, or at the blank before it.
      let isSound = [0, 19, 20, 27].contains(place)
      #expect(problem(PDFSample.whole.with(stream)) == (isSound ? nil : .damaged), "\(place)")
    }
  }

  @Test(
    "Refuses an object stream that readers could understand in two ways",
    arguments: [
      "/N 1", "/First 5", "/N 2/First 5", "/N 1/First 3", "/N 1/First 99", "/N -1/First 5",
      "/N 1/First -1", "/N 7 0 R/First 5", "/N 1/First 5/First 6", "/N 1/First 5/Filter/RL",
      "/N 1/First 5/Type/ObjStm",
    ])
  func refusesAmbiguous(keys: String) {
    let stream = PDFSample.stream("/Type/ObjStm\(keys)", Array("50 0 [1]".utf8))
    #expect(problem(PDFSample.whole.with(stream)) == .damaged)
  }

  @Test("Looks into an object stream that does not say its type")
  func looksIntoUntyped() {
    let stream = PDFSample.stream("/N 1/First 5", Array("50 0 <</S/JavaScript>>".utf8))
    #expect(problem(PDFSample.whole.with(stream)) == .scripts)
  }

  @Test("Refuses streams whose data or filter are elsewhere")
  func refusesElsewhere() {
    for (keys, wanted) in [
      ("/F(a.bin)", DocumentProblem.attachments), ("/F/FlateDecode", .attachments),
      ("/FFilter/FlateDecode", .attachments), ("/Filter 7 0 R", .tooComplex),
      ("/Filter/Unknown", .tooComplex), ("/Filter/FlateDecode/Filter/DCTDecode", .damaged),
    ] {
      #expect(problem(PDFSample.whole.with(PDFSample.stream(keys, [1, 2, 3]))) == wanted)
    }
  }
}
