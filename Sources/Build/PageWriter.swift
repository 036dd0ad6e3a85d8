import Files

/// Writes outputs into a folder on one thread, leaving alone what has not changed.
struct PageWriter: OutputWriter {
  let output: String
  let state: OutputState
  private(set) var entries: [(file: String, entry: OutputState.Entry)] = []
  private(set) var summary = BuildSummary()
  private var folders: PageFolders

  init(output: String, state: OutputState) {
    self.output = output
    self.state = state
    folders = PageFolders(root: output)
  }

  var result: (entries: [(file: String, entry: OutputState.Entry)], summary: BuildSummary) {
    (entries, summary)
  }

  mutating func write(_ file: String, _ bytes: [UInt8]) throws(FileError) {
    let path = "\(output)/\(file)"
    let fingerprint = Fingerprint(of: bytes)
    summary.pages += 1
    summary.bytes += bytes.count
    if let old = state.entries[file] {
      if old.fingerprint == fingerprint, old.matches(FileStatus(path)) {
        summary.unchanged += 1
        entries.append((file, old))
        return
      }
    }
    try folders.make(for: file)
    var written = state.entries[file] == nil ? try Disk.create(path, bytes) : nil
    if written == nil { written = try Disk.replace(path, bytes) }
    summary.written += 1
    entries.append(
      (
        file,
        OutputState.Entry(
          fingerprint: fingerprint, size: bytes.count, modified: written?.modified ?? 0)
      ))
  }
}
