import Diagnostics
import Foundation
import Testing

/// Holds `docs/messages.md` and the closed list of rules together.
@Suite("Messages") struct MessagesTests {
  @Test("Documents every rule once, in the order of the list, with its severity")
  func documentsEveryRule() throws {
    let text = try String(contentsOfFile: "\(TestSite.root)/docs/messages.md", encoding: .utf8)
    let written = text.matches(of: /(?m)^- `([a-z0-9-]+)` \((error|warning)\): \S/)
      .map { "\($0.1) \($0.2)" }
    let known = Diagnostic.Identifier.allCases.map { "\($0.rawValue) \($0.severity.rawValue)" }
    #expect(written.filter { !known.contains($0) } == [], "no such rule, or another severity")
    #expect(known.filter { !written.contains($0) } == [], "not documented")
    #expect(zip(written, known).first { $0 != $1 }?.0 == nil, "another order than in the list")
    #expect(written.count == known.count)
  }
}
