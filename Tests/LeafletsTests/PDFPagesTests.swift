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
}
