@testable import Mustache

/// Renders one template with partials and data, as the tests write them.
func render(
  _ text: String, _ data: [String: Value] = [:], partials: [String: String] = [:],
  missing: MissingTemplates = .empty, strict: Bool = false
) throws -> String {
  var output = Output()
  try library(text, partials, missing).template("main")
    .render([DictionaryObject(data)], into: &output, strict: strict)
  return String(decoding: output.bytes, as: UTF8.self)
}

/// A library of one template, `main`, and partials.
func library(
  _ text: String, _ partials: [String: String] = [:], _ missing: MissingTemplates = .reported
) -> TemplateLibrary {
  let main = TemplateSource(name: "main", file: "main.mustache", text: text)
  let others = partials.sorted { $0.key < $1.key }.map { name, text in
    TemplateSource(name: name, file: "\(name).mustache", text: text)
  }
  return TemplateLibrary([main] + others, missing: missing)
}

/// An object value of a dictionary.
func object(_ data: [String: Value]) -> Value {
  .object(DictionaryObject(data))
}
