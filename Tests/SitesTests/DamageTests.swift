import Foundation
import TestSupport
import Testing

/// Damaged files are reported or published, and never end the program.
@Suite("Damaged content") struct DamageTests {
  /// How many damaged sites a run looks at; fifty times more when ONIR_LONG is set.
  static let rounds = TestSupport.rounds(14, long: 50)

  @Test(
    "Ends a check with 0 or 1 and a sound report, whatever a file holds",
    arguments: 1...4)
  func survivesDamage(seed: Int) throws {
    let site = TestSite(seed > 2 ? SelectionTests.everything : "")
    var damage = Damage(seed: UInt64(seed))
    let files = site.contentFiles
    for round in 0..<Self.rounds {
      let path = files[damage.below(files.count)]
      let old = site.bytes(path)
      site.write(
        bytes: damage.damaged(old, other: site.bytes(files[damage.below(files.count)])), path)
      let run = site.run("check", "--now", "2026-11-20", "--format", "json")
      let flaw = Self.flaw(of: run)
      #expect(flaw == nil, "seed \(seed), round \(round), \(path): \(flaw ?? "")")
      let build = site.build(output: "site-\(round)")
      #expect(build.code == run.code, "seed \(seed), round \(round), \(path)")
      #expect(
        site.published("site-\(round)").isEmpty == (run.code != 0),
        "seed \(seed), round \(round), \(path): an error writes nothing")
      site.write(bytes: old, path)
    }
  }

  /// What is wrong with a report, if anything is.
  private static func flaw(of run: TestSite.Run) -> String? {
    guard run.code == 0 || run.code == 1 else { return "exit \(run.code): \(run.error)" }
    guard
      let object = try? JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any],
      let diagnostics = object["diagnostics"] as? [[String: Any]],
      let errors = object["errors"] as? Int
    else { return "the report is no JSON" }
    let counted = diagnostics.count { $0["severity"] as? String == "error" }
    if counted != errors || (errors > 0) != (run.code == 1) { return "the errors do not add up" }
    for diagnostic in diagnostics {
      guard let file = diagnostic["file"] as? String, let line = diagnostic["line"] as? Int,
        let column = diagnostic["column"] as? Int, let summary = diagnostic["summary"] as? String
      else { return "a diagnostic lacks its place" }
      if !file.hasPrefix("content/") || line < 1 || column < 1 {
        return "a place is \(file):\(line)"
      }
      if summary.isEmpty || summary.utf8.count > 1300 {
        return "a summary is “\(summary.prefix(200))”"
      }
    }
    return nil
  }
}
