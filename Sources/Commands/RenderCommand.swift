import Diagnostics
import Files
import JSON
import Mustache
import TemplateData

/// `onir render`.
enum RenderCommand: Command {
  static let definition = Definition(
    name: "render", summary: "prints a Mustache template filled with JSON data",
    arguments: ["TEMPLATE"],
    options: [
      Definition.Option(name: "--data", value: "FILE", help: "the data, a JSON document"),
      Definition.Option(
        name: "--partials", value: "DIR", help: "where NAME.mustache lies for each partial"),
      Definition.Option(
        name: "--strict", value: nil, help: "unknown names and partials are errors"),
    ])

  static func run(_ arguments: Arguments, _ console: Console) throws(CommandFailure) -> ExitCode {
    guard let dataFile = arguments.value("--data") else { throw .usage("render needs --data FILE") }
    let isStrict = arguments.has("--strict")
    let name = "\u{0}template"
    var sources = [
      TemplateSource(
        name: name, file: arguments.positional[0], text: try read(arguments.positional[0]))
    ]
    if let folder = arguments.value("--partials") {
      try addPartials(Inputs.withoutSlash(folder), "", depth: 0, to: &sources)
    }
    let bytes = try read(dataFile)
    let value: Value
    do {
      value = try JSONValue(bytes).value
    } catch {
      throw CommandFailure(
        code: .content, message: "\(dataFile) is not JSON: \(JSONProblem.sentence(error))")
    }
    let library = TemplateLibrary(sources, missing: isStrict ? .reported : .empty)
    var output = Output()
    do throws(RenderError) {
      try library.template(name).render(root: value, into: &output, strict: isStrict)
    } catch {
      return fail(error.diagnostic, console)
    }
    console.output(output.bytes)
    return .done
  }

  private static func fail(_ diagnostic: Diagnostic, _ console: Console) -> ExitCode {
    var report = Report()
    report.add(diagnostic)
    console.error(
      ReportFormat.human.text(
        of: report, content: "content", templates: "templates",
        in: console.language))
    return .content
  }

  private static func read(_ file: String) throws(CommandFailure) -> [UInt8] {
    do throws(FileError) {
      return try Disk.read(file, limit: 64 << 20)
    } catch {
      throw error.isMissing ? .usage(error.message) : .machine(error.message)
    }
  }

  /// The partials of a folder and those below it, as far as people nest folders.
  private static func addPartials(
    _ root: String, _ path: String, depth: Int, to sources: inout [TemplateSource]
  ) throws(CommandFailure) {
    guard depth < 16 else { return }
    let entries: [Disk.Entry]
    do throws(FileError) {
      entries = try Disk.list("\(root)/\(path)")
    } catch {
      throw error.isMissing ? .usage(error.message) : .machine(error.message)
    }
    for entry in entries {
      let name = path.isEmpty ? entry.name : "\(path)/\(entry.name)"
      if entry.kind == .folder {
        try addPartials(root, name, depth: depth + 1, to: &sources)
      } else if entry.name.hasSuffix(".mustache") {
        let file = "\(root)/\(name)"
        sources.append(
          TemplateSource(name: String(name.dropLast(9)), file: file, text: try read(file)))
      }
    }
  }
}
