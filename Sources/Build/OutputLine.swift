import Files

/// A line of a state that tells of an output, read without making anything of its file.
struct OutputLine {
  let fingerprint: Fingerprint
  let size: Int
  let modified: Int64
  let reads: Int
  /// Where the name of the file stands.
  let file: Range<Int>

  /// Reads a line behind its letter; nil when it is none, or leads out of the output folder.
  init?(_ reader: inout StateReader, of bytes: ArraySlice<UInt8>) {
    guard let fingerprint = reader.fingerprint(), let size = reader.number(),
      let modified = reader.number(), let reads = reader.number(), reads >= 0,
      let file = reader.restOfLine(), OutputSection.isInside(bytes[file])
    else { return nil }
    self.fingerprint = fingerprint
    self.size = size
    self.modified = Int64(modified)
    self.reads = reads
    self.file = file
  }
}

extension OutputState.Section {
  /// Whether all files still are what was written, by size and time.
  func stands(in folder: OpenFolder) -> Bool {
    var walk = StatusWalk(folder)
    var reader = StateReader(lines)
    // Outputs come first.
    while reader.tag() == UInt8(ascii: "o") {
      guard let line = OutputLine(&reader, of: lines),
        walk.status(lines[line.file].span)?.isFile(line.size, line.modified) ?? false
      else { return false }
    }
    return true
  }
}

extension FileStatus {
  /// Whether it is a plain file of a size and a time.
  func isFile(_ size: Int, _ modified: Int64) -> Bool {
    kind == .file && self.size == size && self.modified == modified
  }
}
