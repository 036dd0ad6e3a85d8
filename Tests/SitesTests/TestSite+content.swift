import Commands
import Files
import Foundation
import Synchronization

extension TestSite {
  /// Runs a command of two words on the content alone, with somebody at a terminal if answers are
  /// given.
  func new(_ what: String, _ words: [String], answers: [String]? = nil, language: String = "en")
    -> Run
  {
    let output = Mutex([UInt8]())
    let error = Mutex("")
    let left = Mutex(answers ?? [])
    let console = Console(
      output: { bytes in output.withLock { $0 += bytes } },
      error: { text in error.withLock { $0 += text } }, canAsk: answers != nil,
      input: { left.withLock { $0.isEmpty ? nil : $0.removeFirst() } })
    let inputs = ["--content", "\(folder)/content", "--now", "2026-11-20"]
    let code = Program.run(["new", what, "--messages", language] + inputs + words, console)
    // The folder is another one in every run.
    return Run(
      code: code,
      output: String(decoding: output.withLock { $0 }, as: UTF8.self)
        .replacingOccurrences(of: folder + "/", with: ""),
      error: error.withLock { $0 }.replacingOccurrences(of: folder + "/", with: ""))
  }

  /// Every file of the content and its bytes.
  var contents: [String: [UInt8]] {
    Dictionary(uniqueKeysWithValues: contentFiles.map { ($0, bytes($0)) })
  }

  /// Runs git in the site's folder, as somebody who has a name.
  @discardableResult
  func git(_ words: String...) throws -> String {
    let name = ["-c", "user.name=Test", "-c", "user.email=test@portal.example"]
    let settings = name + ["-c", "init.defaultBranch=main", "-c", "commit.gpgsign=false"]
    let run = try Subprocess.run(["git", "-C", folder] + settings + words)
    struct Failure: Error { let words: [String] }
    guard run.status == 0 else { throw Failure(words: words) }
    return String(decoding: run.output, as: UTF8.self)
  }

  /// Makes the site a repository with everything committed.
  func commit() throws {
    try git("init", "-q")
    try git("add", "-A")
    try git("commit", "-q", "-m", "first")
  }
}
