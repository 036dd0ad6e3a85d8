/// The manual in roff with the macros of man(7), made of the definitions of the commands.
enum ManualPage {
  static var text: String {
    head
      + Topic.allCases.map { topic in
        let own = Program.commands.map { $0.definition }.filter { Topic($0.name) == topic }
        return own.isEmpty
          ? "" : line(".SS", topic.rawValue) + own.map(section).joined()
      }.joined() + tail
  }

  private static var head: String {
    """
    .\\" Made by onir manual.
    .TH ONIR 1 "" "onir \(Program.version)" "User Commands"
    .ad l
    .SH NAME
    onir \\- builds a bilingual portal for every city of Kazakhstan
    .SH SYNOPSIS
    .B onir
    .I COMMAND
    [options]
    .SH DESCRIPTION
    Onir turns one folder of Markdown, tables and templates into a portal in Kazakh and Russian for every city
    and district, checks it, shows it while it is edited, and serves the cabinet of parents on its pages.
    Standard output carries only what was asked for; everything else goes to standard error.
    .SH COMMANDS

    """
  }

  private static func section(_ definition: Definition) -> String {
    let arguments = definition.arguments.map { " \\fI\(escaped($0))\\fR" }.joined()
    var text = ".TP\n\\fBonir \(escaped(definition.name))\\fR\(arguments)"
    text += definition.options.isEmpty ? "\n" : " [options]\n"
    text += sentence(definition.summary) + "\n"
    guard !definition.options.isEmpty else { return text }
    text += ".RS\n"
    for option in definition.options {
      let value = option.value.map { " \\fI\(escaped($0))\\fR" } ?? ""
      text += ".TP\n\\fB\(escaped(option.name))\\fR\(value)\n\(sentence(option.help))\n"
    }
    return text + ".RE\n"
  }

  private static var tail: String {
    var text = ".SH OPTIONS\nEvery command takes these besides.\n"
    for option in Definition.common {
      let value = option.value.map { " \\fI\(escaped($0))\\fR" } ?? ""
      text += ".TP\n\\fB\(escaped(option.name))\\fR\(value)\n\(sentence(option.help))\n"
    }
    let lists: [(title: String, lines: [(String, String)])] = [
      (
        "EXIT STATUS",
        [
          ("0", "Done; warnings do not change it."),
          ("1", "The content has errors; nothing was written."),
          ("2", "Wrong use: an unknown option, city or region, or a folder that is not onir's."),
          ("3", "The machine failed, or another run holds the folder."),
          ("4", "A question was asked and the answer is no."),
        ]
      ),
      (
        "ENVIRONMENT",
        [
          (
            "SOURCE_DATE_EPOCH",
            "The moment of the run in seconds since 1970, unless --now is given."
          ),
          ("LC_ALL, LC_MESSAGES, LANG", "The language of messages, unless --messages is given."),
        ]
      ),
      (
        "FILES",
        [
          ("content/", "What admins write."), ("templates/", "How pages look, and their words."),
          ("site/", "The portal, where build writes it."),
        ]
      ),
    ]
    for list in lists {
      text += ".SH \(list.title)\n"
      for (name, meaning) in list.lines {
        text += ".TP\n.B \(escaped(name))\n\(escaped(meaning))\n"
      }
    }
    return text + ".SH EXAMPLES\n.nf\n" + examples.map { escaped($0) + "\n" }.joined() + ".fi\n"
  }

  private static let examples = [
    "onir check --region atyrau", "onir build --output site --check-output",
    "onir next --format json", "onir explain /atyrau/kk/vacancies/ --output site",
  ]

  private static func line(_ macro: String, _ text: String) -> String {
    "\(macro) \(escaped(text))\n"
  }

  /// A summary as a sentence of running text.
  private static func sentence(_ text: String) -> String {
    let first = text.prefix(1).uppercased()
    return escaped(first + text.dropFirst()) + "."
  }

  /// A text without anything that roff would obey: groff_char(7) and man(7).
  static func escaped(_ text: String) -> String {
    let plain = text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
      .replacing("\n", with: " ").replacing("\"", with: "\\(dq")
    return plain.hasPrefix(".") || plain.hasPrefix("'") ? "\\&" + plain : plain
  }
}
