import Diagnostics
import Languages
import Markdown

/// A text rendered for one city, as a test looks at it.
struct Rendering {
  let text: MarkdownText
  let html: String
  /// What is wrong: `line:column rule`, with the suggestion behind an arrow.
  let problems: [String]

  /// The values of the city; a name that is not here is unknown.
  static let values = [
    "city.name": "Атырау <&\"'>", "city.phone": "8 (7122) 00-00-01", "city.slug": "atyrau",
    "city.portal": "https://atyrau.example/a?b=1&c", "site.title": "Önir",
    "values.MY_NAME": "x_y", "values.BAD": "javascript:alert(1)", "values.HOST": "//evil.example",
  ]

  init(
    _ markdown: String, language: Language = .kazakh, firstLine: Int = 1,
    _ change: (inout MarkdownText.Options) -> Void = { _ in }
  ) {
    var options = MarkdownText.Options(language: language)
    options.holes = Self.values.keys.filter { !$0.hasPrefix("values.") }.sorted()
    options.folder = "guides/x/"
    options.image = { path in
      path == "a.png" ? MarkdownText.Image(address: "assets/a.1.png", size: (3, 2)) : nil
    }
    change(&options)
    text = MarkdownText(Array(markdown.utf8), file: "t.md", firstLine: firstLine, options: options)
    let leavesReferences = options.leavesReferences
    let filled = text.body.bytes(
      .init(localPrefix: "/atyrau/kk/", rootPrefix: "/") { name in
        leavesReferences ? "{{\(name)}}" : Self.values[name] ?? "?"
      })
    html = String(decoding: filled, as: UTF8.self)
    problems = text.diagnostics.map { found in
      "\(found.location.line):\(found.location.column) \(found.identifier.rawValue)"
        + (found.suggestion.map { " -> \($0)" } ?? "")
    }
  }
}
