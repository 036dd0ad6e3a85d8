import Diagnostics
import Files
import Languages
import Markdown

extension GuideLoader {
  /// The images of a guide's folder, under the names of assets.
  mutating func loadImages(_ path: String, slug: String, _ entries: [Disk.Entry])
    throws(FileError) -> [String: MarkdownText.Image]
  {
    var pictures: [String: MarkdownText.Image] = [:]
    for entry in entries {
      guard let format = ImageFormat(entry.name) else { continue }
      let file = "\(path)/\(entry.name)"
      // Stays when the file cannot be used, so that a text that shows it is not wrong besides.
      pictures[entry.name] = MarkdownText.Image(address: "", size: nil)
      guard let bytes = try loader.folder.readAny(file, limit: 16 << 20, &report) else { continue }
      if bytes.count > site.imageLimit {
        report.add(
          Diagnostic(
            .imageTooLarge, at: Location("content/\(file)"),
            "the image \(entry.name) has \(bytes.count >> 10) KiB, more than \(site.imageLimit >> 10)",
            help: "parents read on slow lines: make it smaller, or raise images.max_kilobytes"))
      }
      guard let size = format.size(of: bytes) else {
        report.add(
          Diagnostic(
            .unsafeImage, at: Location("content/\(file)"),
            "\(entry.name) \(format.flaw(of: bytes))",
            help: format == .svg
              ? "save it again as plain SVG with a viewBox, without scripts and outer files"
              : "save it again, or give it the ending of its format"))
        continue
      }
      let stem = Slug.make(String(entry.name.prefix { $0 != "." }))
      let hash = Digest.sha256Hexadecimal(bytes, digits: 12)
      let address =
        "assets/\(slug)\(stem.isEmpty ? "" : "-\(stem)").\(hash).\(format.fileEnding)"
      pictures[entry.name] = MarkdownText.Image(address: address, size: size)
      images.append(GuideImage(file: "content/\(file)", address: address, bytes: bytes))
    }
    return pictures
  }
}
