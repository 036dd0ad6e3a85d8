import Diagnostics
import Foundation
import Testing

/// Sites that must fail: each archive in `Tests/Sites/failing` is laid over the smallest site, and
/// `onir check` must say exactly what its part `expected` says.
@Suite("Failing sites") struct FailingSitesTests {
  static let folder = TestSite.root + "/Tests/Sites/failing"
  static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
    .filter { $0.hasSuffix(".txt") }.sorted()

  @Test("Says exactly what is wrong", arguments: names)
  func saysWhatIsWrong(name: String) throws {
    let text = try String(contentsOfFile: "\(Self.folder)/\(name)", encoding: .utf8)
    let archive = Archive(text)
    let expected = try #require(archive["expected"], "\(name) has no part `expected`")
    let site = TestSite(text)
    let run = site.run("check", "--now", "2026-11-20")
    #expect(run.output == expected, "\(name)")
    #expect(!run.output.contains(/\. \[[a-z0-9-]+\]\n/), "a summary ends without a full stop")
    let hasErrors = expected.contains(": error: ")
    #expect(run.code == (hasErrors ? 1 : 0))
    let build = site.build()
    #expect(build.code == (hasErrors ? 1 : 0))
    #expect(site.published().isEmpty == hasErrors, "an error writes nothing, a warning all")
  }

  @Test("Has a failing site for every rule of the closed list")
  func coversEveryRule() throws {
    var shown: Set<String> = []
    for name in Self.names {
      let text = try String(contentsOfFile: "\(Self.folder)/\(name)", encoding: .utf8)
      for identifier in Diagnostic.Identifier.allCases
      where text.contains("[\(identifier.rawValue)]") {
        shown.insert(identifier.rawValue)
      }
    }
    let missing = Diagnostic.Identifier.allCases.map(\.rawValue).filter { !shown.contains($0) }
    #expect(missing.isEmpty, "no failing site shows \(missing.joined(separator: ", "))")
  }
}
