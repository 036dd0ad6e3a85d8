/// The types of files that are taken.
public enum DocumentKind: String, Sendable, CaseIterable {
  /// ISO 32000, versions 1.0 to 2.0.
  case pdf
  /// ITU T.81, baseline or progressive, Huffman coded.
  case jpeg
}
