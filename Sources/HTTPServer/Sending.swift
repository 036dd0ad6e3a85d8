import CMicrohttpd
import Glibc

/// Hands responses to the library, which copies them.
enum Sending {
  /// Queues a response; what cannot be sent becomes a 500.
  static func queue(_ response: Response, on connection: OpaquePointer) -> MHD_Result {
    if response.isSound, let result = queueMade(response, connection) { return result }
    let failure = Response.problem(500, detail: "the answer could not be sent")
    return queueMade(failure, connection) ?? .NO
  }

  private static func queueMade(
    _ response: Response, _ connection: OpaquePointer
  ) -> MHD_Result? {
    guard let made = make(response) else { return nil }
    defer { MHD_destroy_response(made) }
    return MHD_queue_response(connection, UInt32(response.status), made)
  }

  private static func make(_ response: Response) -> OpaquePointer? {
    let made = response.sentBody.withUnsafeBytes { bytes in
      MHD_create_response_from_buffer(
        bytes.count, UnsafeMutableRawPointer(mutating: bytes.baseAddress), .RESPMEM_MUST_COPY)
    }
    guard let made else { return nil }
    for header in response.ownHeaders {
      // The library knows no header without a value, and no white space around one.
      let value = trimmed(header.value)
      if value.isEmpty { continue }
      guard MHD_add_response_header(made, header.name, value) == .YES else {
        MHD_destroy_response(made)
        return nil
      }
    }
    return made
  }

  private static func trimmed(_ value: String) -> String {
    let isSpace = { (byte: UInt8) in byte == 0x20 || byte == 0x09 }
    guard value.utf8.first.map(isSpace) ?? false || value.utf8.last.map(isSpace) ?? false else {
      return value
    }
    var bytes = Substring(value).utf8
    while let first = bytes.first, isSpace(first) { bytes.removeFirst() }
    while let last = bytes.last, isSpace(last) { bytes.removeLast() }
    return String(Substring(bytes))
  }

  /// The address at the other end.
  static func address(of connection: OpaquePointer) -> String {
    var buffer = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    guard onir_http_address(connection, &buffer, socklen_t(buffer.count)) != 0 else { return "" }
    return String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
