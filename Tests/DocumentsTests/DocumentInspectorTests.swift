import Documents
import Testing

@Suite("Types of files") struct DocumentInspectorTests {
  @Test("Takes a PDF as it is and a JPEG anew, and calls them so")
  func takes() throws {
    let pdf = try inspector.inspect(PDFSample.whole.bytes)
    #expect(pdf.kind == .pdf && pdf.bytes == PDFSample.whole.bytes)
    let jpeg = try inspector.inspect(JPEGSample().bytes)
    #expect(jpeg.kind == .jpeg && jpeg.bytes == JPEGSample().bytes)
  }

  @Test(
    "Refuses all other types",
    arguments: [
      "hello, this is a text", "<!doctype html><html></html>", "<svg xmlns='a'/>", "GIF89a\u{1}",
      "\u{89}PNG\r\n\u{1A}\n", "PK\u{3}\u{4}word/document.xml", "RIFF\0\0\0\0WEBPVP8 ", " ", "\0",
      "%!PS-Adobe-3.0", "%PDF-3.0\n%%EOF", "%PDF-1.x\n%%EOF", "%pdf-1.4\n%%EOF",
    ])
  func refusesOthers(text: String) {
    #expect(problem(Array(text.utf8)) == .unknownType)
  }

  @Test("Refuses nothing at all, and more than the limit")
  func limits() throws {
    #expect(problem([UInt8]()) == .empty)
    let bytes = PDFSample.whole.bytes
    #expect(try DocumentInspector(maximumBytes: bytes.count).inspect(bytes).bytes == bytes)
    #expect(throws: DocumentProblem.tooLarge) {
      try DocumentInspector(maximumBytes: bytes.count - 1).inspect(bytes)
    }
  }

  @Test("Refuses both types cut at any byte")
  func refusesCut() {
    for bytes in [PDFSample.whole.bytes.dropLast(), JPEGSample().bytes[...]] {
      for count in 0..<(bytes.count - 1) {
        let found = problem(Array(bytes.prefix(count)))
        #expect(found == (count == 0 ? .empty : .truncated), "cut at \(count)")
      }
    }
  }

  @Test("Names every problem in small letters")
  func namesProblems() {
    let names = DocumentProblem.allCases.map(\.rawValue)
    #expect(Set(names).count == 11)
    #expect(names.allSatisfy { $0.allSatisfy { $0 == "_" || $0.isLowercase } })
  }
}

@Suite("Files of two types") struct PolyglotTests {
  static let archive =
    Array("PK\u{3}\u{4}".utf8) + [UInt8](repeating: 0, count: 40) + Array("PK\u{5}\u{6}".utf8)
    + [UInt8](repeating: 0, count: 18)
  static let page = Array("<html><script>alert(1)</script></html>".utf8)

  @Test(
    "Refuses another file after the end of a JPEG",
    arguments: [
      archive, page, PDFSample.whole.bytes, Array("MZ\u{1}".utf8), Array("#!/bin/sh".utf8),
      Array("<SVG onload=alert(1)>".utf8), Array("<?php".utf8), [0x7F, 0x45, 0x4C, 0x46],
      [UInt8](repeating: 0, count: 70_000) + archive,
    ])
  func refusesAfterJPEG(bytes: [UInt8]) {
    #expect(problem(JPEGSample().bytes + bytes) == .polyglot)
  }

  @Test(
    "Leaves behind what a phone writes after the end of a JPEG",
    arguments: [
      [0], [10], Array("\0\0\0\u{18}ftypmp42".utf8) + [UInt8](repeating: 7, count: 5000),
      Array("SEFT".utf8), JPEGSample().bytes,
    ])
  func leavesTail(bytes: [UInt8]) throws {
    #expect(try inspector.inspect(JPEGSample().bytes + bytes).bytes == JPEGSample().bytes)
  }

  @Test("Refuses anything after the end of a PDF, blanks aside", arguments: [archive, page, [65]])
  func refusesAfterPDF(bytes: [UInt8]) {
    #expect(problem(PDFSample.whole.bytes + bytes) == .polyglot)
    #expect(problem(PDFSample.whole.bytes + Array(" \r\n\n".utf8)) == nil)
  }

  @Test(
    "Refuses anything before the header of a PDF",
    arguments: ["\n", " ", "\u{FEFF}", "GIF89a", "PK\u{3}\u{4}", "<html>", "MZ"])
  func refusesBeforePDF(text: String) {
    #expect(problem(Array(text.utf8) + PDFSample.whole.bytes) == .polyglot)
    #expect(problem([UInt8](repeating: 65, count: 1000) + PDFSample.whole.bytes) == .polyglot)
  }

  @Test("Takes a JPEG with a whole PDF, page or archive in a comment, and drops the comment")
  func dropsComments() throws {
    for hidden in [PDFSample.whole.bytes, Self.page, Self.archive] {
      for marker: UInt8 in [0xFE, 0xE1, 0xE2, 0xEC, 0xED] {
        let sample = JPEGSample().with(JPEGSample.segment(marker, hidden))
        #expect(try inspector.inspect(sample.bytes).bytes == JPEGSample().bytes)
      }
    }
  }

  @Test("Refuses a JPEG with another file in its compressed part")
  func refusesInScan() {
    for hidden in [PDFSample.whole.bytes.filter { $0 != 0xFF }, Self.page, Self.archive] {
      var sample = JPEGSample()
      sample.scan += hidden
      #expect(problem(sample) == .polyglot)
    }
  }

  @Test("Refuses a PDF with the end of an archive in a stream")
  func refusesArchiveInPDF() {
    #expect(problem(PDFSample.whole.with(PDFSample.stream("", Self.archive))) == .polyglot)
  }
}
