internal import CZip

/// A ZIP archive in memory, read by libzip within limits.
final class ZipArchive {
  /// Limits: entries, bytes of all that is unpacked, and how much larger than packed one may be.
  static let limits = (entries: 1000, bytes: 64 << 20, ratio: 400)

  enum Failure: Error {
    case damaged
    case encrypted
    case tooLarge
    /// Something that came from nearly nothing, or thousands of parts.
    case swollen
  }

  private let archive: OpaquePointer
  // libzip reads from here as long as the archive is open.
  private let bytes: UnsafeMutableBufferPointer<UInt8>
  private let places: [String: UInt64]
  private var left = ZipArchive.limits.bytes

  init(_ source: [UInt8]) throws(Failure) {
    let bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: source.count)
    _ = bytes.initialize(from: source)
    var error = zip_error_t()
    let size = zip_uint64_t(source.count)
    let buffer = zip_source_buffer_create(bytes.baseAddress, size, 0, &error)
    guard let buffer, let archive = zip_open_from_source(buffer, ZIP_RDONLY, &error) else {
      zip_source_free(buffer)
      bytes.deallocate()
      throw .damaged
    }
    self.bytes = bytes
    self.archive = archive
    let count = zip_get_num_entries(archive, 0)
    var places: [String: UInt64] = [:]
    for index in 0..<UInt64(max(0, min(count, Int64(Self.limits.entries)))) {
      guard let name = zip_get_name(archive, index, UInt32(ZIP_FL_ENC_RAW)) else { continue }
      places[String(cString: name)] = index
    }
    self.places = places
    if count > Self.limits.entries { throw .swollen }
  }

  deinit {
    zip_discard(archive)
    bytes.deallocate()
  }

  var names: [String] { places.keys.sorted() }

  /// The bytes of an entry; nil when there is none.
  ///
  /// - Throws: When it cannot be unpacked whole, or beyond the limits.
  func read(_ name: String) throws(Failure) -> [UInt8]? {
    guard let index = places[name] else { return nil }
    var stat = zip_stat_t()
    guard zip_stat_index(archive, index, 0, &stat) == 0 else { throw .damaged }
    if stat.encryption_method != 0 { throw .encrypted }
    // A megabyte that came from nearly nothing was made to hurt.
    if stat.size > 1 << 20, stat.size / max(1, stat.comp_size) > UInt64(Self.limits.ratio) {
      throw .swollen
    }
    guard stat.size <= UInt64(left) else { throw .tooLarge }
    guard let file = zip_fopen_index(archive, index, 0) else { throw .damaged }
    defer { zip_fclose(file) }
    var bytes = [UInt8](repeating: 0, count: Int(stat.size))
    var count = 0
    while count < bytes.count {
      let read = bytes.withUnsafeMutableBytes { buffer in
        zip_fread(file, buffer.baseAddress.map { $0 + count }, UInt64(buffer.count - count))
      }
      guard read > 0 else { throw .damaged }
      count += Int(read)
    }
    // The end has to be met, for only there the checksum is looked at.
    var rest: UInt8 = 0
    guard zip_fread(file, &rest, 1) == 0 else { throw .damaged }
    left -= bytes.count
    return bytes
  }
}
