import CBrotli
import CDeflate

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

/// Compresses on one thread.
///
/// Level 7 of Brotli: 9 makes copies 0.1 % smaller and takes twenty times as long on pages.
final class Compressor {
  private let deflate: OpaquePointer?

  init() { deflate = libdeflate_alloc_compressor(8) }

  deinit { if let deflate { libdeflate_free_compressor(deflate) } }

  /// The copies of a file that are smaller than it, by the endings of their names.
  func copies(of file: String, _ bytes: [UInt8]) -> [(suffix: String, bytes: [UInt8])] {
    guard bytes.count >= Compression.least, Compression.isText(file) else { return [] }
    return [(".br", brotli(bytes)), (".gz", gzip(bytes))].compactMap { suffix, copy in
      copy.flatMap { $0.count < bytes.count ? (suffix, $0) : nil }
    }
  }

  private func brotli(_ bytes: [UInt8]) -> [UInt8]? {
    var size = BrotliEncoderMaxCompressedSize(bytes.count)
    var copy = [UInt8](repeating: 0, count: size)
    let isDone = BrotliEncoderCompress(
      7, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, bytes.count, bytes, &size, &copy)
    guard isDone != 0, size > 0 else { return nil }
    copy.removeSubrange(size...)
    return copy
  }

  private func gzip(_ bytes: [UInt8]) -> [UInt8]? {
    guard let deflate else { return nil }
    // No longer than the file: a copy that is would not be kept.
    var copy = [UInt8](repeating: 0, count: bytes.count)
    let size = libdeflate_gzip_compress(deflate, bytes, bytes.count, &copy, copy.count)
    guard size > 0 else { return nil }
    copy.removeSubrange(size...)
    return copy
  }
}
