import Files
import Foundation
import Glibc
import TestSupport
import Testing

/// Every reason why slices are not merged, with its sentence; nothing is published then.
@Suite("Merging slices: refusals") struct MergeRefusalTests {
  /// What is done to two slices, what is merged then, and what is said.
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var slices = ["atyrau", "pavlodar"]
    var options: [String] = []
    let error: String
    /// Whether it is found only where every byte is read.
    var isHarmless = false
    var prepare: @Sendable (TestSite) throws -> Void = { _ in }
  }

  static let cases = [
    Case(
      testDescription: "a folder that was never published into", slices: ["atyrau", "nowhere"],
      error: "the slice FOLDER/nowhere holds no current release: onir publish --region makes one"),
    Case(
      testDescription: "a folder of pages that was built", slices: ["atyrau", "site"],
      error: "the slice FOLDER/site holds no current release: onir publish --region makes one"
    ) { $0.build() },
    Case(
      testDescription: "a link that leads out of the slice",
      error: "the slice FOLDER/pavlodar holds no current release: onir publish --region makes one"
    ) { site in
      unlink("\(site.folder)/pavlodar/current")
      symlink("../atyrau/\(site.release(of: "atyrau").dropFirst(7))", site.path("pavlodar/current"))
    },
    Case(
      testDescription: "the folder of releases being a link",
      error: "the slice FOLDER/pavlodar holds no current release: onir publish --region makes one"
    ) { site in
      rename(site.path("pavlodar/releases"), site.path("elsewhere"))
      symlink("../elsewhere", site.path("pavlodar/releases"))
    },
    Case(
      testDescription: "a whole portal", slices: ["all"],
      error: """
        FOLDER/all is no slice but a whole portal: onir publish --region into a folder of its own \
        makes a slice
        """
    ) { $0.publish(into: "all") },
    Case(
      testDescription: "a manifest that is missing",
      error: """
        FOLDER/MANIFEST is missing or damaged, or names a file outside the release: copy or publish \
        the slice again
        """
    ) { unlink($0.path($0.manifest(of: "pavlodar"))) },
    Case(
      testDescription: "a path that leaves the tree",
      error: """
        FOLDER/MANIFEST is missing or damaged, or names a file outside the release: copy or publish \
        the slice again
        """
    ) {
      $0.change($0.manifest(of: "pavlodar"), "\"pavlodar/index.html\"", "\"pavlodar/../a.html\"")
    },
    Case(
      testDescription: "another program",
      error: "the slice FOLDER/pavlodar was made by another program, 9.9"
    ) { $0.change($0.manifest(of: "pavlodar"), "\"program\":\"", "\"program\":\"9.9 ") },
    Case(
      testDescription: "other settings",
      error: """
        the slice FOLDER/atyrau was made of another site.yaml or calendar: publish it again from these
        """
    ) { $0.change("content/site.yaml", "Проба", "Другое") },
    Case(
      testDescription: "other strings",
      error: """
        the slice FOLDER/atyrau was made of other templates or strings: publish it again from these
        """
    ) {
      $0.write("-- templates/assets/none.txt --\nx\n")
      $0.change("templates/strings/ru.yaml", "\"Меню\"", "\"Всё\"")
      $0.change("templates/strings/ru.yaml", ": Меню", ": Всё")
    },
    Case(
      testDescription: "another template",
      error: """
        the slice FOLDER/atyrau was made of other templates or strings: publish it again from these
        """
    ) {
      $0.write("-- templates/assets/none.txt --\nx\n")
      $0.change("templates/guides.mustache", "</h1>", "</h1><hr>")
    },
    Case(
      testDescription: "another day", options: ["--now", "2026-11-21"],
      error: """
        the slice FOLDER/atyrau was made for 2026-11-20, and this run is for 2026-11-21: publish it \
        again, or give both the same --now
        """),
    Case(
      testDescription: "another guide of the country",
      error: """
        the slice FOLDER/atyrau was made of other guides of the country: publish it again from these
        """
    ) { $0.change("content/guides/queue/kk.md", "Кезек", "Орын") },
    Case(
      testDescription: "other content of a city",
      error: """
        the slice FOLDER/pavlodar was made of other content of the city pavlodar: publish it again
        """
    ) { $0.change("content/cities/pavlodar/vacancies.csv", "kk,4", "kk,3") },
    Case(
      testDescription: "a guide of a region that was edited",
      error: """
        the slice FOLDER/pavlodar was made of other content of the city pavlodar: publish it again
        """
    ) { $0.change("content/regions/pavlodar/guides/queue/ru.md", "Текст", "Слова") },
    Case(
      testDescription: "a city that is gone",
      error: """
        the slice FOLDER/atyrau has the city inder, which regions.csv has not: publish it again
        """
    ) {
      $0.change("content/regions.csv", "atyrau,inder,233600000,Индер ауданы,Индерский район\n", "")
    },
    Case(
      testDescription: "two slices of one region", slices: ["atyrau", "pavlodar", "again"],
      error: """
        the slices FOLDER/atyrau and FOLDER/again both bring the region atyrau: leave one of them out
        """
    ) { $0.publish(into: "again", "--region", "atyrau") },
    Case(
      testDescription: "a slice that is given twice", slices: ["atyrau", "pavlodar", "atyrau"],
      error: """
        the slices FOLDER/atyrau and FOLDER/atyrau both bring the region atyrau: leave one of them out
        """),
    Case(
      testDescription: "a region that nobody brings", slices: ["atyrau"],
      error: """
        no slice brings the region pavlodar: publish it with --region, and give its folder
        """),
    Case(
      testDescription: "a region without one of its cities", slices: ["some", "pavlodar"],
      error: """
        the slice FOLDER/some brings the region atyrau without the city inder: publish it with \
        --region atyrau
        """
    ) { $0.publish(into: "some", "--city", "atyrau") },
    Case(
      testDescription: "a file that was changed, its size and time being the same",
      error: """
        FOLDER/RELEASE/pavlodar/ru/index.html is not as its manifest says: copy or publish the slice \
        again
        """,
      isHarmless: true
    ) { site in
      let file = "\(site.release(of: "pavlodar"))/pavlodar/ru/index.html"
      let seconds = try #require(FileStatus(site.path(file))).modified / 1_000_000_000
      site.change(file, "<", "[")
      try Disk.setModified(site.path(file), seconds: Int(seconds))
    },
    Case(
      testDescription: "a compressed copy that was changed",
      error: """
        FOLDER/RELEASE/pavlodar/ru/index.html.br is not as its manifest says: copy or publish the \
        slice again
        """
    ) { site in
      let file = "\(site.release(of: "pavlodar"))/pavlodar/ru/index.html.br"
      try #require(!site.bytes(file).isEmpty)
      site.write(bytes: [1], file)
    },
    Case(
      testDescription: "a file that is missing",
      error: """
        FOLDER/RELEASE/pavlodar/ru/index.html is missing: copy or publish the slice again
        """
    ) { unlink($0.path("\($0.release(of: "pavlodar"))/pavlodar/ru/index.html")) },
    Case(
      testDescription: "a file that was put in",
      error: """
        FOLDER/RELEASE/pavlodar/more.html is no file of its release: copy or publish the slice again
        """
    ) { $0.write("-- \($0.release(of: "pavlodar"))/pavlodar/more.html --\nx\n") },
    Case(
      testDescription: "a link in the place of a file",
      error: """
        FOLDER/RELEASE/pavlodar/ru/index.html is no file of its release: copy or publish the slice \
        again
        """
    ) { site in
      let file = site.path("\(site.release(of: "pavlodar"))/pavlodar/ru/index.html")
      unlink(file)
      symlink("../kk/index.html", file)
    },
    Case(
      testDescription: "a link in the place of a folder",
      error: """
        FOLDER/RELEASE/pavlodar/ru is no file of its release: copy or publish the slice again
        """
    ) { site in
      let folder = site.path("\(site.release(of: "pavlodar"))/pavlodar/ru")
      rename(folder, site.path("elsewhere"))
      symlink(site.path("elsewhere"), folder)
    },
    Case(
      testDescription: "a page that no city has",
      error: """
        the slice FOLDER/pavlodar has pavlodar/ru/more.html, which the portal has not: publish it again
        """
    ) { site in
      let release = site.release(of: "pavlodar")
      rename(
        site.path("\(release)/pavlodar/ru/search.json"),
        site.path("\(release)/pavlodar/ru/more.html"))
      site.relabel("pavlodar/ru/search.json", "pavlodar/ru/more.html", in: "pavlodar")
    },
    Case(
      testDescription: "a page of a city of another slice",
      error: """
        the slice FOLDER/pavlodar has inder/x.html, which the portal has not: publish it again
        """
    ) { site in
      let release = site.release(of: "pavlodar")
      site.write("-- \(release)/inder/x.html --\nx\n")
      rename(
        site.path("\(release)/pavlodar/ru/search.json"), site.path("\(release)/inder/x.html"))
      site.relabel("pavlodar/ru/search.json", "inder/x.html", in: "pavlodar")
    },
    Case(
      testDescription: "a page that is missing in the manifest too",
      error: """
        the slice FOLDER/pavlodar lacks pavlodar/ru/search.json: publish it again
        """
    ) { site in
      let release = site.release(of: "pavlodar")
      rename(
        site.path("\(release)/pavlodar/ru/search.json"), site.path("\(release)/assets/x.json"))
      site.relabel("pavlodar/ru/search.json", "assets/x.json", in: "pavlodar")
    },
    Case(
      testDescription: "a file with two contents in two slices",
      error: """
        assets/search-kk.json has other bytes in FOLDER/pavlodar than in FOLDER/atyrau: publish the \
        slices again from one content
        """
    ) { $0.forge("assets/search-kk.json", in: "pavlodar") },
    Case(
      testDescription: "a file with another content than this run gives it", slices: ["both"],
      error: """
        assets/search-kk.json has other bytes in FOLDER/both than in FOLDER/out: publish the slices \
        again from one content
        """
    ) { site in
      for region in ["atyrau", "pavlodar"] { site.publish(into: "both", "--region", region) }
      site.forge("assets/search-kk.json", in: "both")
    },
  ]

  @Test("Refuses with a sentence, and leaves the release before as it was", arguments: cases)
  func refuses(_ one: Case) throws {
    let site = TestSite(MergeTests.content)
    site.slices()
    try #require(site.merge("atyrau", "pavlodar").code == 0)
    let (before, current) = (site.published("out"), site.current)
    let (release, manifest) = (site.release(of: "pavlodar"), site.manifest(of: "pavlodar"))
    try one.prepare(site)
    var run = site.merge(one.slices, one.options)
    if one.isHarmless {
      // The bytes of the release before are linked, and those are right.
      #expect(run.code == 0 && run.output.contains("\"published\":false"), "\(run.error)")
      run = site.merge(one.slices, one.options + ["--repair"])
    }
    let error = one.error.replacing("FOLDER", with: site.folder)
      .replacing("RELEASE", with: release).replacing("MANIFEST", with: manifest)
    #expect(run.code == 2)
    #expect(run.error.hasPrefix("onir: \(error)"), "\(run.error)")
    #expect(run.error.split(separator: "\n").count == 1)
    #expect(site.current == current && site.published("out") == before)
    #expect(site.names("out/.onir") == ["lock", "releases"])
  }

  @Test("Leaves no release where a first merge finds a file that was changed")
  func leavesNothing() throws {
    let site = TestSite(MergeTests.content)
    site.slices()
    site.change("\(site.release(of: "pavlodar"))/pavlodar/ru/index.html", "<", "[")
    let run = site.merge("atyrau", "pavlodar")
    #expect(run.code == 2)
    #expect(run.error.contains("/pavlodar/ru/index.html is not as its manifest says: "))
    #expect(site.names("out") == [".onir"] && site.names("out/.onir") == ["lock", "releases"])
  }

  @Test("Refuses uses that make no sense")
  func refusesUses() {
    let site = TestSite(MergeTests.content)
    #expect(
      site.merge("atyrau", "--region", "atyrau").error
        == "onir: --merge takes every region, so it goes with neither --city nor --region\n")
    #expect(
      site.publish("--public-key", String(repeating: "0", count: 64)).error
        == "onir: --public-key says who signed the slices: it goes with --merge\n")
    site.slices()
    #expect(
      site.merge(["atyrau", "pavlodar"], [], into: "atyrau/more").error
        .contains("lie in each other"))
    // An error in any region's content ends a merge as it ends a publishing.
    site.write("-- content/cities/pavlodar/city.yaml --\nnonsense: true\n")
    #expect(site.merge("atyrau", "pavlodar").code == 1)
    #expect(site.releases == [])
  }
}

extension TestSite {
  /// A path of the site, whole.
  func path(_ path: String) -> String { "\(folder)/\(path)" }

  /// Gives an entry of a slice's manifest another name, in byte order as all are.
  func relabel(_ file: String, _ other: String, in slice: String) {
    let path = manifest(of: slice)
    var lines = (text(path) ?? "").split(separator: "\n").map(String.init)
    let heading = lines.removeFirst()
    var entries = lines.dropLast().map { $0.hasSuffix(",") ? String($0.dropLast()) : $0 }
    entries.removeAll { line in
      Self.copies.contains { line.hasPrefix("{\"path\":\"\(file)\($0)\"") }
    }
    for suffix in Self.copies.dropFirst() {
      unlink(self.path("\(release(of: slice))/\(file)\(suffix)"))
    }
    let bytes = self.bytes("\(release(of: slice))/\(other)")
    entries.append(Self.line(other, bytes))
    write(manifest: heading, entries, path)
  }

  /// Changes a file of a slice, and its manifest so that it seems right.
  func forge(_ file: String, in slice: String) {
    let release = release(of: slice)
    write(bytes: Array("[]\n".utf8), "\(release)/\(file)")
    relabel(file, file, in: slice)
  }

  private static let copies = ["", ".br", ".gz"]

  private static func line(_ file: String, _ bytes: [UInt8]) -> String {
    let print = Fingerprint(of: bytes)
    let digits = [print.high, print.low].map { half in
      let text = String(half, radix: 16)
      return String(repeating: "0", count: 16 - text.count) + text
    }
    return """
      {"path":"\(file)","size":\(bytes.count),"modified":1795132800,"xxh3":"\(digits.joined())",\
      "sha256":"\(Digest.sha256Hexadecimal(bytes))"}
      """
  }

  private func write(manifest heading: String, _ entries: [String], _ path: String) {
    let sizes = entries.compactMap { $0.firstMatch(of: /"size":(\d+)/).flatMap { Int($0.1) } }
    let totals = "\"totals\":{\"files\":\(entries.count),\"bytes\":\(sizes.reduce(0, +))}"
    let heading = heading.replacing(/"totals":\{[^}]*\}/, with: totals)
    write(bytes: Array("\(heading)\n\(entries.joined(separator: ",\n"))\n]}\n".utf8), path)
  }
}
