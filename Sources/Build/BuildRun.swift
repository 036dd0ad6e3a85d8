import Files

/// What the threads of one build share.
final class BuildRun: Sendable {
  /// The output folder.
  let folder: OpenFolder
  /// Where files are listed before they are made.
  let unfinished: UnfinishedList
  /// What stood for what outputs of every section may be made of, and what stands for it now.
  let before: [String: Fingerprint]
  let now: [String: Fingerprint]
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
  func keeps(_ output: OutputSection.Output, _ walk: inout StatusWalk) -> Bool {
    guard !isClean, output.matches(walk.status(output.file.utf8.span)) else { return false }
    guard readsOutputs else { return true }
    let bytes = try? Disk.readPlain("\(folder.path)/\(output.file)", limit: output.size)
    return bytes.map { Fingerprint(of: $0) } == output.fingerprint
  }
}

extension OutputSection.Output {
  /// The same, made of another combination.
  func madeOf(_ reads: Int) -> OutputSection.Output {
    OutputSection.Output(
      file: file, fingerprint: fingerprint, size: size, modified: modified, reads: reads)
  }

  /// A file that a build which was cut off may have made: nothing is known of it but its name.
  static func unknown(_ file: String, reads: Int) -> OutputSection.Output {
    OutputSection.Output(
      file: file, fingerprint: FingerprintSum().fingerprint, size: -1, modified: 0, reads: reads)
  }
}
