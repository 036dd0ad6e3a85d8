import Files
import Foundation
import Glibc
import Testing

@Suite("Going back") struct RollbackTests {
  private func edit(_ site: TestSite, _ text: String) {
    site.write("-- content/cities/atyrau/guides/queue/ru.md --\n---\ntitle: Иначе\n---\n\(text)\n")
  }

  private func shows(_ site: TestSite, _ text: String) -> Bool {
    site.text("out/current/atyrau/ru/guides/queue/index.html")?.contains("<p>\(text)</p>") == true
  }

  @Test("Goes back a step at a time to what was current before, to the oldest")
  func goesBack() throws {
    let site = TestSite()
    for text in ["first", "second", "third"] {
      edit(site, text)
      #expect(site.publish().code == 0)
    }
    let out = "\(site.folder)/out"
    #expect(site.run(bare: "rollback", out).code == 0)
    #expect(shows(site, "second"))
    // The spoiled release is not what is gone back to after the next one.
    edit(site, "fourth")
    #expect(site.publish().code == 0)
    #expect(site.run(bare: "rollback", out).code == 0)
    #expect(shows(site, "second"))
    let run = site.run(bare: "rollback", out)
    #expect(run.code == 0)
    #expect(shows(site, "first"))
    let current = try #require(site.current)
    #expect(site.text("out/purge/\(current).txt")?.contains("/atyrau/ru/guides/queue/\n") == true)
    let oldest = site.run(bare: "rollback", out)
    #expect(oldest.code == 4)
    #expect(oldest.error == "onir: \(current) is the oldest release that is kept\n")
    #expect(shows(site, "first"))
    let newest = try #require(site.releases.last)
    #expect(site.run(bare: "rollback", out, "--to", newest).code == 0)
    #expect(shows(site, "fourth"))
    #expect(site.run(bare: "rollback", out, "--to", newest).code == 4)
    #expect(site.run(bare: "rollback", out, "--to", "20200101T000000Z-0001").code == 2)
    #expect(site.run(bare: "rollback", out, "--to", "../../etc").code == 2)
  }

  @Test("Verifies a signature, and names every file that is not as it was published")
  func verifies() throws {
    let site = TestSite()
    let key = "\(site.folder)/key"
    let made = site.run(bare: "publish", "--new-key", key)
    #expect(made.code == 0)
    let digits = made.output.trimmingCharacters(in: .newlines)
    #expect(site.publish("--key", key).code == 0)
    let out = "\(site.folder)/out"
    let sound = site.run(bare: "verify", out, "--public-key", digits)
    #expect(sound.code == 0, "\(sound.output)")
    #expect(site.run(bare: "verify", out).code == 0)
    let other = site.run(bare: "publish", "--new-key", key + "2").output
    let strange = site.run(
      bare: "verify", out, "--public-key", other.trimmingCharacters(in: .newlines))
    #expect(strange.code == 4)
    site.write("-- out/current/.hidden --\nx\n")
    site.write("-- out/current/robots.txt --\nx\n")
    try? FileManager.default.removeItem(atPath: "\(out)/current/404.html")
    try? FileManager.default.createSymbolicLink(
      atPath: "\(out)/current/link", withDestinationPath: "robots.txt")
    let found = site.run(bare: "verify", out, "--public-key", digits)
    #expect(found.code == 4)
    let release = "\(out)/releases/\(try #require(site.current))"
    #expect(
      found.output == """
        \(release)/.hidden is not of this release
        \(release)/404.html is missing
        \(release)/link is no file
        \(release)/robots.txt has other bytes than it was published with

        """)
  }

  @Test("Verifies a release that was copied elsewhere with its manifest")
  func verifiesCopies() throws {
    let site = TestSite()
    site.publish()
    let current = try #require(site.current)
    let copy = "\(site.folder)/copy"
    try FileManager.default.copyItem(
      atPath: "\(site.folder)/out/releases/\(current)", toPath: copy)
    let manifest = "\(site.folder)/out/manifests/\(current).json"
    #expect(site.run(bare: "verify", copy, "--manifest", manifest).code == 0)
    site.write("-- copy/robots.txt --\nx\n")
    #expect(site.run(bare: "verify", copy, "--manifest", manifest).code == 4)
    #expect(site.run(bare: "verify", copy).code == 2)
    #expect(site.run(bare: "verify", copy, "--manifest", copy + "/robots.txt").code == 4)
  }

  @Test("Never writes over a key, and takes none that others may read")
  func keepsKeys() {
    let site = TestSite("-- key --\nmine\n")
    let key = "\(site.folder)/key"
    #expect(site.run(bare: "publish", "--new-key", key).code == 2)
    #expect(site.text("key") == "mine\n")
    chmod(key, 0o644)
    let run = site.publish("--key", key)
    #expect(run.code == 2 && run.error.contains("chmod 600"))
    chmod(key, 0o600)
    #expect(site.publish("--key", key).code == 2)
    #expect(site.publish("--key", key + "3").code == 2)
    #expect(FileStatus("\(site.folder)/out") == nil)
  }

  @Test("Refuses folders of others, overlaps, and a second publishing at the same time")
  func refuses() throws {
    let site = TestSite("-- out/index.html --\nmine\n")
    #expect(site.publish().code == 2)
    #expect(site.text("out/index.html") == "mine\n" && site.names("out") == ["index.html"])
    site.build()
    let out = "\(site.folder)/site"
    #expect(site.run("publish", out, "--now", "2026-11-20").code == 2)
    #expect(site.run("publish", "\(site.folder)/content/out").code == 2)
    #expect(site.run("publish").code == 2)
    #expect(site.run(bare: "rollback", out).code == 2)
    #expect(site.run(bare: "rollback", "\(site.folder)/nowhere").code == 2)
    #expect(FileStatus("\(site.folder)/nowhere") == nil)
    #expect(site.run(bare: "verify", out).code == 2)

    let other = TestSite()
    other.publish()
    let lock = try FolderLock("\(other.folder)/out/.onir/lock")
    #expect(other.publish().code == 3)
    #expect(other.run(bare: "rollback", "\(other.folder)/out").code == 3)
    _ = consume lock
    #expect(other.run("build", "--output", "\(other.folder)/out").code == 2)
  }
}

extension TestSite {
  /// Runs a command that takes no content.
  func run(bare words: String...) -> Run { run(alone: words) }
}
