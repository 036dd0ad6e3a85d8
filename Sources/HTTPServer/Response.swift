/// What a handler answers; the server adds the length, the date and what keeps the connection.
public struct Response: Sendable {
  /// The status, 200 to 599.
  public var status: Int
  /// The headers in their order.
  ///
  /// `Content-Length`, `Transfer-Encoding`, `Date`, `Server` and what else is the server's own is
  /// left out; `Connection: close` is obeyed.
  /// A name or value that could break the answer apart makes it a 500.
  public var headers: [(name: String, value: String)]
  /// The body.
  ///
  /// Give it for `HEAD` and for status 304 too: the server sends its length and leaves it out.
  public var body: [UInt8]

  /// Makes a response.
  public init(
    status: Int = 200, headers: [(name: String, value: String)] = [], body: [UInt8] = []
  ) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// A response whose body is a file's bytes or the like.
  public init(status: Int = 200, contentType: String, body: [UInt8]) {
    self.init(status: status, headers: [("Content-Type", contentType)], body: body)
  }
}

extension Response {
  /// Plain text.
  public static func text(_ text: String, status: Int = 200) -> Response {
    Response(status: status, contentType: "text/plain; charset=utf-8", body: Array(text.utf8))
  }

  /// A page.
  public static func html(_ page: [UInt8], status: Int = 200) -> Response {
    Response(status: status, contentType: "text/html; charset=utf-8", body: page)
  }

  /// A JSON document that is already written.
  public static func json(_ document: [UInt8], status: Int = 200) -> Response {
    Response(status: status, contentType: "application/json", body: document)
  }

  /// Another address to go to.
  public static func redirect(to location: String, status: Int = 303) -> Response {
    Response(status: status, headers: [("Location", location)])
  }

  /// A problem as RFC 9457 writes it; without a title the status's own name stands there.
  public static func problem(
    _ status: Int, type: String = "about:blank", title: String? = nil, detail: String
  ) -> Response {
    let title = title ?? StatusName.of(status)
    let document = """
      {"type":\(quoted(type)),"title":\(quoted(title)),"status":\(status),\
      "detail":\(quoted(detail))}

      """
    return Response(
      status: status, contentType: "application/problem+json", body: Array(document.utf8))
  }

  private static func quoted(_ string: String) -> String {
    var text = "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"", "\\": text += "\\\(scalar)"
      case "\u{0}"..."\u{1F}", "\u{7F}", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }
}

extension Response {
  /// Whether it can be sent without breaking the protocol.
  ///
  /// A line end in a header would let whoever chose the value write headers of their own.
  var isSound: Bool {
    (200...599).contains(status)
      && headers.allSatisfy { header in
        HeaderName.isToken(header.name)
          && header.value.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }
      }
  }

  /// The headers that are the handler's to choose.
  var ownHeaders: [(name: String, value: String)] {
    headers.filter { header in
      if HeaderName.matches(header.name, "Connection") {
        return HeaderName.matches(header.value, "close")
      }
      return !Self.serverHeaders.contains { HeaderName.matches(header.name, $0) }
    }
  }

  private static let serverHeaders = [
    "Content-Length", "Transfer-Encoding", "Trailer", "Keep-Alive", "Upgrade", "Date", "Server",
  ]

  /// The body, unless the status forbids one.
  var sentBody: [UInt8] { [204, 205].contains(status) ? [] : body }
}
