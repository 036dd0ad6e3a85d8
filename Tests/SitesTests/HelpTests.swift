import Commands
import Synchronization
import Testing

/// What the program says of itself: help, manual and completion are made of the same definitions.
@Suite("Help") struct HelpTests {
  private func run(_ words: String...) -> (code: Int32, text: String) {
    let output = Mutex([UInt8]())
    let console = Console(output: { bytes in output.withLock { $0 += bytes } }, error: { _ in })
    let code = Program.run(words, console)
    return (code, String(decoding: output.withLock { $0 }, as: UTF8.self))
  }

  private func names(_ text: String) -> [String] {
    text.split(separator: "\n").compactMap { line in
      line.firstMatch(of: #/^(?:[a-z]+)? {2,}([a-z-]+)  /#).map { String($0.1) }
    }
  }

  /// Every command with the options of its help.
  private func commands() -> [(name: String, options: [String])] {
    names(run("--help").text).flatMap { first -> [(String, [String])] in
      let group = run(first, "--help").text
      let second = group.split(separator: "\n").compactMap { line in
        line.firstMatch(of: #/^  [a-z-]+ ([a-z-]+)  /#).map { String($0.1) }
      }
      guard group.hasPrefix("usage: onir \(first) COMMAND") else {
        return [(first, options(group))]
      }
      return second.map { ("\(first) \($0)", options(run(first, $0, "--help").text)) }
    }
  }

  private func options(_ help: String) -> [String] {
    help.split(separator: "\n").compactMap { line in
      line.firstMatch(of: #/^  (--[a-z-]+)/#).map { String($0.1) }
    }
  }

  @Test("Groups the commands by what they are for")
  func groups() {
    let lines = run("--help").text.split(separator: "\n")
    let titles = lines.compactMap { $0.firstMatch(of: #/^([a-z]+)  +[a-z-]+  /#).map { $0.1 } }
    #expect(titles == ["content", "look", "deploy", "cabinet", "database", "program"])
    #expect(lines.contains { $0.hasPrefix("content   new  ") })
    #expect(commands().count > 30)
    let program = lines.drop { !$0.hasPrefix("program") }.prefix { !$0.hasPrefix("onir") }
    #expect(program.count == 2, "a command of no topic has fallen among those of the program")
  }

  @Test("Has every command and option in the manual")
  func hasManual() {
    let manual = run("manual").text.replacing("\\-", with: "-")
    for command in commands() {
      #expect(manual.contains("\\fBonir \(command.name)\\fR"), "\(command.name)")
      for option in command.options {
        #expect(manual.contains("\\fB\(option)\\fR"), "\(command.name) \(option)")
      }
    }
    for line in manual.split(separator: "\n") where line.hasPrefix(".") || line.hasPrefix("'") {
      #expect(
        line.prefixMatch(of: #/\.(TH|SH|SS|TP|RS|RE|B|I|nf|fi|ad|\\")( |$)/#) != nil,
        "\(line) would be obeyed")
    }
  }

  @Test("Has every command and option in the completion", arguments: ["bash", "zsh", "fish"])
  func hasCompletion(shell: String) {
    let text = run("completion", shell).text
    for command in commands() {
      let words = command.name.split(separator: " ")
      for word in words { #expect(text.contains(word), "\(command.name)") }
      for option in command.options {
        let shown = shell == "fish" ? "-l \(option.dropFirst(2)) " : option
        #expect(text.contains(shown), "\(command.name) \(option)")
      }
    }
    #expect(run("completion", "bsh").code == 2)
  }

  @Test("Completes the places of the content, and nothing where there is none")
  func completesPlaces() {
    let site = TestSite()
    let folder = "\(site.folder)/content"
    #expect(run("completion", "cities", "--content", folder).text == "atyrau\ninder\npavlodar\n")
    #expect(run("completion", "regions", "--content", folder).text == "atyrau\npavlodar\n")
    #expect(run("completion", "cities", "--content", "\(folder)/none") == (0, ""))
  }
}
