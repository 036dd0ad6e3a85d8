import Glibc
import HTTPServer
import JSON
import Synchronization
import Testing

@testable import CabinetAPI

/// A short sleep, for what happens on another thread.
func pause() { usleep(1000) }

/// An answer with its document read.
struct Answer {
  let response: Response
  let json: JSONValue

  init(_ response: Response) {
    self.response = response
    json = (try? JSONValue(response.body)) ?? .null
  }

  var status: Int { response.status }
  var text: String { String(decoding: response.body, as: UTF8.self) }
  /// The last part of a problem's type.
  var problem: String? { json["type"]?.text.map { String($0.dropFirst("urn:onir:".count)) } }
  /// The findings as `/pointer code`.
  var errors: [String] {
    (json["errors"]?.items ?? []).map { error in
      "\(error["pointer"]?.text ?? "?") \(error["code"]?.text ?? "?")"
    }
  }

  func header(_ name: String) -> String? {
    response.headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }

  /// The headers without what differs each time.
  var steadyHeaders: [String] {
    response.headers.filter { !["X-Request-Id", "Onir-Time"].contains($0.name) }.map {
      "\($0.name): \($0.value)"
    }
  }

  subscript(name: String) -> JSONValue? { json[name] }

  func text(_ name: String) -> String { json[name]?.text ?? "" }
}

/// What asks the API, with the cookie it was given.
final class Browser: Sendable {
  let house: House
  let address: String
  private let cookie = Mutex<String?>(nil)
  private let token: String?

  init(_ house: House, token: String? = nil, address: String = "192.0.2.1") {
    (self.house, self.token, self.address) = (house, token, address)
  }

  /// The cookie's name and value.
  var cookies: String? {
    get { cookie.withLock { $0 } }
    set { cookie.withLock { $0 = newValue } }
  }

  @discardableResult
  func send(
    _ method: String, _ path: String, _ body: String? = nil,
    _ headers: [(name: String, value: String)] = []
  ) throws -> Answer {
    try send(method, path, bytes: body.map { Array($0.utf8) }, headers)
  }

  @discardableResult
  func send(
    _ method: String, _ path: String, bytes body: [UInt8]?,
    _ headers: [(name: String, value: String)]
  ) throws -> Answer {
    var all = headers
    func add(_ name: String, _ value: String?) {
      guard let value, !all.contains(where: { $0.name.lowercased() == name.lowercased() }) else {
        return
      }
      all.append((name, value))
    }
    if body != nil { add("Content-Type", "application/json") }
    add("Cookie", cookies)
    add("Authorization", token.map { "Bearer \($0)" })
    let response = house.api.respond(
      try Request(
        method: method, target: path.hasPrefix("/") ? path : "/api/v1/\(path)", headers: all,
        body: body ?? [], remoteAddress: address))
    let answer = Answer(response)
    house.answers.add(
      Array("\(method) \(path) \(answer.status) \(answer.steadyHeaders)\n\(answer.text)".utf8))
    Declared.check(method, path, answer)
    if let set = answer.header("Set-Cookie") {
      let pair = String(set.prefix { $0 != ";" })
      cookies = pair.hasSuffix("=") ? nil : pair
    }
    return answer
  }

  @discardableResult
  func get(_ path: String) throws -> Answer { try send("GET", path) }

  @discardableResult
  func post(_ path: String, _ body: String = "{}", key: String? = nil) throws -> Answer {
    try send("POST", path, body, key.map { [("Idempotency-Key", $0)] } ?? [])
  }

  /// A copy with the same cookie.
  func twin() -> Browser {
    let twin = Browser(house, address: address)
    twin.cookies = cookies
    return twin
  }
}
