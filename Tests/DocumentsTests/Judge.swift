@testable import Documents

let inspector = DocumentInspector(maximumBytes: 10_000_000)

/// Why a file is refused; nil when it is taken.
func problem(_ bytes: [UInt8]) -> DocumentProblem? {
  do {
    _ = try inspector.inspect(bytes)
    return nil
  } catch {
    return error
  }
}

/// Why a PDF is refused; nil when it is taken.
func problem(_ sample: PDFSample) -> DocumentProblem? { problem(sample.bytes) }

/// Why a JPEG is refused; nil when it is taken.
func problem(_ sample: JPEGSample) -> DocumentProblem? { problem(sample.bytes) }

extension [UInt8] {
  /// Whether the letters of a text stand anywhere in it.
  func holds(_ text: String) -> Bool {
    self[...].firstOccurrence(of: Array(text.utf8)) != nil
  }
}
