import Foundation

/// The files of the package that people write, as the hygiene rules see them.
struct Tree {
  struct File {
    let path: String
    let text: String

    var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
  }

  static let root = #filePath.components(separatedBy: "/Tests/HygieneTests/")[0]

  /// The text files below some folders, or at the top, with one of the endings.
  static func files(in folders: [String], endings: [String]) -> [File] {
    folders.flatMap { folder -> [File] in
      let base = folder.isEmpty ? root : "\(root)/\(folder)"
      let manager = FileManager.default
      let names =
        folder.isEmpty
        ? (try? manager.contentsOfDirectory(atPath: base)) ?? []
        : (manager.enumerator(atPath: base)?.compactMap { $0 as? String } ?? [])
      return names.filter { name in endings.contains { name.hasSuffix($0) } }.sorted()
        .compactMap { name in
          guard let text = try? String(contentsOfFile: "\(base)/\(name)", encoding: .utf8) else {
            return nil
          }
          return File(path: folder.isEmpty ? name : "\(folder)/\(name)", text: text)
        }
    }
  }

  static let sources = files(in: ["Sources"], endings: [".swift", ".h", ".c"])
  static let tests = files(in: ["Tests"], endings: [".swift", ".py"])
  static let tools = files(
    in: ["Benchmarks", "scripts", ".ci"], endings: [".py", ".c", "run", "cabinet", "setup"])
  static let texts = files(
    in: ["content", "templates", "docs", ""],
    endings: [".md", ".yaml", ".csv", ".mustache", ".css"])
  static let all = sources + tests + tools + texts
}
