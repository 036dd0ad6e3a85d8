import Diagnostics
import Files

/// Writes the published names of the theme's modules where other modules import them.
///
/// An asset's name carries a fingerprint of its bytes, so the modules one imports are settled before
/// it. An import is a line that ends with `from "./name.js";`, or `import "./name.js";`.
struct ModuleImports {
  private let sources: [(name: String, bytes: [UInt8])]
  private var settled: [String: Asset] = [:]
  /// The modules on the way from the first one to the one at hand.
  private var path: [String] = []
  private(set) var report = Report()

  init(_ sources: [(name: String, bytes: [UInt8])]) { self.sources = sources }

  /// The assets in the order of the files.
  mutating func assets() -> [Asset] {
    sources.compactMap { asset($0.name) }
  }

  /// An asset with its imports settled; nil when there is none of that name.
  private mutating func asset(_ name: String) -> Asset? {
    if let asset = settled[name] { return asset }
    guard let source = sources.first(where: { $0.name == name }) else { return nil }
    var bytes = source.bytes
    if name.hasSuffix(".js") {
      path.append(name)
      bytes = settle(Array(String(decoding: bytes, as: UTF8.self).utf8), of: name)
      path.removeLast()
    }
    let asset = Asset(name: name, bytes: bytes)
    settled[name] = asset
    return asset
  }

  /// The text of a module with the published names of what it imports.
  ///
  /// By bytes: only lines that begin as an import does are looked at closer. CRLF ends none.
  private mutating func settle(_ text: [UInt8], of module: String) -> [UInt8] {
    var settled: [UInt8] = []
    settled.reserveCapacity(text.count + 64)
    var (number, start) = (1, 0)
    while true {
      let end =
        text[start...].indices.first { index in
          text[index] == 10 && (index == 0 || text[index - 1] != 13)
        } ?? text.count
      let bytes = text[start..<end]
      if Self.beginnings.contains(where: { bytes.starts(with: $0.utf8) }) {
        let line = line(
          Substring(decoding: bytes, as: UTF8.self), number: number, of: module)
        settled.append(contentsOf: line.utf8)
      } else {
        settled.append(contentsOf: bytes)
      }
      guard end < text.count else { return settled }
      settled.append(10)
      (number, start) = (number + 1, end + 1)
    }
  }

  private static let beginnings = ["import ", "export ", "} from "]

  /// A line of a module with the published name of what it imports.
  private mutating func line(_ line: Substring, number: Int, of module: String) -> String {
    guard let place = Self.imported(in: line) else {
      if line.hasPrefix("import "), line.contains(where: { $0 == "\"" || $0 == "'" }) {
        add(
          "the import cannot be read", module, number, 1,
          help: "write it as import { name } from \"./module.js\"; with a line to itself")
      }
      return String(line)
    }
    let name = String(line[place])
    let column = line[..<place.lowerBound].unicodeScalars.count + 1
    if path.contains(name) {
      add(
        "\(name) imports itself: \((path + [name]).joined(separator: ", "))", module, number,
        column,
        help: "move what both need into a module of its own")
      return String(line)
    }
    guard let asset = asset(name) else {
      add(
        "no asset is called \(name)", module, number, column,
        suggestion: NearMiss.suggestion(for: name, among: sources.map(\.name)))
      return String(line)
    }
    let published = asset.address.split(separator: "/").last ?? ""
    return "\(line[..<place.lowerBound])\(published)\(line[place.upperBound...])"
  }

  /// Where the name of an imported module stands, without `./`.
  private static func imported(in line: Substring) -> Range<Substring.Index>? {
    guard line.hasSuffix("\";") else { return nil }
    guard
      let before = line.firstRange(of: " from \"./")
        ?? (line.hasPrefix("import \"./") ? line.firstRange(of: "import \"./") : nil)
    else { return nil }
    return before.upperBound..<line.index(line.endIndex, offsetBy: -2)
  }

  private mutating func add(
    _ summary: Message, _ module: String, _ line: Int, _ column: Int, help: Message? = nil,
    suggestion: String? = nil
  ) {
    report.add(
      Diagnostic(
        .moduleImport, at: Location("templates/assets/\(module)", line: line, column: column),
        summary, help: help, suggestion: suggestion))
  }
}
