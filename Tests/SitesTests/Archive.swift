/// Files in one text: a line `-- path --` begins each.
struct Archive {
  let files: [(path: String, text: String)]

  init(_ text: String) {
    var files: [(path: String, text: String)] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("-- "), line.hasSuffix(" --") {
        files.append((String(line.dropFirst(3).dropLast(3)), ""))
      } else if !files.isEmpty {
        files[files.count - 1].text += line + "\n"
      }
    }
    // The blank line before the next heading belongs to the archive, not to the file.
    self.files = files.map { ($0.path, Self.withoutLastBlank($0.text)) }
  }

  subscript(path: String) -> String? { files.first { $0.path == path }?.text }

  private static func withoutLastBlank(_ text: String) -> String {
    text.hasSuffix("\n\n") ? String(text.dropLast()) : text
  }
}
