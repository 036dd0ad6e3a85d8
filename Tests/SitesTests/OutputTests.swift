import Files
import Foundation
import Testing

@Suite("Output folders") struct OutputTests {
  @Test("Refuses a folder that holds somebody else's files")
  func refusesForeign() {
    let site = TestSite("-- site/index.html --\nmine\n")
    let run = site.build()
    #expect(run.code == 2)
    #expect(
      run.error == """
        onir: the folder \(site.folder)/site is not empty and was not written by onir: choose \
        another with --output, or empty it yourself

        """)
    #expect(site.text("site/index.html") == "mine\n")
    #expect(FileStatus("\(site.folder)/site/.onir") == nil)
  }

  @Test("Accepts a folder with README.md and dot-files, and leaves them")
  func acceptsReadme() {
    let site = TestSite("-- site/README.md --\nread\n\n-- site/.gitkeep --\n\n")
    #expect(site.build().code == 0)
    #expect(site.text("site/README.md") == "read\n")
    #expect(site.text("site/.gitkeep") != nil)
  }

  @Test(
    "Refuses an output that overlaps with content or templates",
    arguments: ["content", "content/site", "content/../content/deep/er", "."])
  func refusesOverlap(output: String) {
    let site = TestSite()
    let before = site.published("content")
    let run = site.build(output: output)
    #expect(run.code == 2)
    #expect(run.error.contains("lie in each other: choose another --output"))
    #expect(TestSite.difference(site.published("content"), before) == [])
  }

  @Test(
    "Refuses an output that goes up from a folder that is not there, wherever it leads",
    arguments: ["none/../content", "none/../mine", "none/deep/../../mine"])
  func refusesUnclear(output: String) {
    let site = TestSite("-- mine/index.html --\nmine\n")
    let before = site.published(".")
    for words in [["build", "--output"], ["publish"], ["leaflets", "--leaflets"]] {
      let run = site.run(words + ["\(site.folder)/\(output)"])
      #expect(run.code == 2)
      #expect(run.error.contains("goes up from a folder that is not there: write it without “..”"))
    }
    #expect(TestSite.difference(site.published("."), before) == [])
  }

  @Test(
    "Writes and deletes nothing behind a link that stands for a folder of pages",
    arguments: ["atyrau", "atyrau/kk", "atyrau/kk/guides", "assets"], [[], ["--clean"]])
  func refusesLinks(folder: String, words: [String]) throws {
    let site = TestSite()
    site.build()
    let link = "\(site.folder)/site/\(folder)"
    try FileManager.default.moveItem(atPath: link, toPath: "\(site.folder)/outside")
    try FileManager.default.createSymbolicLink(
      atPath: link, withDestinationPath: "\(site.folder)/outside")
    let before = site.published("outside")
    // All pages change, and a text is gone.
    site.write("-- content/guides/queue/kk.md --\n---\ntitle: A\nexpire: 2026-11-19\n---\n")
    site.write("-- templates/assets/page.js --\n// another\n")
    let run = site.run(
      ["build", "--output", "\(site.folder)/site", "--now", "2026-11-20"] + words)
    #expect(run.code == 3)
    #expect(run.error.contains("/site/\(folder) is a link, and nothing is written or deleted"))
    #expect(TestSite.difference(site.published("outside"), before) == [])
  }

  @Test("Waits for nothing that stands in the place of its state, and follows no link to a lock")
  func meetsSpecialFiles() throws {
    let site = TestSite()
    site.build()
    let before = site.published()
    try Disk.remove("\(site.folder)/site/.onir/state")
    #expect(mkfifo("\(site.folder)/site/.onir/state", 0o600) == 0)
    let run = site.build()
    #expect(run.code == 0, "\(run.error)")
    #expect(TestSite.difference(site.published(), before) == [])
    site.write("-- secret --\nx\n")
    chmod("\(site.folder)/secret", 0o600)
    try Disk.remove("\(site.folder)/site/.onir/lock")
    try FileManager.default.createSymbolicLink(
      atPath: "\(site.folder)/site/.onir/lock", withDestinationPath: "\(site.folder)/secret")
    #expect(site.build().code == 3)
    var raw = stat()
    #expect(stat("\(site.folder)/secret", &raw) == 0 && raw.st_mode & 0o777 == 0o600)
  }

  /// What may be found in the place of a state.
  private static let damages = [
    "nonsense\n", "onir-state 1\n1 2 3 4 ../../etc/x\n", "onir-state 2\ncut of", "",
    "onir-state 2\nend 00000000000000000000000000000000\n",
  ]

  @Test("Writes everything anew when its state is damaged", arguments: damages)
  func buildsOverDamagedState(damage: String) throws {
    let site = TestSite()
    site.build()
    let before = site.published("site")
    try damage.write(
      toFile: "\(site.folder)/site/.onir/state", atomically: false, encoding: .utf8)
    try Disk.replace("\(site.folder)/site/index.html", Array("mine".utf8))
    let run = site.build()
    #expect(run.code == 0, "\(run.error)")
    #expect(TestSite.difference(site.published("site"), before) == [])
    #expect(site.build().code == 0)
  }

  @Test("Refuses a damaged state, rather than guess which files are its own", arguments: damages)
  func refusesStrays(damage: String) throws {
    let site = TestSite()
    site.build()
    try damage.write(
      toFile: "\(site.folder)/site/.onir/state", atomically: false, encoding: .utf8)
    site.write("-- site/old/index.html --\nof an earlier portal\n")
    let before = site.published("site")
    let run = site.build()
    #expect(run.code == 2)
    #expect(
      run.error == """
        onir: \(site.folder)/site/.onir/state is damaged, gone or of another folder, and \
        old/index.html is no file of this portal: delete it if nobody needs it, or build into a \
        new folder with --output

        """)
    #expect(TestSite.difference(site.published("site"), before) == [])
  }

  @Test("Refuses the state of another folder where pages stand that it does not know")
  func refusesForeignState() throws {
    let site = TestSite()
    site.build()
    let state = try Disk.read("\(site.folder)/site/.onir/state")
    let files = try Disk.tree("\(site.folder)/site").files.filter { !$0.hasPrefix(".") }
    // Written elsewhere at another time, before there was this page.
    for file in files {
      let bytes = try Disk.read("\(site.folder)/site/\(file)")
      try Disk.replace("\(site.folder)/site/\(file)", bytes)
    }
    #expect(site.build().code == 0, "A copy with other times is built as usual.")
    try Disk.replace("\(site.folder)/site/.onir/state", state)
    site.write("-- site/CNAME --\nportal.example\n")
    #expect(site.build().code == 0, "What stands beside the pages is nobody's business.")
    try Disk.replace("\(site.folder)/site/.onir/state", state)
    site.write("-- site/atyrau/ru/old/index.html --\nof an earlier portal\n")
    let run = site.build()
    #expect(run.code == 2 && run.error.contains("atyrau/ru/old/index.html is no file of this"))
    let part = site.build("--city", "atyrau")
    #expect(part.code == 2 && part.error.contains("build everything once"), "\(part.error)")
  }

  @Test("Takes away what a build that was cut off had made and no portal has")
  func completesUnfinished() throws {
    let site = TestSite()
    site.build()
    let before = site.published("site")
    site.write("-- site/karaganda/old/index.html --\nhalf\n")
    try "karaganda/old/index.html\n../outside\nkaraganda/cut o".write(
      toFile: "\(site.folder)/site/.onir/unfinished", atomically: false, encoding: .utf8)
    site.write("-- outside --\nmine\n")
    #expect(site.build().code == 0)
    #expect(TestSite.difference(site.published("site"), before) == [])
    #expect(FileStatus("\(site.folder)/site/karaganda/old") == nil)
    #expect(FileStatus("\(site.folder)/site/.onir/unfinished") == nil)
    #expect(site.text("outside") == "mine\n")
  }

  @Test("Keeps the pages before one that fails, and writes the rest once its template is mended")
  func keepsPagesBeforeFailure() {
    let loop = "{{#page}}{{> components/loop/loop}}{{/page}}"
    let site = TestSite(
      """
      -- templates/components/loop/loop.mustache --
      \(loop)
      -- templates/search.mustache --
      {{> components/loop/loop}}

      """)
    let failed = site.build()
    #expect(failed.code == 1)
    #expect(failed.error.contains("includes itself more than 100 times over"), "\(failed.error)")
    // The page just before it.
    #expect(site.text("site/atyrau/kk/offline/index.html")?.contains("</html>") == true)
    site.write("-- templates/components/loop/loop.mustache --\nfound\n")
    let mended = site.build()
    #expect(mended.code == 0)
    let all = site.build(output: "whole")
    #expect(TestSite.difference(site.published("site"), site.published("whole")) == [])
    // What stood already was known, and was not written again.
    let (again, ever) = (mended.count("written") ?? 0, all.count("written") ?? 0)
    #expect(again > 0 && again < ever, "\(again) of \(ever)")
  }

  @Test("Ends with 3 while another build holds the folder")
  func waitsForNobody() throws {
    let site = TestSite()
    site.build()
    let lock = try FolderLock("\(site.folder)/site/.onir/lock")
    let run = site.build()
    #expect(run.code == 3)
    #expect(run.error.contains("another build is writing"))
    _ = consume lock
  }

  @Test("Ends with 3 and a sentence when the machine refuses")
  func reportsTheMachine() {
    let site = TestSite()
    // A file stands where a folder must be; works for root too, who may write anywhere.
    site.write("-- blocked --\nx\n")
    let blocked = site.build(output: "blocked/site")
    #expect(blocked.code == 3)
    #expect(blocked.error.hasPrefix("onir: cannot "))
    #expect(blocked.error.contains("Not a directory"))
  }

  @Test(
    "Refuses an empty name, which as a folder would be the root of the disk",
    arguments: [["--output", ""], ["--output="], ["--city", ""]])
  func refusesEmptyNames(words: [String]) {
    let site = TestSite()
    let run = site.run(["build"] + words)
    #expect(run.code == 2)
    #expect(run.error.hasPrefix("onir: \(words[0].prefix { $0 != "=" }) needs "))
    #expect(FileStatus("/.onir") == nil)
  }

  @Test("Writes nothing when the content has errors")
  func writesNothingOnErrors() {
    let site = TestSite("-- content/site.yaml --\ntitel: x\n")
    #expect(site.build().code == 1)
    #expect(site.published().isEmpty)
    #expect(FileStatus("\(site.folder)/site") == nil)
  }
}
