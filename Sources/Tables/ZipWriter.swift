internal import CZip

/// Packs files into a ZIP archive whose bytes depend on nothing but them.
public enum ZipWriter {
  /// The archive; nil when memory ends.
  public static func bytes(_ entries: [(name: String, bytes: [UInt8])]) -> [UInt8]? {
    var error = zip_error_t()
    guard let target = zip_source_buffer_create(nil, 0, 1, &error) else { return nil }
    defer { zip_source_free(target) }
    // One count for the archive, which gives it back when it is closed, and one for us.
    zip_source_keep(target)
    guard let archive = zip_open_from_source(target, ZIP_TRUNCATE, &error) else {
      zip_source_free(target)
      return nil
    }
    let held = entries.map { entry in
      let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(1, entry.bytes.count))
      _ = buffer.initialize(from: entry.bytes)
      return buffer
    }
    defer { for buffer in held { buffer.deallocate() } }
    for (entry, buffer) in zip(entries, held) {
      guard add(entry.name, buffer.baseAddress, entry.bytes.count, to: archive) else {
        zip_discard(archive)
        return nil
      }
    }
    guard zip_close(archive) == 0 else {
      zip_discard(archive)
      return nil
    }
    return contents(of: target)
  }

  private static func add(
    _ name: String, _ start: UnsafeMutablePointer<UInt8>?, _ count: Int,
    to archive: OpaquePointer
  ) -> Bool {
    guard let source = zip_source_buffer(archive, start, UInt64(count), 0) else { return false }
    let index = zip_file_add(archive, name, source, UInt32(ZIP_FL_ENC_UTF_8))
    guard index >= 0 else {
      zip_source_free(source)
      return false
    }
    // 1980-01-01, the first day a ZIP archive can tell, instead of the clock.
    return zip_file_set_dostime(archive, UInt64(index), 0, 0x21, 0) == 0
      && zip_set_file_compression(archive, UInt64(index), ZIP_CM_DEFLATE, 6) == 0
  }

  private static func contents(of source: OpaquePointer) -> [UInt8]? {
    var stat = zip_stat_t()
    guard zip_source_stat(source, &stat) == 0, zip_source_open(source) == 0 else { return nil }
    defer { zip_source_close(source) }
    var bytes = [UInt8](repeating: 0, count: Int(stat.size))
    let read = bytes.withUnsafeMutableBytes { buffer in
      zip_source_read(source, buffer.baseAddress, UInt64(buffer.count))
    }
    return read == Int64(bytes.count) ? bytes : nil
  }
}
