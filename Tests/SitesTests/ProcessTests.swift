import Files
import Foundation
import Glibc
import Testing

/// The program as a process of its own, as pipelines meet it.
@Suite("Processes") struct ProcessTests {
  /// The program that was built beside the tests.
  static let program: String = {
    let tests = CommandLine.arguments[0]
    let folder = (tests as NSString).deletingLastPathComponent
    let beside = "\(folder)/onir"
    return FileStatus(beside) == nil ? "\(TestSite.root)/.build/debug/onir" : beside
  }()

  private func build(_ site: TestSite, _ output: String, _ around: [String]) throws -> Int32 {
    try Subprocess.run(
      around + [
        Self.program, "build", "--content", "\(site.folder)/content", "--templates",
        TestSite.templates, "--output", "\(site.folder)/\(output)", "--now", "2026-11-20",
      ]
    ).status
  }

  @Test("Writes the same bytes in any time zone, locale and umask")
  func ignoresTheMachine() throws {
    let site = TestSite()
    #expect(try build(site, "site", []) == 0)
    let machines = [
      ["env", "TZ=Pacific/Kiritimati", "LC_ALL=C"],
      ["env", "TZ=America/Anchorage", "LC_ALL=kk_KZ.UTF-8", "LANG=ru_RU.UTF-8"],
      ["sh", "-c", "umask 077; exec \"$@\"", "sh"],
    ]
    for (index, machine) in machines.enumerated() {
      #expect(try build(site, "other-\(index)", machine) == 0)
      #expect(TestSite.difference(site.published(), site.published("other-\(index)")) == [])
    }
  }

  @Test("Gives files mode 0644 and folders 0755 whatever the umask")
  func setsModes() throws {
    let site = TestSite()
    #expect(try build(site, "site", ["sh", "-c", "umask 077; exec \"$@\"", "sh"]) == 0)
    var raw = stat()
    #expect(stat("\(site.folder)/site/atyrau/kk/index.html", &raw) == 0)
    #expect(raw.st_mode & 0o777 == 0o644)
    #expect(stat("\(site.folder)/site/atyrau/kk/guides", &raw) == 0)
    #expect(raw.st_mode & 0o777 == 0o755)
    #expect(stat("\(site.folder)/site", &raw) == 0)
    #expect(raw.st_mode & 0o777 == 0o755)
  }

  @Test("Goes on after a build that was killed, and ends as a clean build does")
  func survivesKills() throws {
    let site = TestSite()
    site.build(output: "whole")
    for hundredth in 0..<8 {
      _ = try build(site, "site", ["timeout", "-s", "KILL", "0.0\(hundredth)"])
    }
    #expect(try build(site, "site", []) == 0)
    #expect(TestSite.difference(site.published(), site.published("whole")) == [])
    site.write("-- content/guides/queue/ru.md --\n---\ntitle: Иначе\n---\nТекст.\n")
    for hundredth in 0..<8 {
      _ = try build(site, "site", ["timeout", "-s", "KILL", "0.0\(hundredth)"])
    }
    #expect(try build(site, "site", []) == 0)
    #expect(try build(site, "clean", []) == 0)
    #expect(TestSite.difference(site.published(), site.published("clean")) == [])
  }

  @Test("Says its version")
  func saysVersion() throws {
    let run = try Subprocess.run([Self.program, "--version"])
    #expect(run.status == 0)
    #expect(String(decoding: run.output, as: UTF8.self).hasPrefix("onir "))
  }
}
