import Diagnostics
import Files
import JSON
import Languages
import Markdown
import Mustache
import Portal
import TemplateData

/// Every component with its examples, one on a page, for eyes and for tests: `/_components/kk/`.
struct Gallery {
  let site: Site
  let templates: String

  /// One example of a component.
  private struct Example {
    let component: String
    let number: Int
    let name: String
    let data: JSONValue
    /// Whether it is a landmark of its own, such as a header, and must not stand in another.
    let isLandmark: Bool
    /// Whether it is an item of a list.
    let isItem: Bool

    var path: String { "\(component)/\(number)/" }
  }

  /// The page of an address below `/_components/`; nil when nothing stands there.
  func page(_ segments: [String]) -> [UInt8]? {
    guard let first = segments.first, let language = Language(rawValue: first) else { return nil }
    let examples = examples
    if segments.count == 1 { return index(examples, language) }
    let path = segments.dropFirst().joined(separator: "/") + "/"
    return examples.first { $0.path == path }.map { show($0, language) }
  }

  private var examples: [Example] {
    let root = "\(templates)/components"
    let folders = ((try? Disk.list(root)) ?? []).filter { $0.kind == .folder }
    return folders.flatMap { folder -> [Example] in
      let file = "\(root)/\(folder.name)/examples.json"
      guard let bytes = try? Disk.readPlain(file, limit: 1 << 20, followsLinks: true),
        let document = try? JSONValue(bytes)
      else { return [] }
      let place = document["place"]?.text
      return (document["examples"]?.items ?? []).enumerated().map { number, example in
        Example(
          component: folder.name, number: number + 1, name: example["name"]?.text ?? "",
          data: example["data"] ?? .null, isLandmark: place == "landmark",
          isItem: place == "item")
      }
    }
  }

  private func index(_ examples: [Example], _ language: Language) -> [UInt8] {
    let items = examples.map { example in
      "<li><a href=\"/_components/\(language.code)/\(example.path)\">\(example.component)"
        + " \(example.number)</a>: \(text(example.name))</li>\n"
    }
    return page("Components", language, main: "<ul>\n\(items.joined())</ul>\n", around: "")
  }

  private func show(_ example: Example, _ language: Language) -> [UInt8] {
    let title = "\(example.component): \(example.name)"
    do throws(RenderError) {
      let bytes = try site.component(example.component, example.data.value, language)
      let written = String(decoding: bytes, as: UTF8.self)
      let html = example.isItem ? "<ul>\n\(written)</ul>" : written
      return example.isLandmark
        ? page(title, language, main: "", around: html)
        : page(title, language, main: html, around: "")
    } catch {
      let message = "<pre data-error>\(text(error.diagnostic.summary(in: .english)))</pre>"
      return page(title, language, main: message, around: "")
    }
  }

  private func page(_ title: String, _ language: Language, main: String, around: String) -> [UInt8]
  {
    Array(
      """
      <!doctype html>
      <html lang="\(language.code)">
      <head>
      <meta charset="utf-8">
      <title>\(text(title))</title>
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <link rel="stylesheet" href="\(site.styleAddress)">
      </head>
      <body>
      \(around)
      <main class="wrap">
      <h1 lang="en">\(text(title))</h1>
      \(main)
      </main>
      </body>
      </html>

      """.utf8)
  }

  private func text(_ text: String) -> String {
    var bytes: [UInt8] = []
    Escaping.appendText(text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}
