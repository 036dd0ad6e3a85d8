public import Diagnostics
public import Files
import Languages
import Mustache
import YAML

/// The templates folder, read and parsed once: templates, components, strings and assets.
public struct Theme: Sendable {
  let library: TemplateLibrary
  let strings: Strings
  let assets: [Asset]
  /// Whether anything of it can be used.
  let isUsable: Bool

  /// Reads a folder.
  ///
  /// - Returns: The theme and what is wrong with it.
  /// - Throws: `FileError` when the machine fails.
  public static func load(folder: String) throws(FileError) -> (theme: Theme, report: Report) {
    var report = Report()
    var sources: [TemplateSource] = []
    for path in ["", "components/"] {
      for entry in try list("\(folder)/\(path)") where entry.name.hasSuffix(".mustache") {
        let file = path + entry.name
        let bytes = try Disk.read("\(folder)/\(file)", limit: 1 << 20)
        sources.append(
          TemplateSource(
            name: String(file.dropLast(9)), file: "templates/\(file)", text: bytes))
      }
    }
    if sources.isEmpty {
      report.add(
        Diagnostic(
          .missingFile, at: Location("templates"), "there are no templates in \(folder)",
          help: "pass --templates DIR, or take the ones that come with the program"))
    }
    let library = TemplateLibrary(sources)
    report.add(contentsOf: library.report)
    let strings = try loadStrings(folder, &report)
    var assets: [Asset] = []
    for entry in try list("\(folder)/assets") where entry.kind == .file {
      let bytes = try Disk.read("\(folder)/assets/\(entry.name)", limit: 16 << 20)
      assets.append(Asset(name: entry.name, bytes: bytes))
    }
    let theme = Theme(
      library: library, strings: strings, assets: assets, isUsable: !sources.isEmpty)
    return (theme, report)
  }

  private static func loadStrings(_ folder: String, _ report: inout Report) throws(FileError)
    -> Strings
  {
    let names = PerLanguage { "templates/strings/\($0.code).yaml" }
    var nodes: PerLanguage<Node?> = PerLanguage { _ in nil }
    for language in Language.allCases {
      do {
        let bytes = try Disk.read("\(folder)/strings/\(language.code).yaml", limit: 1 << 20)
        let parsed = Parser.parse(bytes, file: names[language])
        report.add(contentsOf: parsed.diagnostics)
        nodes[language] = parsed.node
      } catch {
        guard error.isMissing else { throw error }
        report.add(
          Diagnostic(
            .missingFile, at: Location(names[language]),
            "the strings of \(language.name) are missing"))
      }
    }
    return Strings(nodes, names: names, report: &report)
  }

  private static func list(_ folder: String) throws(FileError) -> [Disk.Entry] {
    do {
      return try Disk.list(folder)
    } catch {
      if error.isMissing { return [] }
      throw error
    }
  }
}
