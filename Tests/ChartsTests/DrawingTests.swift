import Testing

@testable import Charts

@Suite struct DrawingTests {
  @Test("Keeps what was appended")
  func keeps() {
    var drawing = Drawing()
    drawing.append("<svg>")
    #expect(drawing.bytes == Array("<svg>".utf8))
  }
}
