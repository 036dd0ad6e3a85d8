import Testing

@testable import Leaflets

@Suite("Pages of a PDF") struct PDFPagesTests {
  @Test("Are counted from the tree of pages, and are unknown without one")
  func counts() {
    let pdf = "%PDF-1.7\n1 0 obj\n<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 12 >>\nendobj\n"
    #expect(PDFPages.count(Array(pdf.utf8)) == 12)
    for text in ["", "%PDF-1.7", "/Type /Pages", "/Type /Pages /Count x endobj", "/Count 3"] {
      #expect(PDFPages.count(Array(text.utf8)) == nil, "\(text)")
    }
  }

  @Test("Are counted within packed objects too, of the largest tree")
  func countsPacked() {
    let pdf = Self.packed("1 0 << /Type /Catalog >>") + Self.packed("<< /Type /Pages /Count 2 >>")
    #expect(PDFPages.count(pdf + Self.packed("<< /Type /Pages /Kids [] /Count 7 >>")) == 7)
    #expect(PDFPages.count(Self.packed("1 0 << /Type /Catalog >>")) == nil)
    for count in [1, pdf.count / 2, pdf.count - 30] {
      _ = PDFPages.count(Array(pdf.prefix(count)))
    }
    var damaged = pdf
    damaged.replaceSubrange(
      damaged.count - 50..<damaged.count - 20, with: [UInt8](repeating: 0, count: 30))
    #expect(PDFPages.count(damaged) == nil)
  }

  /// An object stream: blocks without compression (RFC 1951, 3.2.4) within RFC 1950, each so short that
  /// no word stands there in clear text.
  private static func packed(_ text: String) -> [UInt8] {
    let bytes = Array(text.utf8)
    var blocks: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 4) {
      let part = bytes[start..<min(start + 4, bytes.count)]
      let count = UInt8(part.count)
      blocks += [start + 4 >= bytes.count ? 1 : 0, count, 0, ~count, 255] + part
    }
    var (low, high): (UInt32, UInt32) = (1, 0)
    for byte in bytes {
      low = (low + UInt32(byte)) % 65_521
      high = (high + low) % 65_521
    }
    let sum = [24, 16, 8, 0].map { UInt8((high << 16 | low) >> $0 & 255) }
    let stream = [0x78, 0x01] + blocks + sum
    let head = "1 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Length \(stream.count) >>\nstream\n"
    return Array(head.utf8) + stream + Array("\nendstream\nendobj\n".utf8)
  }
}
