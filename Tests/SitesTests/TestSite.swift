import Commands
import Files
import Foundation
import Synchronization

/// A whole small site on the disk, built by the program itself; gone when the test ends.
final class TestSite {
  let folder: String

  /// What one run of the program said and how it ended.
  struct Run {
    let code: Int32
    let output: String
    let error: String

    /// A number of the JSON summary of a build.
    func count(_ key: String) -> Int? {
      let object = try? JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any]
      return object?[key] as? Int
    }
  }

  /// Lays the files of an archive over the smallest site.
  init(_ archive: String = "", base: String = TestSite.smallest) {
    folder = "\(Self.disk)/onir-site-\(UUID().uuidString)"
    write(base)
    write(archive)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// A disk in memory, where there is one with room: elsewhere half the time of these tests is that of
  /// making files, and publishing waits for all that others write to its disk.
  static let disk: String = {
    var found = statvfs()
    let memory = "/dev/shm"
    guard access(memory, W_OK) == 0, statvfs(memory, &found) == 0,
      UInt64(found.f_bavail) * UInt64(found.f_frsize) > 1 << 30
    else { return NSTemporaryDirectory() }
    return memory
  }()

  /// Writes the files of an archive; one whose text is `(deleted)` is taken away.
  ///
  /// An archive with parts in `templates/` gives the site templates of its own: those that come
  /// with the program, with these files laid over.
  func write(_ archive: String) {
    let files = Archive(archive).files
    let templates = "\(folder)/templates"
    if files.contains(where: { $0.path.hasPrefix("templates/") }), FileStatus(templates) == nil {
      try? FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
      try? FileManager.default.copyItem(atPath: Self.templates, toPath: templates)
    }
    for part in files { write(part) }
  }

  private func write(_ part: Archive.Part) {
    let full = "\(folder)/\(part.path)"
    let old = (try? Disk.read(full)) ?? []
    if part.form == .link || part.text == "(deleted)\n" {
      try? FileManager.default.removeItem(atPath: full)
    }
    guard part.text != "(deleted)\n" else { return }
    let parent = (full as NSString).deletingLastPathComponent
    try? FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
    if let bytes = part.bytes(over: old) {
      try? Data(bytes).write(to: URL(fileURLWithPath: full))
    } else {
      try? FileManager.default.createSymbolicLink(
        atPath: full, withDestinationPath: String(part.text.dropLast()))
    }
  }

  /// Writes every text of the content again, changed.
  func transform(_ change: ([UInt8]) -> [UInt8]) {
    for path in contentFiles {
      guard let bytes = try? Disk.read("\(folder)/\(path)") else { continue }
      try? Data(change(bytes)).write(to: URL(fileURLWithPath: "\(folder)/\(path)"))
    }
  }

  /// The bytes of a file; none when there is none.
  func bytes(_ path: String) -> [UInt8] { (try? Disk.read("\(folder)/\(path)")) ?? [] }

  /// Replaces a file.
  func write(bytes: [UInt8], _ path: String) {
    try? Data(bytes).write(to: URL(fileURLWithPath: "\(folder)/\(path)"))
  }

  /// The files of the content in a fixed order.
  var contentFiles: [String] {
    let paths = FileManager.default.enumerator(atPath: "\(folder)/content")
    var files: [String] = []
    while let path = paths?.nextObject() as? String {
      if FileStatus("\(folder)/content/\(path)")?.kind == .file { files.append("content/\(path)") }
    }
    return files.sorted()
  }

  /// Runs a command of the program in this process on this site's folders.
  func run(_ words: String...) -> Run { run(words) }

  /// Builds into `site`, at a fixed moment unless another is given.
  @discardableResult
  func build(_ words: String..., now: String = "2026-11-20", output: String = "site") -> Run {
    let output = "\(folder)/\(output)"
    var all = ["--output", output, "--now", now, "--format", "json", "--jobs", "2"]
    all += words
    return run(["build"] + all)
  }

  func run(_ words: [String]) -> Run {
    let own = "\(folder)/templates"
    let templates = FileStatus(own) == nil ? Self.templates : own
    let inputs = ["--content", "\(folder)/content", "--templates", templates]
    return run(alone: [words[0]] + inputs + words.dropFirst())
  }

  /// Runs the program on these words and no others.
  func run(alone words: [String]) -> Run {
    let output = Mutex([UInt8]())
    let error = Mutex("")
    let console = Console(
      output: { bytes in output.withLock { $0 += bytes } },
      error: { text in error.withLock { $0 += text } })
    let code = Program.run(words, console)
    return Run(
      code: code, output: String(decoding: output.withLock { $0 }, as: UTF8.self),
      error: error.withLock { $0 })
  }

  /// The text of a file below the site's folder; nil when there is none.
  func text(_ path: String) -> String? {
    (try? Disk.read("\(folder)/\(path)")).map { String(decoding: $0, as: UTF8.self) }
  }

  /// A text file, to be asked without being printed when the answer is no.
  func page(_ path: String) -> Page? { text(path).map { Page(path: path, text: $0) } }

  /// A text that tests print by its path.
  struct Page: CustomStringConvertible {
    let path: String
    let text: String

    var description: String { path }

    func has(_ part: String) -> Bool { text.contains(part) }
  }

  /// Every published file and the fingerprint of its bytes.
  func published(_ output: String = "site") -> [String: Fingerprint] {
    let root = "\(folder)/\(output)"
    let paths = FileManager.default.enumerator(atPath: root)
    var files: [String: Fingerprint] = [:]
    while let path = paths?.nextObject() as? String {
      guard !path.hasPrefix(".onir"), FileStatus("\(root)/\(path)")?.kind == .file else { continue }
      files[path] = (try? Disk.read("\(root)/\(path)")).map(Fingerprint.init(of:))
    }
    return files
  }

  /// The files that two outputs do not share, byte for byte.
  static func difference(_ left: [String: Fingerprint], _ right: [String: Fingerprint])
    -> [String]
  {
    Set(left.keys).union(right.keys).filter { left[$0] != right[$0] }.sorted()
  }

  /// The templates that come with the program.
  static let templates = root + "/templates"

  /// The folder of the package.
  static let root = String(#filePath.prefix { _ in true }).components(separatedBy: "/Tests/")[0]

  /// The smallest content that can be published, with two regions and three cities.
  static let smallest = """
    -- content/site.yaml --
    title: {kk: Сынақ, ru: Проба}
    base_url: https://portal.example/
    languages: [kk, ru]
    default_language: kk

    -- content/regions.csv --
    region,city,kato,name_kk,name_ru
    atyrau,,230000000,Атырау облысы,Атырауская область
    atyrau,atyrau,231000000,Атырау,Атырау
    atyrau,inder,233600000,Индер ауданы,Индерский район
    pavlodar,,550000000,Павлодар облысы,Павлодарская область
    pavlodar,pavlodar,551000000,Павлодар,Павлодар

    -- content/guides/queue/kk.md --
    ---
    title: Кезекке тұру
    ---
    {{city.in}} кезекке тұру.

    -- content/guides/queue/ru.md --
    ---
    title: Встать в очередь
    ---
    Встать в очередь {{city.in}}.
    """
}
