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
  /// - Parameters:
  ///   - folder: The folder.
  ///   - log: Where it is noted what was read.
  /// - Returns: The theme and what is wrong with it.
  /// - Throws: `FileError` when the machine fails.
  public static func load(folder: String, log: InputLog? = nil) throws(FileError) -> (
    theme: Theme, report: Report
  ) {
    var report = Report()
    let files = ThemeFolder(path: folder, log: log)
    let sources = try loadTemplates(files, &report)
    if sources.isEmpty {
      report.add(
        Diagnostic(
          .missingFile, at: Location("templates"), "there are no templates in \(folder)",
          help: "pass --templates DIR, or take the ones that come with the program"))
    }
    let templates = TemplateLibrary(sources)
    report.add(contentsOf: templates.report)
    let strings = try loadStrings(files, &report)
    var assetFiles: [(name: String, bytes: [UInt8])] = []
    for entry in try files.list("assets") where entry.kind == .file {
      let file = "assets/\(entry.name)"
      guard isAssetName(entry.name) else {
        report.add(
          Diagnostic(
            .assetName, at: Location("templates/assets"),
            "an asset cannot be called \(entry.name)",
            help: "rename it: Latin letters, digits, `.`, `_` and `-`, at most 100 of them"))
        continue
      }
      guard let bytes = try files.read(file, limit: 16 << 20, &report) else { continue }
      assetFiles.append((entry.name, bytes))
    }
    var imports = ModuleImports(assetFiles)
    let assets = imports.assets()
    report.add(contentsOf: imports.report)
    let theme = Theme(
      templates: templates, strings: strings, assets: assets,
      isUsable: !sources.isEmpty && !strings.isEmpty)
    return (theme, report)
  }

  /// Whether a name can stand in addresses as it is, and still be a file's with a fingerprint in it.
  private static func isAssetName(_ name: String) -> Bool {
    name.utf8.count <= 100
      && name.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"),
          UInt8(ascii: "-"):
          true
        default: false
        }
      }
  }

  /// The templates of the folder and of the components, each by its path without the ending.
  private static func loadTemplates(_ folder: ThemeFolder, _ report: inout Report) throws(FileError)
    -> [TemplateSource]
  {
    var paths = ["", "components/"]
    for entry in try folder.list("components") where entry.kind == .folder {
      paths.append("components/\(entry.name)/")
    }
    var sources: [TemplateSource] = []
    for path in paths {
      for entry in try folder.list(path) where entry.name.hasSuffix(".mustache") {
        let file = path + entry.name
        guard let bytes = try folder.read(file, limit: 1 << 20, &report) else { continue }
        sources.append(
          TemplateSource(
            name: String(file.dropLast(9)), file: "templates/\(file)", text: bytes))
      }
    }
    return sources
  }

  static func loadStrings(_ folder: ThemeFolder, _ report: inout Report) throws(FileError)
    -> Strings
  {
    let names = PerLanguage { "templates/strings/\($0.code).yaml" }
    var nodes: PerLanguage<Node?> = PerLanguage { _ in nil }
    for language in Language.allCases {
      let file = "strings/\(language.code).yaml"
      if try Disk.status("\(folder.path)/\(file)") == nil {
        report.add(
          Diagnostic(
            .missingFile, at: Location(names[language]), "the file \(file) is missing",
            help: "every text of the templates needs both languages"))
      } else if let bytes = try folder.read(file, limit: 1 << 20, &report) {
        let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        let parsed = Parser.parse(text, file: names[language])
        report.add(contentsOf: parsed.diagnostics)
        nodes[language] = parsed.node
      }
    }
    return Strings(nodes, names: names, report: &report)
  }
}
