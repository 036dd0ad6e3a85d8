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

  private static let environment = ProcessInfo.processInfo.environment

  @Test("Says exactly what is wrong", arguments: names)
  func saysWhatIsWrong(name: String) throws {
    let text = try String(contentsOfFile: "\(Self.folder)/\(name)", encoding: .utf8)
    let archive = Archive(text)
    if let region = archive["region"] { return try saysWhatIsOutside(region, text, name) }
    let site = TestSite(text)
    let run = site.run("check", "--now", "2026-11-20")
    // The build says the same beside its work; each site in one more language, a long run in both.
    let isWhole = Self.environment["ONIR_RECORD"] != nil || Self.environment["ONIR_LONG"] != nil
    let isRussian = name.utf8.reduce(0) { $0 &+ Int($1) } % 2 == 0
    let build = site.build("--messages", isWhole || isRussian ? "ru" : "kk")
    var said = [
      (isWhole || isRussian ? "expected-ru" : "expected-kk", build.error),
      ("expected", run.output),
    ]
    if isWhole {
      let kazakh = site.run("check", "--now", "2026-11-20", "--messages", "kk")
      said.append(("expected-kk", kazakh.output))
    }
    for (part, text) in said {
      #expect(text == archive[part], "\(name), \(part)")
      if text != archive[part], Self.environment["ONIR_RECORD"] != nil {
        try record(text, part, name)
      }
    }
    let expected = run.output
    #expect(!run.output.contains(/\. \[[a-z0-9-]+\]\n/), "a summary ends without a full stop")
    let hasErrors = expected.contains(": error: ")
    #expect(run.code == (hasErrors ? 1 : 0))
    #expect(build.code == (hasErrors ? 1 : 0))
    #expect(site.published().isEmpty == hasErrors, "an error writes nothing, a warning all")
  }

  /// A part `region`: the archive is what that region changes of the smallest site.
  private func saysWhatIsOutside(_ region: String, _ text: String, _ name: String) throws {
    let site = TestSite()
    try site.commit()
    site.write(text)
    let archive = Archive(text)
    // The parts that are no files of a site are no changes of it.
    for part in archive.files where !part.path.contains("/") {
      try FileManager.default.removeItem(atPath: "\(site.folder)/\(part.path)")
    }
    for (part, language) in [("expected-ru", "ru"), ("expected-kk", "kk"), ("expected", "en")] {
      let run = site.run(
        "check", "--region", String(region.prefix { $0 != "\n" }), "--changed-since", "HEAD",
        "--messages", language)
      #expect(run.output == archive[part], "\(name), \(part)")
      #expect(run.code == 1)
      if run.output != archive[part], Self.environment["ONIR_RECORD"] != nil {
        try record(run.output, part, name)
      }
    }
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
