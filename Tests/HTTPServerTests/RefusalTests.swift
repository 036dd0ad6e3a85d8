import Glibc
import HTTPServer
import Testing

@Suite("Refusals") struct RefusalTests {
  @Test(
    "Answers 400 before the handler",
    arguments: [
      get("/%zz"), get("/%00"), get("/a/../b"), get("/%2e%2e/b"), get("/a%2Fb"), get("/%FF"),
      get("/a//b"), get("/?a=%"), "GET / HTTP/1.1\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n",
      "GET http://b/ HTTP/1.1\r\nHost: a\r\n\r\n", "CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: a\r\nBad Name: b\r\n\r\n",
      "G@T / HTTP/1.1\r\nHost: a\r\n\r\n",
      "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
      "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: a\r\nX : b\r\n\r\n",
      "GET /a\0b HTTP/1.1\r\nHost: a\r\n\r\n", "GET /\0 HTTP/1.1\r\nHost: a\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: a\r\nX: a\rb\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: a\r\nX: a\u{1}b\r\n\r\n",
      "GET / HTTP/1.1\r\nHos: a\r\n t\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: a\r\nX: a\r\n b\r\nY: c\r\n\r\n",
      "GET / HTTP/1.1\r\nX: a\r\n b\r\n c\r\nHost: c\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: a\r\nX:\r\n b\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: a\r\nY: c\r\nX: b\r\n\t\r\n\r\n",
      "POST / HTTP/1.1\r\nHost: a\r\nContent-Lengt: 1\r\n h\r\n\r\na",
    ])
  func answers400(request: String) throws {
    let server = try Server { _ in .text("the handler was asked") }
    let client = try #require(Client(server.port))
    client.send(request)
    let reply = client.reply()
    #expect(reply?.status == 400)
    #expect(reply?.header("Connection") == "close")
    #expect(reply?.header("Content-Type") == "application/problem+json")
    #expect(client.rest().isEmpty)
  }

  @Test("Answers 505 to a version it does not speak")
  func answers505() throws {
    #expect(ask(try echo(), "GET / HTTP/3.0\r\nHost: a\r\n\r\n")?.status == 505)
    #expect(ask(try echo(), "GET / HTTP/1.0\r\n\r\n")?.body == "hello")
  }

  @Test("Answers 431 to headers that are too large", arguments: [33, 60, 300])
  func answers431(kilobytes: Int) throws {
    let value = String(repeating: "x", count: kilobytes * 1024)
    let reply = ask(try echo(), get("/", "X-Large: \(value)\r\n"))
    #expect(reply?.status == 431)
  }

  @Test("Answers 414 to an address that is too long", arguments: [9, 60, 300])
  func answers414(kilobytes: Int) throws {
    let reply = ask(try echo(), get("/" + String(repeating: "x", count: kilobytes * 1024)))
    #expect(reply?.status == 414)
  }

  @Test("Takes addresses of many pairs, and headers of many kinds")
  func takesMany() throws {
    let server = try echo()
    let pairs = String(repeating: "a&", count: 1500)
    #expect(ask(server, get("/query?" + pairs))?.status == 200)
    let headers = String(repeating: "a:\r\nb: \t c \r\n", count: 300)
    #expect(ask(server, get("/header", headers + "x-WANTED:yes\r\n"))?.body == "yes 127.0.0.1")
  }

  @Test(
    "Lets the library refuse what it cannot read",
    arguments: [
      "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: +1\r\n\r\na",
      "GET / HTTP/1.1\r\nHost: a\r\nno colon\r\n\r\n", "GET /\r\n\r\n",
      "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\nhello\r\n0\r\n\r\n",
    ])
  func letsLibraryRefuse(request: String) throws {
    let server = try Server { _ in .text("the handler was asked") }
    #expect(ask(server, request)?.status == 400)
  }

  @Test("Tells folded headers from whole ones wherever they stand")
  func tellsFolded() throws {
    let server = try echo()
    for size in stride(from: 0, to: 24_000, by: 397) {
      let padding = "X-Pad: \(String(repeating: "x", count: size))\r\n"
      let whole = "X-Wanted: yes\r\n"
      let folded = "X-Wante: yes\r\n d\r\n"
      #expect(ask(server, get("/header", padding + whole))?.body == "yes 127.0.0.1")
      #expect(ask(server, get("/header", whole + padding))?.body == "yes 127.0.0.1")
      #expect(ask(server, get("/header", padding + folded))?.status == 400)
      #expect(ask(server, get("/header", folded + padding))?.status == 400)
    }
  }

  @Test("Answers 413 to a body that is too large", arguments: [101, 390, 100_000])
  func answers413(bytes: Int) throws {
    var limits = Limits()
    limits.bodyBytes = 100
    let server = try echo(limits: limits)
    let body = String(repeating: "x", count: bytes)
    let known = ask(
      server, "POST /length HTTP/1.1\r\nHost: a\r\nContent-Length: \(bytes)\r\n\r\n" + body)
    #expect(known?.status == 413)
    let asking =
      "POST /length HTTP/1.1\r\nHost: a\r\nContent-Length: \(bytes)\r\nExpect: 100-continue\r\n\r\n"
    #expect(ask(server, asking)?.status == 413)
    let chunked =
      "POST /length HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
      + "\(String(bytes, radix: 16))\r\n\(body)\r\n0\r\n\r\n"
    // One without an end in sight is cut off.
    #expect(ask(server, chunked)?.status == (bytes > 400 ? nil : 413))
    let small = "POST /length HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n" + body.prefix(100)
    #expect(ask(server, small)?.body == "100")
  }

  @Test("Reads a large body only where it is awaited, and only so many at one time")
  func largeBodies() throws {
    var limits = Limits()
    limits.bodyBytes = 100
    let server = try Server(
      limits: limits,
      largeBodies: LargeBodies(bytes: 5000, places: 1) { request in
        request.segments == ["file"] && request.header("X-Known") == "yes" && request.body.isEmpty
      }
    ) { .text(String($0.body.count)) }
    func head(_ path: String, _ count: Int, known: String = "yes", more: String = "") -> String {
      "POST \(path) HTTP/1.1\r\nHost: a\r\nX-Known: \(known)\r\nContent-Length: \(count)\r\n\(more)\r\n"
    }
    let body = String(repeating: "x", count: 5000)
    for _ in 0..<3 { #expect(ask(server, head("/file", 5000) + body)?.body == "5000") }
    #expect(ask(server, head("/file", 5001) + body + "x")?.status == 413)
    #expect(ask(server, head("/other", 5000) + body)?.status == 413)
    #expect(ask(server, head("/file", 5000, known: "no") + body)?.status == 413)
    // One that is half sent has the only place.
    let slow = try #require(Client(server.port))
    slow.send(head("/file", 5000, more: "Expect: 100-continue\r\n"))
    // Whoever is told to go on has it.
    #expect(slow.reply(toHead: true)?.status == 100)
    slow.send(String(body.prefix(2000)))
    #expect(ask(server, head("/file", 5000) + body)?.status == 503)
    slow.send(String(body.dropFirst(2000)))
    #expect(slow.reply()?.body == "5000")
    #expect(ask(server, head("/file", 5000) + body)?.body == "5000")
  }

  @Test("Gives the place of a large body back when its client leaves")
  func leavesLarge() throws {
    let server = try Server(
      limits: Limits(), largeBodies: LargeBodies(bytes: 4 << 20, places: 1) { _ in true }
    ) { .text(String($0.body.count)) }
    let count = 2 << 20
    let head = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: \(count)\r\n\r\n"
    do {
      let gone = try #require(Client(server.port))
      gone.send(head + "x")
    }
    var answer: String?
    for _ in 0..<2000 where answer != String(count) {
      answer = ask(server, head + String(repeating: "x", count: count))?.body
    }
    #expect(answer == String(count))
  }

  @Test("Survives garbage")
  func survivesGarbage() throws {
    let server = try echo()
    var seed: UInt64 = 20_261_120
    func random(_ bound: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % bound
    }
    let whole = Array(get("/query?a=%D2%9B", "X-A: b\r\nContent-Length: 3\r\n").utf8)
    for round in 0..<200 {
      var bytes = (0..<random(400)).map { _ in UInt8(random(256)) }
      if round % 2 == 0 {
        bytes = whole
        for _ in 0...random(8) { bytes[random(bytes.count)] = UInt8(random(256)) }
      }
      let client = try #require(Client(server.port))
      client.send(bytes)
      client.finish()
      _ = client.rest()
    }
    #expect(ask(server, get("/"))?.body == "hello")
  }
}
