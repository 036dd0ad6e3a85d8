import Markdown

/// Finished HTML of plain text.
func escaped(_ text: String) -> [UInt8] {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(text.utf8.count)
  Escaping.appendText(text, to: &bytes)
  return bytes
}
