/// A request that the server answers itself, before any handler sees it.
public struct RequestRefusal: Error, Sendable, Equatable {
  /// The status of the answer.
  public var status: Int
  /// What was wrong, in a sentence without a full stop and without the client's words.
  public var detail: String

  /// Makes a refusal.
  public init(_ status: Int, _ detail: String) {
    self.status = status
    self.detail = detail
  }

  /// The answer: a problem, after which the connection is closed.
  public var response: Response {
    var response = Response.problem(status, detail: detail)
    response.headers.append(("Connection", "close"))
    if status == 503 { response.headers.append(("Retry-After", "1")) }
    return response
  }
}

extension RequestRefusal {
  static let headersTooLarge = RequestRefusal(431, "the headers are too large")
  static let bodyTooLarge = RequestRefusal(413, "the body is too large")
  static let targetTooLong = RequestRefusal(414, "the address is too long")
  static let zeroByte = RequestRefusal(400, "the address holds a zero byte")
  static let foldedHeader = RequestRefusal(400, "a header goes over several lines")
  static let tooManyConnections = RequestRefusal(503, "there are too many connections")
  static let tooManyBodies = RequestRefusal(503, "too many files are being sent")
  static let stopping = RequestRefusal(503, "the server is stopping")
}
