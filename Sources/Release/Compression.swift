/// How the copies of pages are compressed that a web server sends as they are.
enum Compression: String, Sendable {
  /// Not at all.
  case none
  /// Brotli (RFC 7932) and gzip (RFC 1952) at the levels of this version of the program.
  case brotliAndGzip = "br7+gz8"

  /// As another version of the program does it: all copies are made again.
  case other

  /// How the names of copies end.
  static let suffixes = [".br", ".gz"]

  /// Below this many bytes a copy saves no packet.
  static let least = 1024

  /// Whether a file is a text, which compresses.
  static func isText(_ file: String) -> Bool {
    let ending = file.lastIndex(of: ".").map { file[file.index(after: $0)...] } ?? ""
    return [
      "html", "css", "js", "mjs", "json", "svg", "xml", "txt", "webmanifest", "csv", "ico",
    ].contains(ending)
  }
}
