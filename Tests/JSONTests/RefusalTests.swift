import Parallel
import Synchronization
import Testing

@testable import JSON

@Suite struct RefusalTests {
  private static func isRefused(_ text: String) -> Bool {
    (try? JSONValue(Array(text.utf8))) == nil
  }

  @Test(
    "refuses what is not one JSON document",
    arguments: [
      "", " ", "{", "}", "[1,]", "{\"a\":1,}", "{a:1}", "'a'", "nul", "01", "1.", "+1", "NaN",
      "\"\u{1}\"", "\"\\x\"", "\"\\ud800\"", "{} {}", "1e999", "{\"a\" 1}", "[\"a\"", "// no",
      "[1 , ]", "{\"a\":[1,\n]}", "[,]",
    ])
  func malformed(text: String) {
    #expect(Self.isRefused(text))
  }

  @Test("refuses bytes that are no UTF-8")
  func encoding() {
    #expect((try? JSONValue([0x22, 0xFF, 0x22])) == nil)
    #expect((try? JSONValue([0x22, 0xED, 0xA0, 0x80, 0x22])) == nil)
    #expect((try? JSONValue([0xFE, 0xFF, 0x00, 0x31])) == nil)
  }

  @Test("takes documents as deep as the limit, and none deeper")
  func limit() {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(!Self.isRefused(nested(JSONValue.deepest)))
    #expect(Self.isRefused(nested(JSONValue.deepest + 1)))
    // Brackets within texts count for nothing, escaped quotes end no text.
    let brackets = String(repeating: "[", count: 1000)
    #expect(!Self.isRefused("\"\(brackets)\""))
    #expect(!Self.isRefused("\"\\\"\(brackets)\\\\\""))
    #expect(!Self.isRefused("[\(Array(repeating: "[]", count: 1000).joined(separator: ","))]"))
  }

  @Test(
    "refuses a hundred thousand levels without a crash, on a thread's small stack too",
    arguments: ["[", "{\"a\":", "[{\"a\":", "[[],"])
  func bomb(piece: String) throws {
    let text = String(repeating: piece, count: 100_000)
    #expect(Self.isRefused(text))
    let refused = Switch()
    let thread = Thread.start { if Self.isRefused(text) { refused.set() } }
    guard let thread else {
      Issue.record("no thread")
      return
    }
    thread.join()
    #expect(refused.isSet)
  }
}

/// A switch that a thread sets.
private final class Switch: Sendable {
  private let state = Mutex(false)

  var isSet: Bool { state.withLock { $0 } }

  func set() { state.withLock { $0 = true } }
}
