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
    self.now = now
    isClean = options.isClean
    readsOutputs = options.readsOutputs
  }

  /// Whether what was written still stands and may stay.
  func keeps(_ output: OutputSection.Output) -> Bool {
    !isClean && output.stands(in: folder, isRead: readsOutputs)
  }
}

extension OutputSection.Output {
  /// Whether a file is what was written, by its size and time, or by all its bytes.
  func stands(in folder: OpenFolder, isRead: Bool) -> Bool {
    guard matches(folder.status(file)) else { return false }
    guard isRead else { return true }
    let bytes = try? Disk.readPlain("\(folder.path)/\(file)", limit: size)
    return bytes.map { Fingerprint(of: $0) } == fingerprint
  }

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
