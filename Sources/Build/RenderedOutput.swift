import Files

/// An output that was rendered and waits to be written.
struct RenderedOutput {
  /// Its file, from the output folder.
  let file: String
  /// What was there before.
  let old: OutputSection.Output?
  /// Whether that still is as it was written.
  let isWhole: Bool
  /// Where its bytes stand among those that wait.
  let bytes: Range<Int>
  /// What stands for its bytes.
  let fingerprint: Fingerprint
  /// The names of what it was made of.
  let names: String
}
