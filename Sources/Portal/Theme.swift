public import Diagnostics
public import Files
import Languages
import Mustache
import YAML

/// The templates folder, read and parsed once: templates, components, strings and assets.
public struct Theme: Sendable {
  let templates: TemplateLibrary
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
    let sources = try loadTemplates(folder, &report)
    if sources.isEmpty {
      report.add(
        Diagnostic(
          .missingFile, at: Location("templates"), "there are no templates in \(folder)",
          help: "pass --templates DIR, or take the ones that come with the program"))
    }
    let templates = TemplateLibrary(sources)
    report.add(contentsOf: templates.report)
    let strings = try loadStrings(folder, &report)
    var files: [(name: String, bytes: [UInt8])] = []
    for entry in try list("\(folder)/assets") where entry.kind == .file {
      let file = "assets/\(entry.name)"
      guard let bytes = try read(folder, file, limit: 16 << 20, &report) else { continue }
      files.append((entry.name, bytes))
    }
    var imports = ModuleImports(files)
    let assets = imports.assets()
    report.add(contentsOf: imports.report)
    let theme = Theme(
      templates: templates, strings: strings, assets: assets,
      isUsable: !sources.isEmpty && !strings.isEmpty)
    return (theme, report)
  }

  /// The templates of the folder and of the components, each by its path without the ending.
  private static func loadTemplates(_ folder: String, _ report: inout Report) throws(FileError)
    -> [TemplateSource]
  {
    var paths = ["", "components/"]
    for entry in try list("\(folder)/components") where entry.kind == .folder {
      paths.append("components/\(entry.name)/")
    }
    var sources: [TemplateSource] = []
    for path in paths {
      for entry in try list("\(folder)/\(path)") where entry.name.hasSuffix(".mustache") {
        let file = path + entry.name
        guard let bytes = try read(folder, file, limit: 1 << 20, &report) else { continue }
        sources.append(
          TemplateSource(
            name: String(file.dropLast(9)), file: "templates/\(file)", text: bytes))
      }
    }
    return sources
  }

  static func loadStrings(_ folder: String, _ report: inout Report) throws(FileError)
    -> Strings
  {
    let names = PerLanguage { "templates/strings/\($0.code).yaml" }
    var nodes: PerLanguage<Node?> = PerLanguage { _ in nil }
    for language in Language.allCases {
      let file = "strings/\(language.code).yaml"
      if try Disk.status("\(folder)/\(file)") == nil {
        report.add(
          Diagnostic(
            .missingFile, at: Location(names[language]), "the file \(file) is missing",
            help: "every text of the templates needs both languages"))
      } else if let bytes = try read(folder, file, limit: 1 << 20, &report) {
        let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        let parsed = Parser.parse(text, file: names[language])
        report.add(contentsOf: parsed.diagnostics)
        nodes[language] = parsed.node
      }
    }
    return Strings(nodes, names: names, report: &report)
  }

  /// The bytes of a file, or nil when it is too large or no file, which is reported.
  private static func read(
    _ folder: String, _ file: String, limit: Int, _ report: inout Report
  ) throws(FileError) -> [UInt8]? {
    let location = Location("templates/\(file)")
    guard try Disk.status("\(folder)/\(file)")?.kind == .file else {
      report.add(Diagnostic(.unreadableFile, at: location, "\(file) is not a file"))
      return nil
    }
    do {
      return try Disk.read("\(folder)/\(file)", limit: limit)
    } catch {
      guard error.isTooLarge else { throw error }
      report.add(
        Diagnostic(.fileTooLarge, at: location, "\(file) has more than \(limit >> 10) KiB"))
      return nil
    }
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
