import CabinetService
import HTTPServer
import JSON
import Languages
import Testing

@testable import CabinetAPI

@Suite struct ProtocolTests {
  @Test("answers another method with 405 and those there are")
  func methods() throws {
    let house = try House()
    for (method, path, allow) in [
      ("POST", "queue", "GET, HEAD"), ("GET", "codes", "POST"),
      ("PUT", "sessions", "POST, GET, HEAD"), ("OPTIONS", "me", "GET, PATCH, DELETE, HEAD"),
      ("get", "queue", "GET, HEAD"),
    ] {
      let answer = try Browser(house).send(method, path)
      #expect(answer.status == 405 && answer.problem == "method-not-allowed")
      #expect(answer.header("Allow") == allow)
    }
  }

  @Test("answers 404 below and beside its paths")
  func paths() throws {
    let house = try House()
    for path in [
      "", "x", "queue/", "queue/a/b", "me/x", "/api/v2/queue", "/api/v1", "/api", "/x",
      "sessions/x", "staff",
    ] {
      let answer = try house.signedOut().send(path == "sessions/x" ? "PUT" : "GET", path)
      #expect([404, 405].contains(answer.status), "\(path): \(answer.status)")
    }
  }

  @Test("takes JSON only, of a size, sound and known")
  func bodies() throws {
    let house = try House()
    func send(_ body: String, _ type: String?) throws -> Answer {
      try Browser(house).send("POST", "codes", body, [("Content-Type", type ?? "")])
    }
    let sound = #"{"city":"pavlodar","purpose":"sign_in","iin":"850214390005"}"#
    for type in ["text/plain", "", "application/jsonx", "application/x-www-form-urlencoded"] {
      #expect(try send(sound, type).status == 415, "\(type)")
    }
    #expect(
      try send(String(repeating: " ", count: API.bodyLimit) + sound, "application/json").status
        == 413)
    for body in ["", "{", "[1,]", "nul", "\u{0}", String(repeating: "[", count: 16_000)] {
      let answer = try send(body, "application/json")
      #expect(answer.status == 400 && answer.problem == "malformed", "\(body.prefix(9))")
    }
    for body in ["[]", "1", "null", "\"x\""] {
      #expect(try send(body, "application/json").errors == [" type"], "\(body)")
    }
    #expect(
      try send(#"{"city":"pavlodar","purpose":"sign_in","iin":1}"#, "application/json").errors
        == ["/iin type"])
    #expect(
      try send(
        #"{"city":"pavlodar","purpose":"sign_in","iin":"850214390005","a/b~":1}"#,
        "application/json"
      ).errors == ["/a~1b~0 unknown"])
    #expect(try send(sound, "Application/JSON ; charset=utf-8").status == 202)
  }

  @Test("tells at its place what is wrong with an identification number")
  func numbers() throws {
    let house = try House()
    for (iin, code) in [
      ("85021439000", "iin_length"), ("8502143900055", "iin_length"),
      ("85021439000x", "iin_digits"),
      ("850214390006", "checksum"),
    ] {
      let answer = try Browser(house).post(
        "codes", #"{"city":"pavlodar","purpose":"sign_in","iin":"\#(iin)"}"#)
      #expect(answer.status == 422 && answer.problem == "invalid-iin")
      #expect(answer.errors == ["/iin \(code)"], "\(iin)")
    }
  }

  @Test("asks for a sound Idempotency-Key where one is needed")
  func keys() throws {
    let house = try House()
    let browser = try house.applicant()
    let path = "applications/\(try house.draft(browser).text("id"))/submit"
    for key in [nil, "", "short", String(repeating: "a", count: 65), "with a space in the middle"] {
      let answer = try browser.post(path, House.submission, key: key)
      #expect(answer.status == 400 && answer.problem == "key-missing")
    }
  }

  @Test("does a repeated call once, by its key, its body and its person")
  func repetition() throws {
    let house = try House()
    let (browser, other) = (try house.applicant(), try house.applicant(.second))
    let key = freshKey()
    let first = try house.draft(browser, key: key)
    let second = try house.draft(browser, key: key)
    #expect(first.status == 201 && first.text == second.text)
    #expect(first.header("ETag") == second.header("ETag"))
    let another = try house.draft(browser, benefit: "orphan", key: key)
    #expect(another.status == 422 && another.problem == "key-reused")
    // The key of another person is another key.
    let foreign = try house.draft(other, .second, key: key)
    #expect(foreign.status == 201 && foreign.text("id") != first.text("id"))
    // On another path it was used already.
    let path = "applications/\(first.text("id"))/submit"
    #expect(try browser.post(path, House.submission, key: key).problem == "key-reused")
    // A refused call is not kept: mended, it may come again with its key.
    let mended = freshKey()
    let broken = #"{"consents":[],"terms_version":"2026-1"}"#
    #expect(try browser.post(path, broken, key: mended).status == 422)
    let sent = try browser.post(path, House.submission, key: mended)
    #expect(sent.status == 200)
    #expect(try browser.post(path, House.submission, key: mended).text == sent.text)
    #expect(try browser.post(path, House.submission, key: freshKey()).status == 409)
  }

  @Test("tells when to come again after too many tries")
  func tooMany() throws {
    let house = try House()
    func ask() throws -> Answer {
      try Browser(house).post(
        "codes", #"{"city":"pavlodar","purpose":"sign_in","iin":"850214390005"}"#)
    }
    #expect(try ask().status == 202)
    let second = try ask()
    #expect(second.status == 429 && second.problem == "too-many")
    #expect(second.header("Retry-After") == "60")
    house.wait(60)
    #expect(try ask().status == 202)
  }

  @Test("answers in the language that is asked for")
  func languages() throws {
    for (header, language) in [
      ("ru", "ru"), ("kk", "kk"), ("ru-KZ, kk;q=0.9", "ru"), ("kk;q=0.5, ru;q=0.8", "ru"),
      ("en, ru;q=0.1", "ru"), ("en", "kk"), ("", "kk"), ("*", "kk"), ("RU", "ru"),
      ("ru;q=0, kk", "kk"), ("ru;q=x, kk;q=0.1", "kk"), ("kkj, ru;q=0.1", "ru"), ("run", "kk"),
      ("ru ; q=1", "ru"), (String(repeating: "en,", count: 30) + "ru", "kk"),
    ] {
      let house = try House()
      let answer = try Browser(house).send("GET", "me", nil, [("Accept-Language", header)])
      #expect(answer.header("Content-Language") == language, "\(header)")
    }
  }

  @Test("keeps answers out of caches and other pages")
  func headers() throws {
    let house = try House()
    for path in ["me", "queue?city=pavlodar&queue_type=general", "health", "openapi.json"] {
      let answer = try Browser(house).get(path)
      #expect(answer.header("Cache-Control") == "no-store")
      #expect(answer.header("X-Content-Type-Options") == "nosniff")
      #expect(answer.header("Content-Security-Policy")?.contains("default-src 'none'") == true)
      #expect(answer.header("X-Request-Id")?.utf8.count == 16)
    }
    #expect(try Browser(house).send("HEAD", "health").status == 200)
  }
}

extension House {
  func signedOut() -> Browser { Browser(self) }
}
