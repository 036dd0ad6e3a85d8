import Content
import Dates
import Diagnostics
import Files
import Languages
import Markdown

/// `onir new guide`.
enum NewGuideCommand: Command {
  static let definition = Definition(
    name: "new guide", summary: "writes the files of a new guide, as a draft",
    options: NewContent.options + [
      Definition.Option(name: "--city", value: "SLUG", help: "for this city only"),
      Definition.Option(
        name: "--region", value: "SLUG", help: "for the cities of this region only"),
      Definition.Option(name: "--title-kk", value: "TEXT", help: "the title in Kazakh"),
      Definition.Option(name: "--title-ru", value: "TEXT", help: "the title in Russian"),
      Definition.Option(name: "--summary-kk", value: "TEXT", help: "one sentence for lists"),
      Definition.Option(name: "--summary-ru", value: "TEXT", help: "the same in Russian"),
      Definition.Option(
        name: "--slug", value: "SLUG", help: "its name in addresses (from the title)"),
    ])

  static func run(_ arguments: Arguments, _ console: Console) throws(CommandFailure) -> ExitCode {
    let content = try NewContent(
      arguments, console, selection: ContentLoader.Selection(cities: [""]))
    let dialogue = Dialogue(arguments: arguments, console: console)
    let place = try TextPlace.asked(dialogue, content)
    var titles: [(language: Language, title: String, summary: String)] = []
    for language in content.languages {
      let title = try dialogue.text(
        "--title-\(language.code)", titleQuestion(language), flaw: Self.flaw)
      let summary = try dialogue.text(
        "--summary-\(language.code)", summaryQuestion(language), usual: "", flaw: Self.flaw)
      titles.append((language, title, summary))
    }
    let slug = try slug(dialogue, content, place, titles.map(\.title))
    var files = NewFiles(in: content.folder)
    for (language, title, summary) in titles {
      try files.add(
        "\(place.guides)/\(slug)/\(language.code).md",
        text(language, title: title, summary: summary, content))
    }
    try files.write(console, selection: place.selection)
    console.say(
      "next: write the text, take the line draft: true away, and look at it with onir serve")
    return .done
  }

  /// What is wrong with a text that may have holes.
  private static func flaw(_ text: String) -> Message? {
    var options = MarkdownText.Options(language: .kazakh)
    options.holes = Holes.names
    let found = MarkdownText.plain(text, at: Location(""), options: options).diagnostics
    return found.first.map { "\($0.summary)\(Message.hint($0.suggestion))" }
  }

  private static func titleQuestion(_ language: Language) -> Message {
    language == .kazakh ? "Title in Kazakh" : "Title in Russian"
  }

  private static func summaryQuestion(_ language: Language) -> Message {
    language == .kazakh
      ? "One sentence about it in Kazakh (may be empty)"
      : "One sentence about it in Russian (may be empty)"
  }

  /// The name in addresses; by default made of a title, the Russian one if there is one.
  private static func slug(
    _ dialogue: Dialogue, _ content: NewContent, _ place: TextPlace, _ titles: [String]
  ) throws(CommandFailure) -> String {
    let made = titles.reversed().map { shortened(Slug.make(withoutHoles($0))) }.first(
      where: Slug.isValid)
    return try dialogue.answer("--slug", "Name in addresses", usual: made) { name in
      guard Slug.isValid(name) else {
        let other = shortened(Slug.make(name))
        let suggestion = Slug.isValid(other) ? other : nil
        return .bad(
          "small Latin letters, digits and -, at most 64 of them\(Message.hint(suggestion))")
      }
      let path = "\(content.folder)/\(place.guides)/\(name)"
      if FileStatus(path) != nil || Disk.isLink(path) {
        return .bad("there is a guide called \(name) already: \(path)")
      }
      return .good(name)
    }
  }

  /// A title without what differs from city to city.
  private static func withoutHoles(_ title: String) -> String {
    title.replacing(/\{\{[^}]*\}\}/, with: " ")
  }

  /// At most 64 letters, without a hyphen at the end.
  private static func shortened(_ slug: String) -> String {
    var slug = String(slug.prefix(64))
    while slug.hasSuffix("-") { slug.removeLast() }
    return slug
  }

  private static func text(
    _ language: Language, title: String, summary: String, _ content: NewContent
  ) -> [UInt8] {
    var lines = ["---", "title: \(quoted(title))"]
    if !summary.isEmpty { lines.append("summary: \(quoted(summary))") }
    lines += ["updated: \(content.today.iso)", "draft: true", "---", ""]
    lines.append(
      language == .kazakh
        ? "<!-- Мәтінді осында жазыңыз. Тақырыптар ## белгісінен басталады. -->"
        : "<!-- Текст пишите здесь. Заголовки начинаются с ##. -->")
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  /// A YAML scalar in double quotes (YAML 1.1, section 5.7).
  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
