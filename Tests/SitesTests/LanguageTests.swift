import Testing

/// The language of messages, as the program is told it.
@Suite("Language of messages") struct LanguageTests {
  @Test(
    "Speaks the language asked for, wherever the option stands",
    arguments: [
      (["--messages", "ru"], "ошибок нет\n"), (["--messages=kk"], "қате жоқ\n"),
      (["--messages", "en"], "nothing is wrong\n"), ([], "nothing is wrong\n"),
    ])
  func speaks(words: [String], said: String) {
    #expect(TestSite().run(["check", "--now", "2026-11-20"] + words).error == said)
    #expect(TestSite().run(["check"] + words + ["--now", "2026-11-20"]).error == said)
  }

  @Test(
    "Refuses another language, none and two",
    arguments: [
      (["--messages", "de"], "onir: --messages is en, ru or kk, not “de”\n"),
      (["--messages"], "onir: --messages is en, ru or kk, not “”\n"),
      (["--messages", "ru", "--messages", "kk"], "onir: --messages stands twice\n"),
    ])
  func refuses(words: [String], said: String) {
    let run = TestSite().run(["check"] + words)
    #expect(run.error == said)
    #expect(run.code == 2)
  }

  @Test("Says what was used wrongly in the language asked for")
  func saysMisuse() {
    let run = TestSite().run("build", "--messages", "kk", "--nwo", "2026-11-20")
    #expect(
      run.error == """
        onir: build: --nwo деген параметр жоқ; мүмкін, --now деп жазғыңыз келген шығар?; қалай \
        қолданылатынын onir build --help көрсетеді

        """)
    #expect(run.code == 2)
  }
}
