import HTTPServer
import Testing

@Suite("Requests") struct RequestTests {
  @Test("Decodes the path and keeps the raw one")
  func decodesPath() throws {
    let request = try Request(target: "/kk/%D2%9B/?a=1")
    #expect(request.target == "/kk/%D2%9B/")
    #expect(request.path == "/kk/қ/")
    #expect(request.segments == ["kk", "қ"])
    #expect(request.hasTrailingSlash)
    #expect(try Request(target: "/").segments.isEmpty)
    #expect(try Request(target: "/a+b").path == "/a+b")
  }

  @Test("Decodes the query in its order")
  func decodesQuery() throws {
    let request = try Request(target: "/?q=a+b%26c&q=%D2%9B&empty&=x&&z=1=2?")
    #expect(request.query.map(\.name) == ["q", "q", "empty", "", "z"])
    #expect(request.query.map(\.value) == ["a b&c", "қ", "", "x", "1=2?"])
    #expect(request.queryValue("q") == "a b&c")
    #expect(request.queryValues("q") == ["a b&c", "қ"])
    #expect(request.queryValue("none") == nil)
  }

  @Test("Finds headers whatever their case, and joins repeated ones")
  func findsHeaders() throws {
    let request = try Request(
      target: "/", headers: [("X-One", "1"), ("x-one", "2"), ("Cookie", "a=b"), ("cookie", "c=d")])
    #expect(request.header("X-ONE") == "1, 2")
    #expect(request.header("Cookie") == "a=b; c=d")
    #expect(request.header("X-Two") == nil)
  }

  @Test(
    "Refuses targets that no handler should see",
    arguments: [
      "", "x", "/%", "/%4", "/%zz", "/%00", "/a%0Ab", "/%7F", "/..", "/a/../b", "/%2e%2E/x", "/.",
      "/a/./b", "/a//b", "//evil.example", "/a%2fb", "/a%2Fb", "/%FF", "/%C0%AF", "/?a=%0",
      "/?a=%00",
      "/?%FF=1", "/қ", "/a b", "/a#b", "*x", "localhost:80", "ftp://localhost/",
    ])
  func refuses(target: String) {
    let error = #expect(throws: RequestRefusal.self) { try Request(target: target) }
    #expect(error?.status == 400)
  }

  @Test("Splits at slashes that an accent follows")
  func splitsBeforeAccents() throws {
    #expect(throws: RequestRefusal.self) { try Request(target: "/a/../%CC%81") }
    #expect(try Request(target: "/%CC%81a/b").segments == ["\u{301}a", "b"])
  }

  @Test("Takes the target of a proxy's form and of OPTIONS")
  func takesOtherForms() throws {
    #expect(try Request(target: "HTTP://localhost/a?b=c").target == "/a")
    #expect(try Request(target: "http://localhost").path == "/")
    #expect(try Request(target: "http://localhost?b=c").queryValue("b") == "c")
    #expect(try Request(method: "OPTIONS", target: "*").segments.isEmpty)
  }

  @Test("Knows the content types")
  func knowsTypes() {
    #expect(MediaType.of("kk/index.HTML") == "text/html; charset=utf-8")
    #expect(MediaType.of("a/calendar.ics") == "text/calendar; charset=utf-8")
    #expect(MediaType.of("a.b/photo.webp") == "image/webp")
    #expect(MediaType.of("a.html/photo") == "application/octet-stream")
    #expect(MediaType.of("") == "application/octet-stream")
  }

  @Test("Writes problems as JSON whatever their words")
  func writesProblems() {
    let body = Response.problem(404, detail: "no \"page\"\n\u{2028}").body
    #expect(
      String(decoding: body, as: UTF8.self)
        == #"{"type":"about:blank","title":"Not Found","status":404,"#
        + #""detail":"no \"page\"\u000a\u2028"}"# + "\n")
  }
}
