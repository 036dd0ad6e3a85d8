import CMicrohttpd

/// The headers that the library has read, copied.
final class HeaderList {
  /// The headers in their order; bytes that are not UTF-8 became U+FFFD.
  private(set) var headers: [(name: String, value: String)] = []
  private var isFolded = false

  /// What is wrong with the headers, if something is.
  var refusal: RequestRefusal? {
    if isFolded { return .foldedHeader }
    let isClean = headers.allSatisfy { header in
      header.value.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }
    }
    return isClean ? nil : RequestRefusal(400, "a header holds a control character")
  }

  init(of connection: OpaquePointer) {
    _ = MHD_get_connection_values_n(
      connection, .HEADER_KIND,
      { context, _, name, nameSize, value, valueSize in
        guard let context else { return .NO }
        let list = Unmanaged<HeaderList>.fromOpaque(context).takeUnretainedValue()
        list.note(
          UnsafeBufferPointer(start: name, count: name == nil ? 0 : nameSize),
          UnsafeBufferPointer(start: value, count: value == nil ? 0 : valueSize))
        return .YES
      }, Unmanaged.passUnretained(self).toOpaque())
  }

  /// Copies one header, and sees whether it was folded.
  ///
  /// Version 0.9.75 of the library appends the second line of a folded header to its **name**, so
  /// that `X-A: b` and ` c` become `X-Ac: b`: a client could write any name past a proxy. The name
  /// is moved for that, and no longer lies before its value.
  private func note(_ name: UnsafeBufferPointer<CChar>, _ value: UnsafeBufferPointer<CChar>) {
    if let name = name.baseAddress, let value = value.baseAddress, name >= value { isFolded = true }
    headers.append((Self.text(name), Self.text(value)))
  }

  private static func text(_ bytes: UnsafeBufferPointer<CChar>) -> String {
    bytes.withMemoryRebound(to: UInt8.self) { String(decoding: $0, as: UTF8.self) }
  }
}
