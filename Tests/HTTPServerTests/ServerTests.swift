import Glibc
import HTTPServer
import Testing

/// A server that tells what it was asked.
func echo(
  _ threading: Threading = .perConnection, limits: Limits = Limits()
) throws -> Server {
  try Server(limits: limits, threading: threading) { request in
    switch request.path {
    case "/": return .text("hello")
    case "/echo": return Response(contentType: "application/octet-stream", body: request.body)
    case "/length": return .text("\(request.body.count)")
    case "/query":
      return .text(request.query.map { "\($0.name)=\($0.value)" }.joined(separator: ";"))
    case "/header": return .text("\(request.header("x-wanted") ?? "-") \(request.remoteAddress)")
    case "/split": return Response(headers: [("X-Bad", "a\r\nSet-Cookie: b")])
    case "/odd": return Response(status: 99)
    case "/nothing": return Response(status: 204, body: [1, 2, 3])
    case "/unchanged": return Response(status: 304, headers: [("ETag", "\"1\"")], body: [1, 2, 3])
    case "/own":
      return Response(
        headers: [
          ("Content-Length", "999"), ("Transfer-Encoding", "chunked"), ("Server", "x/1"),
          ("Date", "never"), ("Set-Cookie", "a=1"), ("Set-Cookie", "b=2"), ("X-Empty", ""),
          ("X-Space", "  a b  "),
        ], body: Array("own".utf8))
    default: return .problem(404, detail: "there is no such page")
    }
  }
}

@Suite("Server") struct ServerTests {
  @Test("Answers GET with a date, a length and no name of its own")
  func answersGet() throws {
    let reply = ask(try echo(), get("/"))
    #expect(reply?.status == 200)
    #expect(reply?.body == "hello")
    #expect(reply?.header("Content-Type") == "text/plain; charset=utf-8")
    #expect(reply?.header("Content-Length") == "5")
    #expect(reply?.header("Date")?.hasSuffix("GMT") == true)
    #expect(reply?.header("Server") == nil)
  }

  @Test("Answers HEAD with the same headers and no body")
  func answersHead() throws {
    let server = try echo()
    let client = try #require(Client(server.port))
    client.send(get("/", method: "HEAD"))
    let reply = client.reply(toHead: true)
    #expect(reply?.status == 200)
    #expect(reply?.header("Content-Length") == "5")
    client.send(get("/"))
    #expect(client.reply()?.body == "hello")
  }

  @Test("Takes a body in pieces", arguments: [Threading.perConnection, .pool(2)])
  func takesPieces(threading: Threading) throws {
    let server = try echo(threading)
    let client = try #require(Client(server.port))
    client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 11\r\n\r\nhel")
    for piece in ["lo", " ", "world"] {
      usleep(10_000)
      client.send(piece)
    }
    #expect(client.reply()?.body == "hello world")
  }

  @Test("Takes a large body and gives it back")
  func takesLargeBody() throws {
    let server = try echo()
    let text = String(repeating: "0123456789abcdef", count: 65536)
    let client = try #require(Client(server.port))
    client.send(
      "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: \(text.utf8.count)\r\n\r\n" + text)
    #expect(client.reply()?.body == text)
  }

  @Test("Takes a chunked body")
  func takesChunks() throws {
    let server = try echo()
    let chunks = "5\r\nhello\r\n1;x=y\r\n \r\n5\r\nworld\r\n0\r\nX-Trailer: 1\r\n\r\n"
    let client = try #require(Client(server.port))
    client.send("POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks)
    #expect(client.reply()?.body == "hello world")
    client.send(get("/"))
    #expect(client.reply()?.body == "hello")
  }

  @Test("Says to continue when a client asks")
  func continues() throws {
    let server = try echo()
    let client = try #require(Client(server.port))
    client.send(
      "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n")
    #expect(client.reply()?.status == 100)
    client.send("ok")
    #expect(client.reply()?.body == "ok")
  }

  @Test("Keeps a connection for the next request", arguments: [Threading.perConnection, .pool(2)])
  func keepsAlive(threading: Threading) throws {
    let server = try echo(threading)
    let client = try #require(Client(server.port))
    client.send(get("/") + get("/query?a=%D2%9B&b=c+d"))
    #expect(client.reply()?.body == "hello")
    #expect(client.reply()?.body == "a=қ;b=c d")
    client.send(get("/header", "X-Wanted: yes\r\nConnection: close\r\n"))
    #expect(client.reply()?.body == "yes 127.0.0.1")
    #expect(client.isClosed())
  }

  @Test("Leaves missing pages to the handler")
  func leavesMissing() throws {
    let reply = ask(try echo(), get("/none", method: "PROPFIND"))
    #expect(reply?.status == 404)
    #expect(reply?.header("Content-Type") == "application/problem+json")
    #expect(reply?.body.contains("there is no such page") == true)
  }

  @Test("Sends no header that holds a line end, and no odd status", arguments: ["/split", "/odd"])
  func refusesSplitting(path: String) throws {
    let reply = ask(try echo(), get(path))
    #expect(reply?.status == 500)
    #expect(reply?.header("Set-Cookie") == nil)
  }

  @Test("Keeps its own headers for itself")
  func keepsOwnHeaders() throws {
    let server = try echo()
    let reply = ask(server, get("/own"))
    #expect(reply?.body == "own")
    #expect(reply?.headers.filter { $0.name == "Set-Cookie" }.map(\.value) == ["a=1", "b=2"])
    #expect(reply?.headers.filter { $0.name == "Date" }.count == 1)
    #expect(reply?.header("X-Space") == "a b")
    #expect(reply?.header("Server") == nil)
    #expect(reply?.header("Transfer-Encoding") == nil)
  }

  @Test("Sends no body where none may be", arguments: [("/nothing", 204), ("/unchanged", 304)])
  func sendsNoBody(path: String, status: Int) throws {
    let server = try echo()
    let client = try #require(Client(server.port))
    client.send(get(path) + get("/"))
    let reply = client.reply(toHead: true)
    #expect(reply?.status == status)
    #expect(reply?.header("Content-Length") == (status == 304 ? "3" : nil))
    #expect(client.reply()?.body == "hello")
  }
}
