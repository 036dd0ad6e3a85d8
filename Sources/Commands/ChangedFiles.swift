import Diagnostics
import Files
import Portal

/// What git says has changed since a revision, whether it was committed, staged or only saved.
struct ChangedFiles {
  /// The files as diagnostics name them; those of neither folder by their path in the repository.
  private(set) var names: Set<String> = []
  /// Those that are links or other repositories now.
  private(set) var links: Set<String> = []

  private let content: String
  private let revision: String
  private let tree: String
  private let prefixes: [(path: String, name: String)]

  /// Compares the repository that holds the content with a revision of it.
  ///
  /// Templates that lie elsewhere are not part of what is compared.
  ///
  /// - Throws: `CommandFailure` when git cannot tell.
  init(since revision: String, _ inputs: Inputs) throws(CommandFailure) {
    content = inputs.source.content
    self.revision = revision
    guard !revision.isEmpty, !revision.hasPrefix("-") else {
      throw .usage("--changed-since needs a revision, not “\(revision)”")
    }
    let git = Git(folder: content, revision: revision)
    tree = try git.line(["rev-parse", "--verify", "--quiet", "\(revision)^{tree}"])
    let top = try git.line(["rev-parse", "--show-toplevel"])
    var prefixes = [(path: try git.line(["rev-parse", "--show-prefix"]), name: "content/")]
    let beside = Git(folder: inputs.source.templates, revision: revision)
    if (try? beside.line(["rev-parse", "--show-toplevel"])) == top {
      prefixes.append((try beside.line(["rev-parse", "--show-prefix"]), "templates/"))
    }
    self.prefixes = prefixes
    try compare(Git(folder: top, revision: revision))
  }

  private mutating func compare(_ git: Git) throws(CommandFailure) {
    let raw = [
      "diff", "--raw", "-z", "--no-renames", "--no-ext-diff", "--no-relative",
      "--ignore-submodules=none",
    ]
    // The index besides: what is staged may have been taken back on the disk.
    for words in [raw + [tree, "--"], raw + ["--cached", tree, "--"]] {
      let parts = try git.parts(words)
      for index in stride(from: 0, to: parts.count - 1, by: 2) {
        // `:100644 120000 <hash> <hash> T`
        let mode = parts[index].split(separator: " ").dropFirst().first ?? ""
        add(parts[index + 1], isLink: mode == "120000" || mode == "160000")
      }
    }
    for path in try git.parts(["ls-files", "--others", "--exclude-standard", "-z"]) {
      // A repository in the repository is listed as a folder.
      add(path, isLink: path.hasSuffix("/") || Disk.isLink("\(git.folder)/\(path)"))
    }
  }

  private mutating func add(_ path: String, isLink: Bool) {
    let name = Self.printable(name(of: path))
    names.insert(name)
    if isLink { links.insert(name) }
  }

  /// The path as diagnostics name it; of two folders that hold it, the inner one.
  private func name(of path: String) -> String {
    let holding = prefixes.filter { path.hasPrefix($0.path) }.max { $0.path.count < $1.path.count }
    return holding.map { $0.name + path.dropFirst($0.path.count) } ?? path
  }

  /// Without what a terminal would obey: a path of git may hold anything.
  private static func printable(_ name: String) -> String {
    String(
      String.UnicodeScalarView(
        name.unicodeScalars.map { $0.properties.generalCategory == .control ? "\u{FFFD}" : $0 }))
  }

  /// Whether a diagnostic speaks of something that changed: a file, or a folder with one.
  func concern(_ file: String) -> Bool {
    names.contains(file) || names.contains { $0.hasPrefix(file + "/") }
  }

  /// The bytes of a file of the content as they were; nil when it was not there.
  func former(_ name: String) throws(CommandFailure) -> [UInt8]? {
    let path = (prefixes.first?.path ?? "") + name.dropFirst("content/".count)
    let git = Git(folder: content, revision: revision)
    guard try !git.parts(["ls-tree", "-z", "--full-tree", tree, "--", path]).isEmpty else {
      return nil
    }
    return try git.bytes(["cat-file", "blob", "\(tree):\(path)"])
  }
}

/// Asks git about the repository that holds a folder.
struct Git {
  let folder: String
  /// For the message.
  let revision: String

  func bytes(_ words: [String]) throws(CommandFailure) -> [UInt8] {
    let run: (status: Int32, output: [UInt8])
    do throws(FileError) {
      run = try Subprocess.run(["git", "-C", folder] + words)
    } catch {
      throw .machine(error.message)
    }
    guard run.status == 0 else {
      throw .usage(
        """
        git cannot compare \(folder) with “\(revision)”: it must be a revision of the repository \
        that holds the folder
        """)
    }
    return run.output
  }

  /// What ends with a zero each.
  func parts(_ words: [String]) throws(CommandFailure) -> [String] {
    try bytes(words).split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
  }

  /// One line.
  func line(_ words: [String]) throws(CommandFailure) -> String {
    let output = try bytes(words)
    return String(decoding: output.last == 10 ? output.dropLast() : output[...], as: UTF8.self)
  }
}
