import Files
import Synchronization

/// What the threads of one build share.
final class BuildRun: Sendable {
  /// The output folder.
  let folder: OpenFolder
  /// Where files are listed before they are made.
  let unfinished: UnfinishedList
  /// What stood for what outputs of every section may be made of, and what stands for it now.
  let before: [String: Fingerprint]
  let now: [String: Fingerprint]
  private let combinations = Mutex<[String: [String]]>([:])
  private let isClean: Bool
  private let readsOutputs: Bool

  init(
    _ options: Builder.Options, before: [String: Fingerprint], now: [String: Fingerprint]
  ) throws(FileError) {
    folder = try OpenFolder(options.output)
    unfinished = try UnfinishedList(in: options.output)
    self.before = before
    self.now = now.merging(Self.program) { now, _ in now }
    isClean = options.isClean
    readsOutputs = options.readsOutputs
  }

  /// The names in a combination; sections have the same ones.
  func names(in combination: String) -> [String] {
    combinations.withLock { known in
      if let names = known[combination] { return names }
      let names = combination.split(separator: " ").map(String.init)
      known[combination] = names
      return names
    }
  }

  /// What stands for the program that writes: another may make other pages of the same.
  static let programName = "program"

  private static var program: [String: Fingerprint] {
    guard let status = BuildOrigin.runningProgram else { return [:] }
    var sum = FingerprintSum()
    sum.add(status.size)
    sum.add(Int(status.modified))
    sum.add(Int(bitPattern: UInt(status.identity)))
    return [programName: sum.fingerprint]
  }

  /// Whether what was written still stands and may stay.
  func keeps(
    _ output: OutputSection.Output, of section: OutputSection, _ walk: inout StatusWalk
  ) -> Bool {
    guard !isClean, output.matches(walk.status(section.name(output).span)) else { return false }
    guard readsOutputs else { return true }
    let bytes = try? Disk.readPlain("\(folder.path)/\(section.file(output))", limit: output.size)
    return bytes.map { Fingerprint(of: $0) } == output.fingerprint
  }
}
