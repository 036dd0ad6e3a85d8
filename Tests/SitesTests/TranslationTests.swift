import Content
import Foundation
import TestSupport
import Testing

/// How translations stand to their originals.
@Suite("Translations") struct TranslationTests {
  static let pair = """
    -- content/guides/queue/kk.md --
    ---
    title: Кезек
    summary: Қалай тұрады
    ---

    Басы.

    ## Қалай

    - бір
    - екі

    ## Қайда

    [Құжаттар](../papers/) {{city.in}}
    -- content/guides/queue/ru.md --
    ---
    title: Очередь
    summary: Как встать
    ---

    Начало.

    ## Как

    - раз
    - два

    ## Где

    [Документы](../papers/) {{city.of}}
    -- content/guides/papers/kk.md --
    ---
    title: Құжаттар
    ---

    Мәтін.
    -- content/guides/papers/ru.md --
    ---
    title: Документы
    ---

    Текст.
    """

  private struct Answer: Decodable {
    struct Item: Decodable {
      let kind: String
      let name: String
      let place: String
      let state: String
      let accepted: Bool
      let changed: [Part]
      let removed: Int
      let differences: [Difference]
    }
    struct Part: Decodable {
      let part: String
      let line: Int
    }
    struct Difference: Decodable {
      let message: String
      let line: Int
    }
    let items: [Item]
  }

  private func guides(_ site: TestSite, _ words: String...) throws -> [Answer.Item] {
    let run = site.run(["translations", "--format", "json"] + words)
    #expect(run.code == 0, "\(run.error)")
    let answer = try JSONDecoder().decode(Answer.self, from: Data(run.output.utf8))
    return answer.items.filter { $0.kind == "guide" && $0.name != "first" }
  }

  private func accepted() throws -> TestSite {
    let site = TestSite(Self.pair)
    #expect(site.run("translations", "--accept", "queue", "--accept", "papers").code == 0)
    return site
  }

  @Test("Tells of a translation nobody has accepted, and that it is current once somebody has")
  func accepts() throws {
    let site = TestSite(Self.pair)
    #expect(
      try guides(site).map { "\($0.name) \($0.state) \($0.accepted)" } == [
        "papers outdated false", "queue outdated false",
      ])
    let before = site.contents
    let run = site.run("translations", "--accept", "queue")
    #expect(run.error == "accepted content/guides/queue/ru.md\n")
    #expect(try guides(site).map(\.state) == ["outdated", "current"])
    let after = site.contents
    #expect(after.keys.filter { after[$0] != before[$0] } == ["content/guides/queue/ru.md"])
    let lines = site.written("content/guides/queue/ru.md").split(
      separator: "\n", omittingEmptySubsequences: false)
    let old = String(decoding: before["content/guides/queue/ru.md"] ?? [], as: UTF8.self)
    #expect(lines[3].hasPrefix("source: \"kk "))
    #expect((lines[..<3] + lines[4...]).joined(separator: "\n") == old)
  }

  @Test("Accepts again without writing anything")
  func acceptsTwice() throws {
    let site = try accepted()
    let before = site.contents
    let run = site.run("translations", "--accept", "queue")
    #expect(run.code == 0)
    #expect(run.error == "")
    #expect(site.contents == before)
  }

  @Test(
    "Names the parts of the original that have changed",
    arguments: [
      ("Кезек\n", "Кезекке тұру\n", ["head 1"], 0),
      ("Басы.", "Басы осы.", ["beginning 5"], 0),
      ("- бір", "- біреу", ["#kalai 8"], 0),
      ("## Қайда", "## Қай жерде", ["#kai-zherde 13"], 0),
      ("## Қайда\n\n[Құжаттар](../papers/) {{city.in}}\n", "", [], 1),
      ("Басы.", "Басы.  \n\n\n", [], 0), ("Басы.", "Басы.<!-- src: заң 3 -->", [], 0),
    ])
  func namesParts(_ old: String, _ new: String, _ parts: [String], _ removed: Int) throws {
    let site = try accepted()
    let file = "content/guides/queue/kk.md"
    let text = site.written(file)
    #expect(text.contains(old))
    site.write(bytes: Array(text.replacingOccurrences(of: old, with: new).utf8), file)
    let queue = try guides(site).filter { $0.name == "queue" }
    #expect(queue.map(\.state) == [parts.isEmpty && removed == 0 ? "current" : "outdated"])
    #expect(queue.flatMap { $0.changed.map { "\($0.part) \($0.line)" } } == parts)
    #expect(queue.map(\.removed) == [removed])
  }

  @Test("Tells what is missing, and what has lost its original")
  func tellsMissingAndOrphan() throws {
    let site = try accepted()
    site.write("-- content/guides/papers/ru.md --\n(deleted)\n")
    site.write("-- content/guides/queue/kk.md --\n(deleted)\n")
    // Links between them are broken now, and that is another matter.
    #expect(
      try guides(site).map { "\($0.name) \($0.state)" } == ["papers missing", "queue orphan"])
    #expect(site.run("translations", "--fail-on", "missing").code == 4)
    #expect(site.run("translations", "--fail-on", "orphan").code == 4)
    #expect(site.run("translations", "--fail-on", "structure").code == 0)
  }

  @Test("Tells where both are built otherwise, but not of cases")
  func comparesStructure() throws {
    let site = try accepted()
    #expect(try guides(site).allSatisfy(\.differences.isEmpty))
    let file = "content/guides/queue/ru.md"
    let text = site.written(file).replacingOccurrences(of: "- два\n", with: "")
      .replacingOccurrences(of: "[Документы](../papers/)", with: "{{site.title}}")
    site.write(bytes: Array(text.utf8), file)
    let found = try guides(site).filter { $0.name == "queue" }.flatMap(\.differences)
    #expect(
      found.map { "\($0.line) \($0.message)" } == [
        "11 a list of 1 item stands where line 10 of the original has a list of 2 items",
        "15 the hole site.title stands here more often than in the original",
        "1 the original has a link to guides/papers/ besides",
      ])
    #expect(site.run("translations", "--fail-on", "structure").code == 4)
  }

  @Test("Accepts all guides that are named, or none")
  func acceptsAllOrNone() throws {
    let site = TestSite(Self.pair)
    let before = site.contents
    let run = site.run("translations", "--accept", "queue", "--accept", "paper")
    #expect(run.code == 2)
    #expect(run.error.contains("did you mean papers?"))
    #expect(site.contents == before)
  }

  @Test("Says on the page of an outdated translation that its original has changed, and only there")
  func showsNotice() throws {
    let site = try accepted()
    #expect(site.build().code == 0)
    func notices() -> [String] {
      ["atyrau/kk/guides/queue", "atyrau/ru/guides/queue", "atyrau/ru/guides/papers"].filter {
        site.written("site/\($0)/index.html").contains("notice-quiet")
      }
    }
    #expect(notices().isEmpty)
    let file = "content/guides/queue/kk.md"
    site.write(
      bytes: Array(site.written(file).replacingOccurrences(of: "Басы.", with: "Өзге.").utf8), file)
    #expect(site.build().code == 0)
    #expect(notices() == ["atyrau/ru/guides/queue"])
    #expect(
      site.written("site/atyrau/ru/guides/queue/index.html")
        .contains("href=\"/atyrau/kk/guides/queue/\" hreflang=\"kk\""))
    #expect(site.run("translations", "--accept", "queue").code == 0)
    #expect(site.build().code == 0)
    #expect(notices().isEmpty)
  }

  @Test("Refuses a source that no program has written")
  func refusesSource() {
    let site = TestSite(Self.pair)
    let text = site.written("content/guides/queue/ru.md")
      .replacingOccurrences(of: "summary:", with: "source: \"kk нет\"\nsummary:")
    site.write(bytes: Array(text.utf8), "content/guides/queue/ru.md")
    let run = site.run("check")
    #expect(run.code == 1)
    #expect(run.output.contains("onir translations --accept GUIDE writes it"))
  }

  @Test("Lists the overrides of the cities that were chosen, and accepts them where they are named")
  func acceptsOverrides() throws {
    let site = try accepted()
    site.write(
      """
      -- content/cities/atyrau/guides/queue/kk.md --
      ---
      title: Атырау кезегі
      ---

      Мәтін.
      -- content/cities/atyrau/guides/queue/ru.md --
      ---
      title: Очередь Атырау
      ---

      Текст.
      """)
    func states(_ words: String...) throws -> [String] {
      let run = site.run(["translations", "--format", "json"] + words)
      let answer = try JSONDecoder().decode(Answer.self, from: Data(run.output.utf8))
      return answer.items.filter { $0.kind == "guide" && $0.name == "queue" }.map {
        "\($0.place) \($0.state)"
      }
    }
    #expect(try states() == [" current", "atyrau outdated"])
    #expect(site.run("translations", "--accept", "queue", "--city", "atyrau").code == 0)
    #expect(try states("--city", "atyrau") == [" current", "atyrau current"])
  }

  @Test("Tells which strings were changed since they were accepted")
  func tellsStrings() throws {
    let site = TestSite(
      """
      -- templates/strings/translated.csv --
      (deleted)
      """)
    #expect(site.run("translations", "--accept-strings").code == 0)
    let file = "templates/strings/kk.yaml"
    let text = site.written(file).replacingOccurrences(of: "contents: \"", with: "contents: \"Осы ")
    site.write(bytes: Array(text.utf8), file)
    let run = site.run("translations", "--fail-on", "outdated,missing")
    #expect(run.output.contains("! contents: outdated: templates/strings/ru.yaml"))
    #expect(run.output.components(separatedBy: "outdated: templates").count == 2)
  }

  @Test("Finds every translation of the shipped content current, and built as its original")
  func findsShippedContentCurrent() {
    let shipped = (TestSite.templates as NSString).deletingLastPathComponent
    let run = TestSite().run(alone: [
      "translations", "--content", "\(shipped)/content", "--templates", TestSite.templates,
      "--fail-on", "outdated,missing,orphan,structure",
    ])
    #expect(run.code == 0, "\(run.output)\(run.error)")
  }
}

extension TestSite {
  /// A file as a text; empty if it is not there.
  fileprivate func written(_ path: String) -> String {
    String(decoding: bytes(path), as: UTF8.self)
  }
}
