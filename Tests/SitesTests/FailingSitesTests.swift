import Diagnostics
import Foundation
import Testing

/// Sites that must fail: each archive in `Tests/Sites/failing` is laid over the smallest site, and
/// `onir check` must say exactly what its parts `expected`, `expected-ru` and `expected-kk` say.
///
/// With `ONIR_RECORD` set the parts are written anew instead (`Tests/Sites/record`), for review by
/// their difference.
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
    let kazakh = site.run("check", "--now", "2026-11-20", "--messages", "kk")
    // The build says the same beside its work.
    let build = site.build("--messages", "ru")
    let said = [
      ("expected-ru", build.error), ("expected-kk", kazakh.output), ("expected", run.output),
    ]
    for (part, text) in said {
      #expect(text == archive[part], "\(name), \(part)")
      if text != archive[part], ProcessInfo.processInfo.environment["ONIR_RECORD"] != nil {
        try record(text, part, name)
      }
    }
    #expect(!run.output.contains(/\. \[[a-z0-9-]+\]\n/), "a summary ends without a full stop")
    let hasErrors = expected.contains(": error: ")
    #expect(run.code == (hasErrors ? 1 : 0))
    #expect(build.code == (hasErrors ? 1 : 0))
    #expect(site.published().isEmpty == hasErrors, "an error writes nothing, a warning all")
  }

  /// Puts a part of an archive in, or at its end.
  private func record(_ text: String, _ part: String, _ name: String) throws {
    let file = "\(Self.folder)/\(name)"
    let old = try String(contentsOfFile: file, encoding: .utf8)
    let heading = "-- \(part) --\n"
    var parts = old.components(separatedBy: "\n-- ").enumerated()
      .map { $0.offset == 0 ? $0.element : "-- " + $0.element }
    parts = parts.map { $0.hasSuffix("\n") ? String($0.dropLast()) : $0 }
    let index = parts.firstIndex { ($0 + "\n").hasPrefix(heading) }
    let written = heading + String(text.dropLast())
    if let index { parts[index] = written } else { parts.append(written) }
    let whole = parts.joined(separator: "\n\n") + "\n"
    try whole.write(toFile: file, atomically: true, encoding: .utf8)
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
