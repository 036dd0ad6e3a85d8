/// How a request says where its body ends.
///
/// Two ways at once would let a client smuggle a second request past a proxy that reads the other
/// one (RFC 9112 section 6.3).
enum Framing: Equatable {
  case none
  case length(Int)
  case chunked

  init(_ headers: [(name: String, value: String)], version: String) throws(RequestRefusal) {
    let lengths = headers.filter { HeaderName.matches($0.name, "Content-Length") }.map(\.value)
    let codings = headers.filter { HeaderName.matches($0.name, "Transfer-Encoding") }.map(\.value)
    guard codings.isEmpty else {
      guard codings.count == 1, lengths.isEmpty, version == "HTTP/1.1",
        HeaderName.matches(codings[0], "chunked")
      else {
        throw RequestRefusal(400, "the length of the body is given in a way that is not understood")
      }
      self = .chunked
      return
    }
    guard let length = lengths.first else {
      self = .none
      return
    }
    guard lengths.count == 1, !length.isEmpty,
      length.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
      let count = Int(length)
    else { throw RequestRefusal(400, "the Content-Length is not one number") }
    self = .length(count)
  }
}
