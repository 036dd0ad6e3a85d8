import CabinetService
import HTTPServer
import JSON

/// An answer of an operation.
struct Reply: Sendable {
  var status: Int
  var headers: [(name: String, value: String)] = []
  var body: [UInt8] = []

  /// A JSON document.
  static func json(status: Int = 200, _ write: (inout JSONWriter) -> Void) -> Reply {
    var json = JSONWriter(capacity: 1024)
    write(&json)
    return Reply(
      status: status, headers: [("Content-Type", "application/json")], body: json.bytes)
  }

  /// Nothing but that it is done.
  static let done = Reply(status: 204)

  /// The same with an entity tag (RFC 9110 section 8.8.3).
  func tagged(_ version: Int) -> Reply {
    var reply = self
    reply.headers.append(("ETag", "\"\(version)\""))
    return reply
  }

  var response: Response { Response(status: status, headers: headers, body: body) }
}

extension Reply {
  /// A response that is made already.
  init(_ response: Response) {
    self.init(status: response.status, headers: response.headers, body: response.body)
  }
}
